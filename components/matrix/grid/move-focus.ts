import type { GridRow } from "@/lib/domain/grid/rows";

/** Where the focus is: row -1 is the head, column -1 the first column. Indices are of what is shown. */
export type FocusPlace = { row: number; column: number };

export type Bounds = {
  rows: readonly GridRow[];
  columns: number;
  /** Rows that fit on the screen, for PageUp and PageDown. */
  page: () => number;
  /** Whether a row has a cell of its own in a shown column. */
  hasCell: (row: number, column: number) => boolean;
};

export type Step = { key: string; ctrl: boolean };

/** Where a key leads from `place`, by the ARIA grid pattern (https://www.w3.org/WAI/ARIA/apg/patterns/grid/); null for keys that do not move. */
export function movePlace(place: FocusPlace, step: Step, bounds: Bounds): FocusPlace | null {
  const lastRow = bounds.rows.length - 1;
  const lastColumn = bounds.columns - 1;
  const to = (row: number, column: number): FocusPlace => ({
    row: clamp(row, -1, lastRow),
    column: clamp(column, -1, lastColumn),
  });
  switch (step.key) {
    case "ArrowUp":
      return to(place.row - 1, place.column);
    case "ArrowDown":
      return to(place.row + 1, place.column);
    case "ArrowLeft":
      return to(place.row, previous(place, bounds));
    case "ArrowRight":
      return to(place.row, next(place, bounds));
    case "PageUp":
      return to(Math.max(0, place.row - bounds.page()), place.column);
    case "PageDown":
      return to(place.row + bounds.page(), place.column);
    case "Home":
      return step.ctrl ? to(firstModel(bounds.rows), 0) : to(place.row, 0);
    case "End":
      return step.ctrl ? to(lastRow, lastColumn) : to(place.row, lastColumn);
    default:
      return null;
  }
}

/** The column where the focus is seen: rows without cells of their own are focused on their head, and the column is kept for the next row. */
export function seenColumn(place: FocusPlace, { hasCell }: Pick<Bounds, "hasCell">): number {
  return place.row < 0 || hasCell(place.row, place.column) ? place.column : -1;
}

function previous(place: FocusPlace, bounds: Bounds): number {
  for (let column = place.column - 1; column >= 0; column -= 1) {
    if (place.row < 0 || bounds.hasCell(place.row, column)) return column;
  }
  return -1;
}

function next(place: FocusPlace, bounds: Bounds): number {
  const seen = seenColumn(place, bounds);
  for (let column = seen + 1; column < bounds.columns; column += 1) {
    if (place.row < 0 || bounds.hasCell(place.row, column)) return column;
  }
  return place.column;
}

function firstModel(rows: readonly GridRow[]): number {
  const found = rows.findIndex((row) => row.kind === "model");
  return found === -1 ? 0 : found;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
