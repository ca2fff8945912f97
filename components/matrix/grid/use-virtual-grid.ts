"use client";

import { type RefObject, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { PROVIDER_ROW_HEIGHT } from "@/components/matrix/grid/metrics";
import type { GridRow } from "@/lib/domain/grid/rows";
import type { GridColumn, Metrics } from "./columns";
import { endOf, itemsOf, placeInSight, rangeInSight, startsOf } from "./in-sight";
import type { FocusPlace } from "./move-focus";

type VirtualGridInput = {
  scroller: RefObject<HTMLElement | null>;
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  metrics: Metrics;
  /** Always drawn, so that the focus is never lost by scrolling. */
  keep: FocusPlace;
  /** Draws everything: for print. */
  whole: boolean;
  /** Pixels at the right that the open sheet covers. */
  covered: number;
};

const MORE_ROWS = 4;
const MORE_COLUMNS = 2;

/** The rows and columns of one scroller that are drawn; the head and the first column stick and are among neither. */
export function useVirtualGrid(input: VirtualGridInput) {
  const { scroller, rows, columns, metrics, keep, whole, covered } = input;
  const rowStarts = useMemo(
    () => startsOf(rows.map((row) => rowHeight(row, metrics))),
    [rows, metrics],
  );
  const columnStarts = useMemo(() => startsOf(columns.map(({ size }) => size)), [columns]);
  const [sight] = useState(createSight);
  useEffect(() => sight.follow(scroller.current), [sight, scroller]);
  const drawn = useSyncExternalStore(sight.subscribe, () => {
    if (whole) return `0:${rows.length}:0:${columns.length}`;
    const { top, left, height, width, isPainted } = sight.now();
    // What the head and the first column lie over is drawn too: it is what comes first on the way back.
    const down = { from: top - metrics.headHeight, room: height, more: isPainted ? MORE_ROWS : 0 };
    const along = {
      from: left - metrics.firstColumn,
      room: width,
      more: isPainted ? MORE_COLUMNS : 0,
    };
    const [inRows, inColumns] = [rangeInSight(rowStarts, down), rangeInSight(columnStarts, along)];
    return [inRows.first, inRows.end, inColumns.first, inColumns.end].join(":");
  });
  const [firstRow = 0, endRow = 0, firstColumn = 0, endColumn = 0] = drawn.split(":").map(Number);
  const inColumns = { first: firstColumn, end: endColumn };
  const drawnColumns = itemsOf(inColumns, { keep: keep.column, count: columns.length });
  const drawnKey = drawnColumns.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the list; the same list keeps rows from being drawn again
  const shownColumns = useMemo(() => drawnColumns, [drawnKey]);
  return {
    rowItems: itemsOf({ first: firstRow, end: endRow }, { keep: keep.row, count: rows.length }).map(
      (index) => {
        const top = rowStarts[index] ?? 0;
        return { index, top, height: (rowStarts[index + 1] ?? top) - top };
      },
    ),
    shownColumns,
    height: endOf(rowStarts),
    scrollTo: ({ row, column }: FocusPlace) => {
      const element = scroller.current;
      if (!element) return;
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
      const { headHeight, rowHeight: after, firstColumn: before, cellWidth } = metrics;
      const down = { at: scrollTop, room: clientHeight, before: headHeight, after };
      const along = { at: scrollLeft, room: clientWidth, before, after: covered + cellWidth };
      if (row >= 0) element.scrollTop = placeInSight(rowStarts, row, down);
      if (column >= 0) element.scrollLeft = placeInSight(columnStarts, column, along);
    },
  };
}

export function rowHeight(row: GridRow | undefined, metrics: Metrics): number {
  return row?.kind === "provider" ? PROVIDER_ROW_HEIGHT : metrics.rowHeight;
}

type Box = { top: number; left: number; width: number; height: number };

/** About as much of the window as the grid has: drawn before it is measured, so that its first cells need no second pass. */
const firstBox = (): Box => ({
  top: 0,
  left: 0,
  width: window.innerWidth * 0.75,
  height: window.innerHeight * 0.6,
});

/** What a scroller shows, told before it is painted; what is around that is drawn once it was, since nobody sees it before. */
function createSight() {
  let box = firstBox();
  let isPainted = false;
  const listeners = new Set<() => void>();
  return {
    now: () => ({ ...box, isPainted }),
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    follow(element: HTMLElement | null) {
      if (!element) return;
      const look = () => {
        const { scrollTop, scrollLeft, clientWidth, clientHeight } = element;
        box = { top: scrollTop, left: scrollLeft, width: clientWidth, height: clientHeight };
        for (const tell of listeners) tell();
      };
      const painted = () => {
        isPainted = true;
        look();
      };
      let after = requestAnimationFrame(() => {
        after = requestAnimationFrame(painted);
      });
      element.addEventListener("scroll", look, { passive: true });
      const sizes = new ResizeObserver(look);
      sizes.observe(element);
      return () => {
        cancelAnimationFrame(after);
        element.removeEventListener("scroll", look);
        sizes.disconnect();
      };
    },
  };
}
