import { TriangleAlert } from "lucide-react";
import { memo } from "react";
import { StateMark } from "@/components/ui/state-mark";
import type { RouteLetter } from "@/lib/domain/grid/look";
import type { State } from "@/lib/domain/state";

export type GridCellProps = {
  name: string;
  state: State;
  letter: RouteLetter;
  /** Accounts that are ready, where some are and some are not. */
  share: number | null;
  /** Some of its cells are unknown behind a worse state. */
  hides: boolean;
  /** `own`: a cause of its own. `shared`: its cause is drawn elsewhere. `band`: its Region was not read. */
  ground: "none" | "own" | "shared" | "band";
  noted: boolean;
  weighty: boolean;
  required: boolean;
  faint: boolean;
  off: boolean;
  unread: boolean;
  changed: boolean;
  open: boolean;
  active: boolean;
  /** Its place in a ring around neighbours that changed. */
  ring: "start" | "middle" | "end" | "one" | null;
  /** It is as it was: grey. */
  same: boolean;
  row: number;
  column: number;
  left: number;
  width: number;
  height: number;
};

const LETTER_SAYS = {
  "": "",
  G: "only through a geographic profile",
  W: "only through the global profile",
  P: "only through provisioned throughput",
} as const satisfies Record<RouteLetter, string>;

/** One cell. Clicks and keys are handled by the grid; equal props draw nothing anew. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { state, letter, share, ground, row, column } = props;
  const beside = letter || share;
  const more = [
    LETTER_SAYS[letter],
    props.weighty ? "legacy or ends soon" : "",
    props.noted ? "has a note" : "",
    props.required ? "required" : "",
    props.faint ? "outside the filter" : "",
    props.same ? "as before" : "",
  ].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table; this is the ARIA grid pattern
    <div
      role="gridcell"
      aria-label={props.name}
      {...(more.length > 0 && { "aria-description": more.join(", ") })}
      aria-colindex={column + 2}
      aria-selected={props.open}
      tabIndex={props.active ? 0 : -1}
      data-focus={`${row}:${column}`}
      data-s={state}
      data-ground={ground}
      data-hides={props.hides || undefined}
      data-required={props.required || undefined}
      data-noted={props.noted || undefined}
      data-faint={props.faint || undefined}
      data-off={props.off || undefined}
      data-changed={props.changed || undefined}
      data-open-cell={props.open || undefined}
      data-unread={props.unread || undefined}
      data-ring={props.ring ?? undefined}
      data-same={props.same || undefined}
      className="cell"
      style={{ left: props.left, width: props.width, height: props.height }}
    >
      {props.unread ? (
        <span aria-hidden className="size-2 rounded-xs bg-selected" />
      ) : (
        <StateMark state={state} shared={ground === "shared" || ground === "band"} />
      )}
      {props.weighty && !props.faint && (
        <TriangleAlert aria-hidden className="cell-warning" strokeWidth={2} />
      )}
      {beside && !props.faint && (
        <span aria-hidden className="cell-letter">
          {beside}
        </span>
      )}
    </div>
  );
});
