import type { BaseColumn } from "./base";
import { type Look, NO_CELL } from "./look";

type Laid = {
  height: number;
  columns: readonly BaseColumn[];
  looks: readonly Look[];
  cells: Int32Array;
};

/** By column: the one cause that every cell of a Region has, drawn at its head; -1 where there is none. Linear in the number of cells. */
export function wholeRegions({ height, columns, looks, cells }: Laid): Int32Array {
  const width = columns.length;
  const wholes = new Int32Array(width).fill(-1);
  if (height < 2) return wholes;
  const causes = looks.map(({ state, cause }) => (state === "not_offered" ? -1 : cause));
  columns.forEach(({ folded }, at) => {
    const first = causes[cells[at] ?? NO_CELL] ?? -1;
    if (first < 0 || folded === "no-endpoint") return;
    for (let row = 1; row < height; row += 1) {
      if (causes[cells[row * width + at] ?? NO_CELL] !== first) return;
    }
    wholes[at] = first;
  });
  return wholes;
}
