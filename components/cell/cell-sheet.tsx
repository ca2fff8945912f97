"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type Ref, useEffect } from "react";
import { Alternatives } from "@/components/cell/alternatives";
import { CellHead } from "@/components/cell/cell-head";
import { CellTrouble } from "@/components/cell/cell-trouble";
import { Findings } from "@/components/cell/findings";
import { Gates } from "@/components/cell/gates";
import { History } from "@/components/cell/history";
import { HowToCall } from "@/components/cell/how-to-call";
import { InAccounts } from "@/components/cell/in-accounts";
import { LifecycleDates } from "@/components/cell/lifecycle-dates";
import { NextCall } from "@/components/cell/next-call";
import { NextStep } from "@/components/cell/next-step";
import { Routes } from "@/components/cell/routes";
import { Section } from "@/components/cell/section";
import { SheetBar } from "@/components/cell/sheet-bar";
import { useEscape } from "@/components/key/use-escape";
import { usePhone } from "@/components/matrix/grid/metrics";
import { ProofSection } from "@/components/proof/lazy-proof";
import { CellQuotas } from "@/components/quotas/cell-quotas";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { accountLabel } from "@/lib/domain/account-label";
import type { CellRef } from "@/lib/domain/cell-ref";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { cellKey, useCell } from "@/lib/queries/cell";
import { type CellSummary, summaryAt } from "./cell-summary";

type CellSheetProps = {
  cell: CellRef;
  /** Keys of the accounts shown. */
  accounts: readonly string[];
  /** How an address names them. */
  shown: string | null;
  snapshot: MatrixSnapshot;
  onClose: () => void;
  onOpen: (cell: CellRef) => void;
  onStep: (by: 1 | -1) => void;
  onRecheck: () => void;
  /** Shows another account in the matrix around it. */
  onAccount: (key: string) => void;
  /** Leads to the model in all accounts shown, Region by Region. */
  onAccounts: (modelId: string) => void;
  ref: Ref<HTMLDivElement>;
};

/** One cell: what stands in the way, who removes it, and the evidence in order. */
export function CellSheet({
  cell,
  accounts,
  shown,
  snapshot,
  onClose,
  onOpen,
  onStep,
  onRecheck,
  onAccount,
  onAccounts,
  ref,
}: CellSheetProps) {
  const phone = usePhone();
  const onEscape = useEscape(onClose);
  const summary = summaryAt(snapshot, { cell, accounts });
  const rolled = cell.account === ALL_ACCOUNTS;
  const account = snapshot.accounts.find(({ key }) => key === cell.account);
  const own = account ? accountLabel(account) : cell.account;
  const label = rolled ? `${accounts.length} accounts` : own;
  const title = summary ? `${summary.modelName} in ${summary.region}` : "Cell";
  return (
    <Sheet ref={ref} title={title} modal={phone} takeFocus={phone} onEscape={onEscape}>
      <SheetBar
        account={label}
        shown={rolled ? shown : null}
        cell={cell}
        onStep={onStep}
        onRecheck={onRecheck}
        onClose={onClose}
      />
      {!summary && (
        <div className="p-6">
          <Notice state="unknown" title="The matrix has no such cell.">
            The model, the Region or the account is not among what was read.
          </Notice>
        </div>
      )}
      {summary && !rolled && !accounts.includes(cell.account) && (
        <div className="border-b border-line px-6 py-3 max-sm:px-4">
          <Notice
            title={`This cell is of ${own}, which the matrix does not show.`}
            action={<Button onClick={() => onAccount(cell.account)}>Show {own}</Button>}
          />
        </div>
      )}
      {summary && rolled && (
        <InAccounts {...{ cell, accounts, snapshot, summary, onOpen, onAccounts }} />
      )}
      {summary && !rolled && (
        <OneCell cell={cell} summary={summary} version={snapshot.version} onOpen={onOpen} />
      )}
    </Sheet>
  );
}

type OneCellProps = {
  cell: CellRef;
  summary: CellSummary;
  version: string;
  onOpen: (cell: CellRef) => void;
};

function OneCell({ cell, summary, version, onOpen }: OneCellProps) {
  const client = useQueryClient();
  const { account, region, modelId } = cell;
  const { data, isError, refetch } = useCell(cell);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the matrix may say something new of this cell
  useEffect(() => {
    void client.invalidateQueries({ queryKey: cellKey({ account, region, modelId }) });
  }, [client, account, region, modelId, version]);
  return (
    <>
      <CellHead at={cell} summary={summary} cell={data} />
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
      {!data && !isError && (
        <div className="grid gap-4 p-6">
          <p className="sr-only">Loading the evidence</p>
          <Skeleton className="w-4/5" />
          <Skeleton className="w-3/5" />
          <Skeleton className="w-2/3" />
        </div>
      )}
      {data && (
        <>
          <CellTrouble cell={data} />
          <NextStep cell={data} />
          <NextCall cell={data} />
          <Gates cell={data} />
          <Findings cell={data} />
          <Routes cell={data} />
          <ProofSection cell={cell} />
          <Section title="Quotas">
            <CellQuotas cell={data} />
          </Section>
          <HowToCall cell={data} />
          <Alternatives cell={data} onOpen={onOpen} />
          <LifecycleDates cell={data} />
          <History cell={data} />
        </>
      )}
    </>
  );
}
