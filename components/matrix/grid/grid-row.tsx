import { memo, type ReactNode } from "react";
import { GridCell, type GridCellProps } from "@/components/matrix/grid/grid-cell";
import { RowHead } from "@/components/matrix/grid/row-head";
import { ROW_NOUN } from "@/components/matrix/row-noun";
import { cn } from "@/components/ui/cn";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import type { CellRef } from "@/lib/domain/cell-ref";
import { type Base, cellWhere } from "@/lib/domain/grid/base";
import { hidesUnknown, type Look, NO_CELL, readyShare } from "@/lib/domain/grid/look";
import type { Marks } from "@/lib/domain/grid/marks";
import type { GridRow, ModelRow, ProviderRow } from "@/lib/domain/grid/rows";
import { rowKeyOf } from "@/lib/domain/grid/scope";
import { counted } from "@/lib/domain/words/counted";
import type { GridColumn, Metrics } from "./columns";

/** What a cell shows of its past. */
export type PastOfCell = {
  /** Where it stands among neighbours that changed too; none: it changed alone with its Region, or not at all. */
  ring: GridCellProps["ring"];
  /** It is as it was. */
  same: boolean;
  /** What it was, in a word; null where that adds nothing. */
  was: string | null;
};

/** What the grid shows of the past in the places it has. */
export type PastOfGrid = {
  cell: (at: number, place: number) => PastOfCell;
  row: (row: ModelRow) => ReactNode;
  column: (at: number) => ReactNode;
  corner: readonly [ReactNode, ReactNode];
};

export type GridView = {
  base: Base;
  marks: Marks;
  faint: Uint8Array;
  columns: readonly GridColumn[];
  metrics: Metrics;
  scanning: boolean;
  /** `region~row` of the cells that changed in the last two seconds. */
  changed: ReadonlySet<string>;
  /** What a requirement warns of, by `region~row`. */
  warned: ReadonlyMap<string, string>;
  open: CellRef | null;
  /** Null: nothing is compared. */
  past: PastOfGrid | null;
};

type RowProps = {
  view: GridView;
  row: GridRow;
  index: number;
  top: number;
  height: number;
  shown: readonly number[];
  /** The column that has the focus in this row; -1 is the head, null when another row has it. */
  activeColumn: number | null;
};

/** One row: its head, then the cells of the columns that are drawn. Scrolling past it draws it no second time. */
export const GridRowView = memo(function GridRowView({
  view,
  row,
  index,
  top,
  height,
  shown,
  activeColumn,
}: RowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table
    // biome-ignore lint/a11y/useFocusableInteractive: in a grid the cells take the focus, not the rows
    <div
      role="row"
      aria-rowindex={index + 3}
      className={cn(
        "group/row absolute left-0 w-full [contain:layout_style]",
        row.kind === "model" && "hover:bg-hover",
      )}
      style={{ top, height }}
    >
      <RowHead
        base={view.base}
        row={row}
        index={index}
        active={activeColumn === -1}
        width={view.metrics.firstColumn}
        end={row.kind === "model" ? view.past?.row(row) : undefined}
      />
      {row.kind === "model" &&
        shown.map((place) =>
          modelCell({ view, row, index, place, height, active: activeColumn === place }),
        )}
      {row.kind !== "model" &&
        shown.map((place) => (
          <HeadingCell
            key={place}
            {...{ view, row, index, place, height }}
            active={activeColumn === place}
          />
        ))}
    </div>
  );
});

type PlaceProps<Row> = {
  view: GridView;
  row: Row;
  index: number;
  place: number;
  height: number;
  active: boolean;
};

/** No component of its own: a grid has hundreds. */
function modelCell({ view, row, index, place, height, active }: PlaceProps<ModelRow>) {
  const { base, marks, metrics, columns } = view;
  const column = columns[place];
  const line = base.rows[row.row];
  const info = column && base.columns[column.at];
  if (!column || !line || !info) return null;
  const at = row.row * base.columns.length + column.at;
  const look = base.looks[base.cells[at] ?? NO_CELL];
  const frame = { left: metrics.firstColumn + column.left, width: metrics.cellWidth, height };
  const where = cellWhere(base, line, info.region);
  if (!look) return <NoCell key={place} frame={frame} place={place} name={where} />;
  const cause = base.causes[look.cause];
  const key = `${info.region}~${line.key}`;
  const warning = warningOf(look, view.warned.get(key));
  const banded = look.cause >= 0 && marks.columns[column.at] === look.cause;
  const past = view.past?.cell(at, place);
  return (
    <GridCell
      key={place}
      left={frame.left}
      name={past?.was ? `${cellName(where, look)}, was ${past.was}` : cellName(where, look)}
      state={look.state}
      letter={look.letter}
      share={readyShare(look)}
      hides={hidesUnknown(look)}
      ground={groundOf({
        banded,
        unknown: look.state === "unknown",
        unread: look.unread && view.scanning,
        shared: !past && marks.shared[at] === 1,
        cause: !past && look.cause >= 0,
      })}
      noted={look.noted && warning === null}
      warning={warning}
      required={base.required[at] === 1}
      proved={look.proved === true && !past}
      faint={view.faint[at] === 1}
      off={banded && cause?.code === "RegionDisabled"}
      unread={look.unread && view.scanning}
      changed={view.changed.has(key)}
      open={view.open?.region === info.region && rowKeyOf(base.scope, view.open) === line.key}
      active={active}
      row={index}
      column={place}
      ring={past?.ring ?? null}
      same={past?.same ?? false}
    />
  );
}

/** An end that is near comes before what a requirement warns of; that is told of what is ready alone. */
function warningOf({ weighty, state }: Look, required: string | undefined): string | null {
  if (weighty) return "legacy or ends soon";
  return state === "ready" ? (required ?? null) : null;
}

/** `<model> in <region>: <state word>`, then the title where it says more than the word. */
function cellName(where: string, { state, title }: Look): string {
  const { word } = STATE_LOOK[state];
  return title && title !== word ? `${where}: ${word}, ${title}` : `${where}: ${word}`;
}

type GroundInput = {
  unread: boolean;
  banded: boolean;
  unknown: boolean;
  shared: boolean;
  cause: boolean;
};

function groundOf({
  unread,
  banded,
  unknown,
  shared,
  cause,
}: GroundInput): GridCellProps["ground"] {
  if (unread) return "none";
  if (banded && unknown) return "band";
  if (shared) return "shared";
  return cause ? "own" : "none";
}

type Frame = { left: number; width: number; height: number };

function NoCell({ frame, place, name }: { frame: Frame; place: number; name: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table
    <div
      role="gridcell"
      tabIndex={-1}
      aria-colindex={place + 2}
      aria-label={`${name}: not counted, the Region is off or no account has it`}
      className="absolute top-0 border-b border-line"
      style={frame}
    />
  );
}

/** In a provider's or fold's row: empty, or the mark of a cause shared by the provider in that Region, with its count. */
function HeadingCell({
  view,
  row,
  index,
  place,
  height,
  active,
}: PlaceProps<Exclude<GridRow, ModelRow>>) {
  const column = view.columns[place];
  const info = column && view.base.columns[column.at];
  if (!column || !info) return null;
  const frame = {
    left: view.metrics.firstColumn + column.left,
    width: view.metrics.cellWidth,
    height,
  };
  const line = row.kind === "provider" ? "border-line-strong" : "border-line";
  const shared = row.kind === "provider" ? sharedMark(view, { row, at: column.at }) : null;
  if (!shared) {
    return <div aria-hidden className={cn("absolute top-0 border-b", line)} style={frame} />;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table
    <div
      role="gridcell"
      aria-colindex={place + 2}
      aria-label={`${row.provider} in ${info.region}: ${STATE_LOOK[shared.state].word}, ${shared.title}, ${counted(shared.cells, ROW_NOUN[view.base.scope.by])}`}
      tabIndex={active ? 0 : -1}
      data-focus={`${index}:${place}`}
      data-cause={shared.key}
      data-s={shared.state}
      className={cn(
        "absolute top-0 flex cursor-pointer items-center justify-center gap-[3px] border-b pt-1 text-xs font-semibold text-(--fg)",
        line,
      )}
      style={frame}
    >
      <StateMark state={shared.state} />
      {shared.cells}
    </div>
  );
}

function sharedMark(view: GridView, { row, at }: { row: ProviderRow; at: number }) {
  const mark = row.byColumn.get(at);
  const cause = mark && view.base.causes[mark.cause];
  return cause ? { ...cause, cells: mark.cells } : null;
}
