"use client";

import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useMemo } from "react";
import { PROVIDER_ROW_HEIGHT } from "@/components/matrix/grid/metrics";
import type { GridRow } from "@/lib/domain/grid/rows";
import type { GridColumn, Metrics } from "./columns";
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

/** Two virtualizers over one scroller; the head and the first column stick and are no part of either. */
export function useVirtualGrid({
  scroller,
  rows,
  columns,
  metrics,
  keep,
  whole,
  covered,
}: VirtualGridInput) {
  const rowKey = useKeyOfPlace(rows, metrics);
  const columnKey = useKeyOfPlace(columns, metrics);
  const rowVirtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight(rows[index], metrics),
    getItemKey: rowKey,
    scrollMargin: metrics.headHeight,
    scrollPaddingStart: metrics.headHeight,
    scrollPaddingEnd: metrics.rowHeight,
    overscan: 4,
    rangeExtractor: (range) => extract(range, { keep: keep.row, whole }),
  });
  const columnVirtualizer = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => columns[index]?.size ?? metrics.cellWidth,
    getItemKey: columnKey,
    scrollMargin: metrics.firstColumn,
    scrollPaddingStart: metrics.firstColumn,
    scrollPaddingEnd: covered + metrics.cellWidth,
    overscan: 2,
    rangeExtractor: (range) => extract(range, { keep: keep.column, whole }),
  });

  const drawn = columnVirtualizer.getVirtualItems().map((item) => item.index);
  const drawnKey = drawn.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the list; the same list keeps rows from being drawn again
  const shownColumns = useMemo(() => drawn, [drawnKey]);

  return {
    rowItems: rowVirtualizer.getVirtualItems(),
    shownColumns,
    height: rowVirtualizer.getTotalSize(),
    scrollTo: ({ row, column }: FocusPlace) => {
      if (row >= 0) rowVirtualizer.scrollToIndex(row, { align: "auto" });
      if (column >= 0) columnVirtualizer.scrollToIndex(column, { align: "auto" });
    },
  };
}

/** The virtualizers keep sizes until this function is another one: as soon as what the sizes follow from is. */
function useKeyOfPlace(items: readonly unknown[], metrics: Metrics): (index: number) => number {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function is all that these are wanted for
  return useCallback((index: number) => index, [items, metrics]);
}

function extract(range: Range, { keep, whole }: { keep: number; whole: boolean }): number[] {
  if (whole) return Array.from({ length: range.count }, (_, index) => index);
  const drawn = defaultRangeExtractor(range);
  if (keep < 0 || keep >= range.count || drawn.includes(keep)) return drawn;
  return [...drawn, keep].sort((a, b) => a - b);
}

export function rowHeight(row: GridRow | undefined, metrics: Metrics): number {
  return row?.kind === "provider" ? PROVIDER_ROW_HEIGHT : metrics.rowHeight;
}
