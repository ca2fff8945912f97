"use client";

import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from "react";
import { CutEdge } from "@/components/matrix/grid/cut-edge";
import { GridHead } from "@/components/matrix/grid/grid-head";
import { GridRowView, type GridView } from "@/components/matrix/grid/grid-row";
import { useCovered, usePrinting } from "@/components/matrix/grid/metrics";
import { useGridFocus } from "@/components/matrix/grid/use-grid-focus";
import { useVirtualGrid } from "@/components/matrix/grid/use-virtual-grid";
import { lazyModule } from "@/components/ui/lazy-module";
import { STATE_LOOK } from "@/components/ui/state-look";
import { type CellRef, sameCell } from "@/lib/domain/cell-ref";
import { cellWhere } from "@/lib/domain/grid/base";
import { firstHit } from "@/lib/domain/grid/first-hit";
import type { GridRow } from "@/lib/domain/grid/rows";
import { cellRefAt, rowKeyOf } from "@/lib/domain/grid/scope";
import type { GeographySpan, Metrics } from "./columns";
import { focusOfElement } from "./focus-of-element";
import type { FocusPlace } from "./move-focus";

const signs = lazyModule(() => import("@/components/key/key-signs"));
const KeySigns = signs.part(({ KeySigns: part }) => part);
const tip = lazyModule(() => import("@/components/matrix/grid/grid-tip"));
const GridTip = tip.part(({ GridTip: part }) => part);

/** What the focus of the grid stands on. */
export type Target =
  | { kind: "cell"; cell: CellRef }
  | { kind: "model"; modelId: string }
  | { kind: "account"; account: string }
  | { kind: "region"; region: string }
  | { kind: "group"; group: string };

type GridProps = {
  view: GridView;
  rows: readonly GridRow[];
  spans: readonly GeographySpan[];
  width: number;
  rowCount: number;
  /** How an address names the accounts shown. */
  account: string | null;
  /** Names the cells that are asked for; empty: none in particular. */
  hits: string;
  onOpen: (cell: CellRef) => void;
  /** Enter on the cell that is open already: step into its sheet. */
  onEnterSheet: () => void;
  onCause: (key: string) => void;
  onToggle: (row: GridRow) => void;
  /** The head of a model's or an account's row was chosen. */
  onRow: (key: string) => void;
  onTarget: (target: Target | null) => void;
};

const TAIL = 20;

/** A screen of rows less one, so that PageDown leaves the last row in sight. */
function rowsOnScreen(scroller: HTMLElement | null, { headHeight, rowHeight }: Metrics): number {
  const room = (scroller?.clientHeight ?? 0) - headHeight;
  return Math.max(1, Math.floor(room / rowHeight) - 1);
}

/** Models, or one model in each account, by Regions; virtualised both ways, with one tab stop and the arrows within. */
export function Grid(props: GridProps) {
  const { view, rows, spans, width, rowCount, account } = props;
  const { base, columns, metrics } = view;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const regions = useMemo(
    () => columns.map(({ at }) => base.columns[at]?.region ?? ""),
    [columns, base],
  );
  const bounds = {
    rows,
    columns: columns.length,
    page: () => rowsOnScreen(scroller.current, metrics),
    hasCell: (row: number, place: number) => hasCell(rows[row], columns[place]?.at),
  };
  const focus = useGridFocus({ grid, rows, regions, bounds });
  const whole = usePrinting();
  const covered = useCovered(view.open !== null);
  const virtual = useVirtualGrid({
    scroller,
    rows,
    columns,
    metrics,
    keep: focus.place,
    whole,
    covered,
  });

  const targetAt = ({ row, column }: FocusPlace): Target | null => {
    const region = regions[column];
    if (row < 0) return region ? { kind: "region", region } : null;
    const line = rows[row];
    if (!line) return null;
    if (line.kind !== "model") return { kind: "group", group: line.provider };
    if (region) return { kind: "cell", cell: cellRefAt(base.scope, { rowKey: line.key, region }) };
    return base.scope.by === "models"
      ? { kind: "model", modelId: line.key }
      : { kind: "account", account: line.key };
  };
  const arrive = (place: FocusPlace) => {
    focus.focusSoon();
    virtual.scrollTo(place);
    const target = targetAt(place);
    props.onTarget(target);
    if (view.open && target?.kind === "cell") props.onOpen(target.cell);
  };
  const activate = (place: FocusPlace, element: Element | null) => {
    const cause = element?.getAttribute("data-cause");
    const target = targetAt(place);
    const row = rows[place.row];
    if (cause) props.onCause(cause);
    else if (target?.kind === "cell") openOrEnter(target.cell);
    else if (row?.kind === "model") props.onRow(row.key);
    else if (row) props.onToggle(row);
  };
  const openOrEnter = (cell: CellRef) => {
    if (view.open && sameCell(view.open, cell)) props.onEnterSheet();
    else props.onOpen(cell);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.metaKey) return;
    const seen = { row: focus.place.row, column: focus.seen };
    if (event.key === "Enter" || event.key === " ") {
      if (seen.row < 0) return;
      event.preventDefault();
      const element = event.target instanceof Element ? event.target.closest("[data-focus]") : null;
      activate(seen, element);
      return;
    }
    const next = focus.moveBy({ key: event.key, ctrl: event.ctrlKey });
    if (!next) return;
    event.preventDefault();
    arrive(next);
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const element = event.target instanceof Element ? event.target.closest("[data-focus]") : null;
    const place = focusOfElement(element);
    if (!place) return;
    focus.moveTo(place);
    focus.focusSoon();
    props.onTarget(targetAt(place));
    if (place.row >= 0) activate(place, element);
  };
  const onFocus = (event: React.FocusEvent<HTMLDivElement>) => {
    const place = focusOfElement(event.target.closest("[data-focus]"));
    if (!place) return;
    if (place.row !== focus.place.row || place.column !== focus.seen) focus.moveTo(place);
    props.onTarget(targetAt(place));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only other cells asked for move the grid, not every refresh
  useEffect(() => {
    if (props.hits === "" || view.open) return;
    const { faint } = view;
    const place = firstHit({ base, rows, columns: columns.map(({ at }) => at), faint });
    if (!place) return;
    focus.moveTo(place);
    virtual.scrollTo(place);
  }, [props.hits]);

  const openKey = view.open && `${view.open.region}~${rowKeyOf(base.scope, view.open)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another open cell moves the grid, not every refresh
  useEffect(() => {
    if (!view.open) return;
    const key = rowKeyOf(base.scope, view.open);
    const row = rows.findIndex((line) => line.kind === "model" && line.key === key);
    const place = { row, column: regions.indexOf(view.open.region) };
    if (row === -1 || place.column === -1) return;
    focus.moveTo(place);
    virtual.scrollTo(place);
    // Chosen by name: the arrows go on from there.
    if (document.activeElement?.id === "main") focus.focusSoon();
  }, [openKey]);

  // The width of a cell is said once for all of them.
  const sizes = {
    width: metrics.firstColumn + width + TAIL + covered,
    "--cell-w": `${metrics.cellWidth}px`,
  };
  return (
    <div data-print="flow" className="relative grid min-h-0 min-w-0">
      <div
        ref={scroller}
        data-print="flow"
        className="scroll-thin relative min-h-0 bg-canvas overflow-auto overscroll-contain"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table; its cells take the focus */}
        <div
          ref={grid}
          role="grid"
          aria-label={base.scope.by === "models" ? "Models by Region" : "Accounts by Region"}
          aria-rowcount={rows.length + 2}
          aria-colcount={columns.length + 1}
          tabIndex={-1}
          className="relative outline-none"
          style={sizes}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onFocus={onFocus}
        >
          <GridHead
            {...{ base, marks: view.marks, columns, spans, metrics, rowCount, account }}
            shown={virtual.shownColumns}
            scanning={view.scanning}
            past={view.past}
            activeColumn={focus.place.row < 0 ? focus.seen : null}
          />
          {/* biome-ignore lint/a11y/useSemanticElements: a virtualised grid can't be a table */}
          <div role="rowgroup" className="relative" style={{ height: virtual.height }}>
            {virtual.rowItems.map((item) => {
              const row = rows[item.index];
              return (
                row && (
                  // By place, so that a filter changes the cells that are there instead of making new ones.
                  <GridRowView
                    key={item.index}
                    {...{ view, row }}
                    index={item.index}
                    top={item.top}
                    height={item.height}
                    shown={virtual.shownColumns}
                    activeColumn={focus.place.row === item.index ? focus.seen : null}
                  />
                )
              );
            })}
          </div>
        </div>
        {whole && <KeySigns />}
        <GridTip grid={grid} tipFor={(place) => tipFor(view, { rows, place })} />
      </div>
      <CutEdge scroller={scroller} tail={TAIL + covered} />
    </div>
  );
}

function hasCell(row: GridRow | undefined, at: number | undefined): boolean {
  if (!row || at === undefined) return false;
  if (row.kind === "model") return true;
  return row.kind === "provider" && row.byColumn.has(at);
}

function tipFor(view: GridView, { rows, place }: { rows: readonly GridRow[]; place: FocusPlace }) {
  const { base, columns } = view;
  const row = rows[place.row];
  const at = columns[place.column]?.at;
  const info = at === undefined ? undefined : base.columns[at];
  if (row?.kind !== "model" || at === undefined || !info) return null;
  const look = base.looks[base.cells[row.row * base.columns.length + at] ?? -1];
  const line = base.rows[row.row];
  if (!look || !line) return null;
  const cause = base.causes[look.cause];
  return {
    heading: cellWhere(base, line, info.region),
    state: look.state,
    code: cause?.cause ?? cause?.code ?? null,
    text: look.title === STATE_LOOK[look.state].word ? "" : look.title,
    routes: look.routes,
    readAt: base.scope.by === "models" ? info.readAt : null,
  };
}
