import type { MatrixColumn, MatrixDelta, MatrixSnapshot } from "./snapshot";

/** A column whose `cells` is the place of its list among the lists that stand beside it. */
export type ListedColumn = Omit<MatrixColumn, "cells"> & { cells: number };

/** An answer in which lists of cells that are equal stand once: of many accounts most Regions say the same. */
export type Listed<Answer extends { columns: readonly MatrixColumn[] }> = Omit<
  Answer,
  "columns"
> & {
  lists: readonly (readonly number[])[];
  columns: readonly ListedColumn[];
};

/** The same answer with each list once. */
export function listCells<Answer extends MatrixSnapshot | MatrixDelta>(
  answer: Answer,
): Listed<Answer> {
  const lists: (readonly number[])[] = [];
  const places = new Map<string, number>();
  const columns = answer.columns.map((column): ListedColumn => {
    const key = column.cells.join();
    const place = places.get(key) ?? lists.push(column.cells) - 1;
    places.set(key, place);
    return { ...column, cells: place };
  });
  return { ...answer, lists, columns };
}

/** The columns with their own lists again, equal ones as one object; null: one names a list that was not sent. */
export function ownCells(
  columns: readonly ListedColumn[],
  lists: readonly (readonly number[])[],
): readonly MatrixColumn[] | null {
  const owned: MatrixColumn[] = [];
  for (const column of columns) {
    const cells = lists[column.cells];
    if (!cells) return null;
    owned.push({ ...column, cells });
  }
  return owned;
}
