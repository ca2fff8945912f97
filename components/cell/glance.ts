import type { Glance } from "@/components/cell/cell-head";
import { regionInfo } from "@/lib/domain/region";
import { ROLLUP_ORDER } from "@/lib/domain/rollup";
import type { CellKind, MatrixSnapshot } from "@/lib/domain/view/matrix";
import type { CellRef } from "@/lib/queries/cell";

export type AccountCell = { account: string; label: string; kind: CellKind };

/** The cell in every account that has its Region, in the order of the accounts. */
export function cellInAccounts(
  snapshot: MatrixSnapshot,
  { region, modelId }: CellRef,
): readonly AccountCell[] {
  const row = snapshot.models.findIndex((model) => model.modelId === modelId);
  return snapshot.accounts.flatMap(({ key, name, accountId }) => {
    const column = snapshot.columns.find((one) => one.account === key && one.region === region);
    const kind = snapshot.kinds[column?.cells[row] ?? -1];
    return kind ? [{ account: key, label: name ?? accountId ?? key, kind }] : [];
  });
}

/** What the matrix knows of a cell (of all accounts: the worst); null when it has no such cell. */
export function glanceAt(snapshot: MatrixSnapshot, cell: CellRef): Glance | null {
  const model = snapshot.models.find((one) => one.modelId === cell.modelId);
  const all = cellInAccounts(snapshot, cell);
  const own =
    cell.account === "all" ? worstOf(all) : all.find((one) => one.account === cell.account);
  if (!model || !own) return null;
  const { state, code, title } = own.kind;
  const ready = all.filter((one) => one.kind.state === "ready").length;
  const offered = all.filter((one) => one.kind.state !== "not_offered").length;
  const share = `${ready} of ${offered} accounts ready`;
  return {
    modelName: model.name,
    modelId: model.modelId,
    region: cell.region,
    city: regionInfo(cell.region).city,
    state,
    code: cell.account === "all" ? null : code,
    title: cell.account === "all" ? share : title,
  };
}

function worstOf(cells: readonly AccountCell[]): AccountCell | undefined {
  const worst = ROLLUP_ORDER.find((state) => cells.some((cell) => cell.kind.state === state));
  return cells.find((cell) => cell.kind.state === worst) ?? cells[0];
}
