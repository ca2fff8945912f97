import type { Base } from "./base";
import type { Filtered } from "./filters";
import { NO_CELL } from "./look";
import type { GridRow } from "./rows";

type Shown = {
  base: Base;
  rows: readonly GridRow[];
  columns: readonly number[];
  faint: Filtered["faint"];
};

/** Where the first cell stands that the filters ask for, what somebody requires before the rest; null where no row shows one. */
export function firstHit({
  base,
  rows,
  columns,
  faint,
}: Shown): { row: number; column: number } | null {
  const width = base.columns.length;
  let first: { row: number; column: number } | null = null;
  for (const [row, line] of rows.entries()) {
    if (line.kind !== "model") continue;
    for (const [column, at] of columns.entries()) {
      const index = line.row * width + at;
      if (faint[index] === 1 || (base.cells[index] ?? NO_CELL) === NO_CELL) continue;
      if (base.required[index] === 1) return { row, column };
      first ??= { row, column };
    }
  }
  return first;
}
