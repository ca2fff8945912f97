import { memo } from "react";
import { type CellDrawing, cellAttributes, insideOf } from "@/components/matrix/grid/cell-drawing";
import type { RouteLetter } from "@/lib/domain/grid/look";

export type GridCellProps = CellDrawing & {
  name: string;
  active: boolean;
  row: number;
  column: number;
  left: number;
};

const LETTER_SAYS = {
  "": "",
  G: "only through a geographic profile",
  W: "only through the global profile",
  P: "only through provisioned throughput",
} as const satisfies Record<RouteLetter, string>;

/** One cell. Clicks and keys are handled by the grid; equal props draw nothing anew. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { letter, row, column } = props;
  const more = [
    LETTER_SAYS[letter],
    props.warning ?? "",
    props.noted ? "has a note" : "",
    props.required ? "required" : "",
    props.proved ? "a call was answered within a day" : "",
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
      {...cellAttributes(props)}
      className="cell"
      style={{ left: props.left }}
    >
      {insideOf(props)}
    </div>
  );
});
