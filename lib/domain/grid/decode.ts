import type { CellRef } from "@/lib/domain/cell-ref";
import { foldOf } from "./folded";
import type { CellKind, MatrixColumn, MatrixModel, MatrixSnapshot } from "./snapshot";

/** A cell as the compact matrix has it. */
export type GridCell = { account: string; region: string; model: MatrixModel; kind: CellKind };

/** The row of a model; -1 where the matrix has none. */
export const rowOf = ({ models }: Pick<MatrixSnapshot, "models">, modelId: string): number =>
  models.findIndex((model) => model.modelId === modelId);

/** The column of a Region of an account. */
export const columnAt = (
  { columns }: Pick<MatrixSnapshot, "columns">,
  { account, region }: Pick<CellRef, "account" | "region">,
): MatrixColumn | undefined =>
  columns.find((column) => column.account === account && column.region === region);

/** What a row of a column is; null where there is no such cell. */
export const kindAt = (
  { kinds }: Pick<MatrixSnapshot, "kinds">,
  column: MatrixColumn | undefined,
  row: number,
): CellKind | null => kinds[column?.cells[row] ?? -1] ?? null;

/** One cell; null where the matrix has none. */
export function cellAt(snapshot: MatrixSnapshot, ref: CellRef): GridCell | null {
  const row = rowOf(snapshot, ref.modelId);
  const model = snapshot.models[row];
  const kind = kindAt(snapshot, columnAt(snapshot, ref), row);
  return model && kind ? { account: ref.account, region: ref.region, model, kind } : null;
}

/** Every cell of a column, in the order of the models. */
export function cellsIn(snapshot: MatrixSnapshot, column: MatrixColumn): readonly GridCell[] {
  const { account, region } = column;
  return snapshot.models.flatMap((model, row): GridCell[] => {
    const kind = kindAt(snapshot, column, row);
    return kind ? [{ account, region, model, kind }] : [];
  });
}

/** The columns of these accounts, those without a Bedrock endpoint left out. */
export function columnsOf(
  { columns }: Pick<MatrixSnapshot, "columns">,
  accounts: readonly string[],
): readonly MatrixColumn[] {
  const shown = new Set(accounts);
  return columns.filter(({ noEndpoint, account }) => !noEndpoint && shown.has(account));
}

/** The columns of these accounts that counts are made of: what is folded away is in none. */
export function countedColumns(
  snapshot: MatrixSnapshot,
  accounts: readonly string[],
): readonly MatrixColumn[] {
  const shown = new Set(accounts);
  const fold = foldOf(snapshot);
  return snapshot.columns.filter((column) => shown.has(column.account) && fold(column) === null);
}

/** The cells of these accounts that are of one of some kinds, Regions without a Bedrock endpoint left out. */
export function cellsOfKinds(
  snapshot: MatrixSnapshot,
  { accounts, kinds }: { accounts: readonly string[]; kinds: ReadonlySet<CellKind> },
): readonly GridCell[] {
  const found: GridCell[] = [];
  for (const column of columnsOf(snapshot, accounts)) {
    const { account, region } = column;
    for (const [row, model] of snapshot.models.entries()) {
      const kind = kindAt(snapshot, column, row);
      if (kind && kinds.has(kind)) found.push({ account, region, model, kind });
    }
  }
  return found;
}

/** How many cells of these columns are of each kind. */
export function countKinds(
  { kinds }: Pick<MatrixSnapshot, "kinds">,
  columns: readonly MatrixColumn[],
): readonly number[] {
  const counts = kinds.map(() => 0);
  for (const { cells } of columns) for (const kind of cells) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
