import type { CellRef } from "@/lib/domain/cell-ref";
import { ALL_ACCOUNTS } from "./account-choice";
import type { MatrixSnapshot } from "./snapshot";

/** What the rows of the grid are: the models of the accounts shown, several rolled up; or one model in each account. */
export type GridScope =
  | { by: "models"; accounts: readonly string[] }
  | { by: "accounts"; accounts: readonly string[]; modelId: string };

/** Whether a cell of the grid stands for the cells of several accounts. */
export const isRolledUp = (scope: GridScope): boolean =>
  scope.by === "models" && scope.accounts.length > 1;

/** How the grid's row of a cell is called. */
export const rowKeyOf = (scope: GridScope, cell: { account: string; modelId: string }): string =>
  scope.by === "accounts" ? cell.account : cell.modelId;

/** The cell at a row and Region, as an address names it. */
export function cellRefAt(
  scope: GridScope,
  { rowKey, region }: { rowKey: string; region: string },
): CellRef {
  if (scope.by === "accounts") return { account: rowKey, region, modelId: scope.modelId };
  const [only = ""] = scope.accounts;
  return { account: isRolledUp(scope) ? ALL_ACCOUNTS : only, region, modelId: rowKey };
}

/** The rows of the snapshot's columns that are looked at: all models, or the one asked for. */
export function rowsShown(snapshot: MatrixSnapshot, scope: GridScope): readonly number[] {
  return snapshot.models.flatMap(({ modelId }, row) =>
    scope.by === "models" || modelId === scope.modelId ? [row] : [],
  );
}
