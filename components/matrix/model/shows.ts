import { ALL_ACCOUNTS } from "@/lib/domain/view/account-choice";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";
import type { CellRef } from "@/lib/queries/cell";

/** What the rows of the grid are: the models of the accounts shown, several rolled up; or one model in each account. */
export type Shows =
  | { by: "models"; accounts: readonly string[] }
  | { by: "accounts"; accounts: readonly string[]; modelId: string };

/** Whether a cell of the grid stands for the cells of several accounts. */
export const isRolledUp = (shows: Shows): boolean =>
  shows.by === "models" && shows.accounts.length > 1;

/** How the grid's row of a cell is called. */
export const rowKeyOf = (shows: Shows, cell: { account: string; modelId: string }): string =>
  shows.by === "accounts" ? cell.account : cell.modelId;

/** The cell at a row and Region, as an address names it. */
export function cellAt(
  shows: Shows,
  { rowKey, region }: { rowKey: string; region: string },
): CellRef {
  if (shows.by === "accounts") return { account: rowKey, region, modelId: shows.modelId };
  const [only = ""] = shows.accounts;
  return { account: isRolledUp(shows) ? ALL_ACCOUNTS : only, region, modelId: rowKey };
}

/** The rows of the snapshot's columns that are looked at: all models, or the one asked for. */
export function rowsShown(snapshot: MatrixSnapshot, shows: Shows): readonly number[] {
  return snapshot.models.flatMap(({ modelId }, row) =>
    shows.by === "models" || modelId === shows.modelId ? [row] : [],
  );
}
