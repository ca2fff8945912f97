"use client";

import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { GridRow } from "@/lib/domain/grid/rows";
import { focusOfElement } from "./focus-of-element";
import { type Bounds, type FocusPlace, movePlace, type Step, seenColumn } from "./move-focus";

type Held = { rowKey: string | null; row: number; region: string | null };

type GridFocus = {
  /** Where the one tab stop of the grid is, by what is shown now. */
  place: FocusPlace;
  /** The column in which it is seen: rows without cells are focused on their head. */
  seen: number;
  moveBy: (step: Step) => FocusPlace | null;
  moveTo: (place: FocusPlace) => void;
  /** Focuses the tab stop once it is drawn. */
  focusSoon: () => void;
};

type GridFocusInput = {
  grid: RefObject<HTMLElement | null>;
  rows: readonly GridRow[];
  regions: readonly string[];
  bounds: Bounds;
};

/**
 * One tab stop for the whole grid, held by row and Region rather than by number: a refresh, a sort or a filter
 * moves the focus along with its cell, and where the cell is gone, to the one now in its place.
 */
export function useGridFocus({ grid, rows, regions, bounds }: GridFocusInput): GridFocus {
  const [held, setHeld] = useState<Held>({ rowKey: null, row: 0, region: regions[0] ?? null });
  const rowOf = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows]);
  const place = focusOf(held, { rows, regions, rowOf });
  const seen = seenColumn(place, bounds);
  const wanted = useRef(false);
  const inside = useRef(false);

  useEffect(() => {
    const element = grid.current;
    const onFocusIn = () => {
      inside.current = true;
    };
    const onElsewhere = (event: Event) => {
      if (!(event.target instanceof Node) || !element?.contains(event.target))
        inside.current = false;
    };
    element?.addEventListener("focusin", onFocusIn);
    document.addEventListener("focusin", onElsewhere);
    document.addEventListener("pointerdown", onElsewhere);
    return () => {
      element?.removeEventListener("focusin", onFocusIn);
      document.removeEventListener("focusin", onElsewhere);
      document.removeEventListener("pointerdown", onElsewhere);
    };
  }, [grid]);

  useLayoutEffect(() => {
    const active = document.activeElement;
    const lost = inside.current && active === document.body;
    const moved = grid.current?.contains(active) && !isAt(active, { row: place.row, column: seen });
    if (!wanted.current && !lost && !moved) return;
    wanted.current = false;
    const target = grid.current?.querySelector<HTMLElement>(`[data-focus="${place.row}:${seen}"]`);
    target?.focus({ preventScroll: true });
  });

  const moveTo = (next: FocusPlace) =>
    setHeld({
      rowKey: next.row < 0 ? "head" : (rows[next.row]?.key ?? null),
      row: next.row,
      region: regions[next.column] ?? null,
    });
  return {
    place,
    seen,
    moveTo,
    moveBy: (step) => {
      const next = movePlace(place, step, bounds);
      if (next) moveTo(next);
      return next;
    },
    focusSoon: () => {
      wanted.current = true;
    },
  };
}

/** An element keeps its place while rows move; what is no cell is left alone. */
function isAt(element: Element | null, place: FocusPlace): boolean {
  const at = focusOfElement(element);
  return at === null || (at.row === place.row && at.column === place.column);
}

type Shown = {
  rows: readonly GridRow[];
  regions: readonly string[];
  rowOf: ReadonlyMap<string, number>;
};

function focusOf(held: Held, { rows, regions, rowOf }: Shown): FocusPlace {
  const column = held.region === null ? -1 : regions.indexOf(held.region);
  const safeColumn = held.region !== null && column === -1 ? 0 : column;
  if (held.rowKey === "head") return { row: -1, column: safeColumn };
  if (held.rowKey === null)
    return {
      row: Math.max(
        0,
        rows.findIndex((row) => row.kind === "model"),
      ),
      column: safeColumn,
    };
  const row = rowOf.get(held.rowKey) ?? Math.min(held.row, rows.length - 1);
  return { row: Math.max(0, row), column: safeColumn };
}
