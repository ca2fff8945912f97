import { Check, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { bareMark } from "@/components/ui/state-mark";
import type { RouteLetter } from "@/lib/domain/grid/look";
import type { State } from "@/lib/domain/state";

/** What of a cell is drawn; each of these is a sign that the key explains. */
export type CellDrawing = {
  state: State;
  letter: RouteLetter;
  /** Accounts that are ready, where some are and some are not. */
  share: number | null;
  /** Some of its cells are unknown behind a worse state. */
  hides: boolean;
  /** `own`: a cause of its own. `shared`: its cause is drawn elsewhere. `band`: its Region was not read. */
  ground: "none" | "own" | "shared" | "band";
  noted: boolean;
  /** What warns of it beside its state, in a few words; null: nothing. */
  warning: string | null;
  required: boolean;
  /** A call was answered within a day. */
  proved: boolean;
  faint: boolean;
  off: boolean;
  unread: boolean;
  changed: boolean;
  open: boolean;
  /** Then and now: its place in the line around neighbours that are not what they were; null: none is around it. */
  ring: "start" | "middle" | "end" | "one" | null;
  /** Then and now: it is as it was. */
  same: boolean;
};

/** The signs that stand beside the state, its route and its ground. */
export type CellSign = Exclude<keyof CellDrawing, "state" | "letter" | "share" | "ground" | "ring">;

/** The attributes from which the styles of a cell follow. */
export function cellAttributes(drawing: CellDrawing) {
  return {
    "data-s": drawing.state,
    "data-ground": drawing.ground,
    "data-hides": drawing.hides || undefined,
    "data-required": drawing.required || undefined,
    "data-noted": drawing.noted || undefined,
    "data-faint": drawing.faint || undefined,
    "data-off": drawing.off || undefined,
    "data-changed": drawing.changed || undefined,
    "data-open-cell": drawing.open || undefined,
    "data-unread": drawing.unread || undefined,
    "data-ringed": drawing.ring !== null || undefined,
    "data-ring-first": drawing.ring === "start" || drawing.ring === "one" || undefined,
    "data-ring-last": drawing.ring === "end" || drawing.ring === "one" || undefined,
    "data-same": drawing.same || undefined,
  };
}

/** What stands inside a cell; no component of its own, since a grid has hundreds. */
export function insideOf({
  state,
  letter,
  share,
  ground,
  warning,
  proved,
  faint,
  unread,
}: CellDrawing): ReactNode {
  const beside = letter || share;
  return (
    <>
      {unread ? (
        <span aria-hidden className="size-2 rounded-xs bg-selected" />
      ) : (
        bareMark(state, ground === "shared" || ground === "band")
      )}
      {warning !== null && !faint && (
        <TriangleAlert aria-hidden className="cell-warning" strokeWidth={2} />
      )}
      {proved && warning === null && !faint && (
        <Check aria-hidden className="cell-proof" strokeWidth={2} />
      )}
      {beside && !faint && (
        <span aria-hidden className="cell-letter">
          {beside}
        </span>
      )}
    </>
  );
}
