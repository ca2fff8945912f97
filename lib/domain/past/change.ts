import { isLessCallable } from "@/lib/domain/callable";
import type { CellKind } from "@/lib/domain/grid/snapshot";

/**
 * What became of a cell between two moments. `worse`: less callable. `better`: more. `lost`: known then, not known now.
 * `found`: not known then, known now. `new`: its Region was opened, it is offered newly, or it was first read since.
 */
export const CHANGE_CLASSES = ["worse", "better", "lost", "new", "found"] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** Null: no row says what the cell was. */
export type Known = Pick<CellKind, "state" | "code"> | null;

/**
 * What a cell's two states are to each other; null: the same, or nothing that could be told. What could not be read has
 * neither grown better nor worse. Where no row is kept, `kept` says whether the account has any as old as that: without,
 * nothing is known of then, and a cell is not called new.
 */
export function changeOf(was: Known, is: Known, kept: boolean): ChangeClass | null {
  if (!is) return null;
  if (!was) return kept && is.code !== "RegionDisabled" && isOffered(is) ? "new" : null;
  if (is.state === "unknown") return was.state === "unknown" ? null : "lost";
  if (was.state === "unknown") return "found";
  if (isOpened(was, is)) return "new";
  if (was.state === is.state) return null;
  if (is.code === "RegionDisabled") return "worse";
  if (isLessCallable(is.state, was.state)) return "worse";
  const works = is.state === "ready" || is.state === "pending";
  return was.state === "not_offered" && !works ? "new" : "better";
}

const isOffered = ({ state }: NonNullable<Known>): boolean =>
  state !== "unknown" && state !== "not_offered";

/** Whether a Region that was shut is a step further. */
function isOpened(was: NonNullable<Known>, is: NonNullable<Known>): boolean {
  if (was.code === "RegionDisabled") return is.code !== "RegionDisabled";
  return (
    was.code === "RegionEnabling" && is.code !== "RegionEnabling" && is.code !== "RegionDisabled"
  );
}
