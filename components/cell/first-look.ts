import { accountLabel } from "@/components/shell/use-account";
import { regionInfo } from "@/lib/domain/region";
import { countStates, ROLLUP_ORDER } from "@/lib/domain/rollup";
import { ALL_ACCOUNTS } from "@/lib/domain/view/account-choice";
import type { CellKind, MatrixSnapshot } from "@/lib/domain/view/matrix";
import type { CellRef } from "@/lib/queries/cell";
import type { Glance } from "./cell-head";

export type AccountCell = { account: string; label: string; id: string | null; kind: CellKind };

/** The cell in each of these accounts that has its Region, in their order. */
export function cellInAccounts(
  snapshot: MatrixSnapshot,
  { cell: { region, modelId }, accounts }: { cell: CellRef; accounts: readonly string[] },
): readonly AccountCell[] {
  const row = snapshot.models.findIndex((model) => model.modelId === modelId);
  return snapshot.accounts.flatMap((account) => {
    const { key } = account;
    if (!accounts.includes(key)) return [];
    const column = snapshot.columns.find((one) => one.account === key && one.region === region);
    const kind = snapshot.kinds[column?.cells[row] ?? -1];
    const { name, accountId } = account;
    return kind
      ? [{ account: key, label: accountLabel(account), id: name && accountId, kind }]
      : [];
  });
}

/** What the matrix knows of a cell (of several accounts: the worst); null when it has no such cell. */
export function glanceAt(
  snapshot: MatrixSnapshot,
  { cell, accounts }: { cell: CellRef; accounts: readonly string[] },
): Glance | null {
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
  return `${ready} of ${cells.length - not_offered} accounts ready${rest}`;
}

function worstOf(cells: readonly AccountCell[]): AccountCell | undefined {
  const worst = ROLLUP_ORDER.find((state) => cells.some((cell) => cell.kind.state === state));
  return cells.find((cell) => cell.kind.state === worst) ?? cells[0];
}
