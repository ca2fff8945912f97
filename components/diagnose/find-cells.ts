import { cellsIn, type GridCell } from "@/lib/domain/grid/decode";
import { placeOfText, type TextAt } from "@/lib/domain/grid/place-of-text";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

const NEAR_MAX = 2;

/** The cell that a message speaks of, and models of the same provider that are ready in its Region. */
export function findCells(
  snapshot: MatrixSnapshot,
  at: TextAt,
): { cell: GridCell; near: readonly GridCell[]; readAt: number | null } | null {
  const place = placeOfText(snapshot, at);
  if ("none" in place || place.cell === null) return null;
  const { cell, column } = place;
  const near = cellsIn(snapshot, column).filter(
    ({ model, kind }) =>
      model.provider === cell.model.provider && model !== cell.model && kind.state === "ready",
  );
  return { cell, near: near.slice(0, NEAR_MAX), readAt: column.readAt };
}
