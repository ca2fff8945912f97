import { accountLabel } from "@/lib/domain/account-label";
import type { CellRef } from "@/lib/domain/cell-ref";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { cellAt } from "@/lib/domain/grid/decode";
import type { CellKind, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { regionInfo } from "@/lib/domain/region";
import { countStates, worstFirst } from "@/lib/domain/rollup";
import type { State } from "@/lib/domain/state";
import { counted } from "@/lib/domain/words/counted";

/** What the matrix already knows of a cell, shown until the whole of it has arrived. */
export type CellSummary = {
  modelName: string;
  modelId: string;
  region: string;
  city: string;
  state: State;
  code: string | null;
  title: string;
};

export type AccountCell = { account: string; label: string; id: string | null; kind: CellKind };

/** The cell in each of these accounts that has its Region, in their order. */
export function cellInAccounts(
  snapshot: MatrixSnapshot,
  { cell: { region, modelId }, accounts }: { cell: CellRef; accounts: readonly string[] },
): readonly AccountCell[] {
  return snapshot.accounts.flatMap((account) => {
    const { key } = account;
    if (!accounts.includes(key)) return [];
    const kind = cellAt(snapshot, { account: key, region, modelId })?.kind;
    const { name, accountId } = account;
    return kind
      ? [{ account: key, label: accountLabel(account), id: name && accountId, kind }]
      : [];
  });
}

/** What the matrix knows of a cell (of several accounts: the worst); null when it has no such cell. */
export function summaryAt(
  snapshot: MatrixSnapshot,
  { cell, accounts }: { cell: CellRef; accounts: readonly string[] },
): CellSummary | null {
  const model = snapshot.models.find((one) => one.modelId === cell.modelId);
  const rolled = cell.account === ALL_ACCOUNTS;
  const all = cellInAccounts(snapshot, { cell, accounts: rolled ? accounts : [cell.account] });
  const own = rolled ? worstOf(all) : all[0];
  if (!model || !own) return null;
  const { state, code, title } = own.kind;
  return {
    modelName: model.name,
    modelId: model.modelId,
    region: cell.region,
    city: regionInfo(cell.region).city,
    state,
    code: rolled ? null : code,
    title: rolled ? shareText(all) : title,
  };
}

/** How many are ready; the unknown ones are never left unsaid. */
function shareText(cells: readonly AccountCell[]): string {
  const { ready, not_offered, unknown } = countStates(cells.map(({ kind }) => kind.state));
  const rest = unknown > 0 ? `, ${unknown} unknown` : "";
  return `${ready} of ${counted(cells.length - not_offered, "account")} ready${rest}`;
}

const worstOf = (cells: readonly AccountCell[]): AccountCell | undefined =>
  worstFirst(cells, ({ kind }) => kind.state)[0];
