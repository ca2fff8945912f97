"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type Ref, useEffect } from "react";
import { CellHead, type Glance } from "@/components/cell/cell-head";
import { Gates } from "@/components/cell/gates";
import { cellInAccounts, glanceAt } from "@/components/cell/glance";
import { NextStep } from "@/components/cell/next-step";
import { Alternatives, Findings, History, LifecycleDates } from "@/components/cell/rest";
import { Routes } from "@/components/cell/routes";
import { Section } from "@/components/cell/section";
import { SheetBar } from "@/components/cell/sheet-bar";
import { usePhone } from "@/components/matrix/grid/metrics";
import { CellQuotas } from "@/components/quotas/cell-quotas";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import { StateMark } from "@/components/ui/state-mark";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";
import { type CellRef, cellKey, useCell } from "@/lib/queries/cell";

type CellSheetProps = {
  cell: CellRef;
  snapshot: MatrixSnapshot;
  onClose: () => void;
  onOpen: (cell: CellRef) => void;
  onStep: (by: 1 | -1) => void;
  onRecheck: () => void;
  ref: Ref<HTMLDivElement>;
};

/** One cell: what stands in the way, who removes it, and the evidence in order. */
export function CellSheet({
  cell,
  snapshot,
  onClose,
  onOpen,
  onStep,
  onRecheck,
  ref,
}: CellSheetProps) {
  const phone = usePhone();
  const glance = glanceAt(snapshot, cell);
  const account = snapshot.accounts.find(({ key }) => key === cell.account);
  const label =
    cell.account === "all" ? "All accounts" : (account?.name ?? account?.accountId ?? cell.account);
  const title = glance ? `${glance.modelName} in ${glance.region}` : "Cell";
  return (
    <Sheet ref={ref} title={title} modal={phone} takeFocus={phone} onClose={onClose}>
      <SheetBar
        account={label}
        cell={cell}
        onStep={onStep}
        onRecheck={onRecheck}
        onClose={onClose}
      />
      {!glance && (
        <div className="p-6">
          <Notice state="unknown" title="The matrix has no such cell.">
            The model, the Region or the account is not among what was read.
          </Notice>
        </div>
      )}
      {glance && cell.account === "all" && <InAccounts {...{ cell, snapshot, glance, onOpen }} />}
      {glance && cell.account !== "all" && (
        <OneCell cell={cell} glance={glance} version={snapshot.version} onOpen={onOpen} />
      )}
    </Sheet>
  );
}

type OneCellProps = {
  cell: CellRef;
  glance: Glance;
  version: string;
  onOpen: (cell: CellRef) => void;
};

function OneCell({ cell, glance, version, onOpen }: OneCellProps) {
  const client = useQueryClient();
  const { account, region, modelId } = cell;
  const { data, isError, refetch } = useCell(cell);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the matrix may say something new of this cell
  useEffect(() => {
    void client.invalidateQueries({ queryKey: cellKey({ account, region, modelId }) });
  }, [client, account, region, modelId, version]);
  return (
    <>
      <CellHead glance={glance} cell={data} />
      {isError && !data && (
        <div className="p-6">
          <Notice
            title="The evidence could not be loaded."
            action={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            What the matrix knows stands above.
          </Notice>
        </div>
      )}
      {data && (
        <>
          <NextStep cell={data} />
          <Gates cell={data} />
          <Findings cell={data} />
          <Routes cell={data} />
          <Section title="Quotas">
            <CellQuotas cell={data} />
          </Section>
          <Alternatives cell={data} onOpen={onOpen} />
          <LifecycleDates cell={data} />
          <History cell={data} />
        </>
      )}
    </>
  );
}

type InAccountsProps = {
  cell: CellRef;
  snapshot: MatrixSnapshot;
  glance: Glance;
  onOpen: (cell: CellRef) => void;
};

function InAccounts({ cell, snapshot, glance, onOpen }: InAccountsProps) {
  const cells = cellInAccounts(snapshot, cell);
  return (
    <>
      <CellHead glance={glance} cell={undefined} />
      <Section title="By account" note={`${cells.length}`}>
        <ul className="[&>li+li]:border-t [&>li+li]:border-line">
          {cells.map(({ account, label, kind }) => (
            <li key={account}>
              <button
                type="button"
                onClick={() => onOpen({ ...cell, account })}
                className="flex w-full items-baseline gap-2 rounded-sm py-1.5 text-left hover:bg-hover"
              >
                <StateMark state={kind.state} label className="self-center" />
                <span className="whitespace-nowrap">{label}</span>
                <span className="ml-auto min-w-0 truncate text-sm text-ink-2">{kind.title}</span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
