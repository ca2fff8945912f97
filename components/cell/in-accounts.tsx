import { CellHead } from "@/components/cell/cell-head";
import { Section } from "@/components/cell/section";
import { Button } from "@/components/ui/button";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import type { CellRef } from "@/lib/domain/cell-ref";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { worstFirst } from "@/lib/domain/rollup";
import { type CellSummary, cellInAccounts } from "./cell-summary";

type InAccountsProps = {
  cell: CellRef;
  accounts: readonly string[];
  snapshot: MatrixSnapshot;
  summary: CellSummary;
  onOpen: (cell: CellRef) => void;
  onAccounts: (modelId: string) => void;
};

/** A cell that stands for several accounts: each of them, the worst first. */
export function InAccounts({
  cell,
  accounts,
  snapshot,
  summary,
  onOpen,
  onAccounts,
}: InAccountsProps) {
  const cells = worstFirst(cellInAccounts(snapshot, { cell, accounts }), ({ kind }) => kind.state);
  return (
    <>
      <CellHead at={null} summary={summary} cell={undefined} />
      <Section title="By account" note={`${cells.length}`}>
        <ul className="[&>li+li]:border-t [&>li+li]:border-line">
          {cells.map(({ account, label, id, kind }) => (
            <li key={account}>
              <button
                type="button"
                onClick={() => onOpen({ ...cell, account })}
                className="flex w-full items-baseline gap-2 rounded-sm py-1.5 text-left hover:bg-hover"
              >
                <StateMark state={kind.state} label className="self-center" />
                <span className="whitespace-nowrap">{label}</span>
                {id && <span className="font-mono text-xs text-ink-3">{id}</span>}
                <span className="ml-auto min-w-0 truncate text-sm text-ink-2">
                  {kind.title || STATE_LOOK[kind.state].word}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <Button className="mt-3" onClick={() => onAccounts(cell.modelId)}>
          {summary.modelName} in every Region of these accounts
        </Button>
      </Section>
    </>
  );
}
