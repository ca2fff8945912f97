import { groupBy } from "@/lib/domain/group-by";
import type { ChangeClass } from "@/lib/domain/past/change";
import type { State } from "@/lib/domain/state";
import type { Base } from "./base";
import { isOfLine } from "./change-lines";
import type { ChangedCell, ChangedCells } from "./changed-cells";
import { asksRequired, type Filtered, type Filters } from "./filters";

type Asked = {
  base: Base;
  /** By the filters of the matrix. */
  filtered: Filtered;
  filters: Filters;
  changes: readonly ChangeClass[];
  line: string | null;
  /** Also models that did not change, or only with a whole Region. */
  all: boolean;
};

/** What of the changes is shown. */
export type ShownChanges = {
  rows: readonly number[];
  columns: readonly number[];
  /** 1 where a cell is none of the changes asked for. Empty where none in particular are. */
  faint: Uint8Array;
  /** Those under the filters of the matrix: what the counters and the lines count. */
  counted: readonly ChangedCell[];
  /** How many rows changed otherwise than with a whole Region, and how many only with one. */
  changedRows: number;
  wholeRows: number;
};

/** Narrows the grid to what changed. Regions that are folded away stand in it where something changed in them. */
export function showChanges({ cells, wholes }: ChangedCells, asked: Asked): ShownChanges {
  const { base, filtered, filters, changes, line, all } = asked;
  const width = base.columns.length;
  const named = new Set(filtered.rows);
  const columns = shownColumns(cells, asked);
  const at = new Set(columns);
  const counted = cells.filter(
    ({ place }) =>
      named.has(Math.floor(place / width)) &&
      at.has(place % width) &&
      (!asksRequired(filters) || base.required[place] === 1),
  );
  const asks = changes.length > 0 || line !== null;
  const wanted = counted.filter(
    (cell) =>
      (changes.length === 0 || changes.includes(cell.change)) &&
      (line === null || isOfLine(cell, line)),
  );
  const own = rowsOf(
    wanted.filter(({ whole }) => !whole),
    width,
  );
  const touched = rowsOf(wanted, width);
  const changed = own.size > 0 ? own : touched;
  const rows = all && !asks ? named : changed;
  return {
    rows: filtered.rows.filter((row) => rows.has(row)),
    columns,
    faint: asks ? faintBut(wanted, base.cells.length) : new Uint8Array(0),
    counted,
    changedRows: own.size,
    wholeRows: wholes.size === 0 ? 0 : [...touched].filter((row) => !own.has(row)).length,
  };
}

const rowsOf = (cells: readonly ChangedCell[], width: number): ReadonlySet<number> =>
  new Set(cells.map(({ place }) => Math.floor(place / width)));

function faintBut(wanted: readonly ChangedCell[], size: number): Uint8Array {
  const faint = new Uint8Array(size).fill(1);
  for (const { place } of wanted) faint[place] = 0;
  return faint;
}

function shownColumns(
  cells: readonly ChangedCell[],
  { base, filtered, filters }: Asked,
): readonly number[] {
  const width = base.columns.length;
  const shown = new Set(filtered.columns);
  const changed = new Set(cells.map(({ place }) => place % width));
  const { geographies } = filters;
  return base.columns.flatMap(({ folded, geography }, at) => {
    const wanted = geographies.length === 0 || geographies.includes(geography);
    return shown.has(at) || (folded === "off" && changed.has(at) && wanted) ? [at] : [];
  });
}

/** What most of a row's own changes were, then are; null where it changed with whole Regions alone. */
export type RowPair = { was: State | null; is: State; cells: number };

export function rowPairs(
  cells: readonly ChangedCell[],
  width: number,
): ReadonlyMap<number, RowPair> {
  const byRow = groupBy(
    cells.filter(({ whole }) => !whole),
    ({ place }) => Math.floor(place / width),
  );
  return new Map(
    [...byRow].flatMap(([row, own]) => {
      const pairs = groupBy(own, ({ was, is }) => `${was?.state} ${is.state}`);
      const [most] = [...pairs.values()].sort((a, b) => b.length - a.length);
      const first = most?.[0];
      if (!first) return [];
      return [[row, { was: first.was?.state ?? null, is: first.is.state, cells: own.length }]];
    }),
  );
}

export type Ring = "start" | "middle" | "end" | "one";

/**
 * The ring of a cell among its neighbours in the order of the columns shown: those of one geography that changed share
 * one. Null where it did not change by itself.
 */
export function ringAt(
  isRinged: (place: number) => boolean,
  { index, geographyOf }: { index: number; geographyOf: (place: number) => string | undefined },
): Ring | null {
  if (!isRinged(index)) return null;
  const joins = (other: number) => isRinged(other) && geographyOf(other) === geographyOf(index);
  const before = joins(index - 1);
  const after = joins(index + 1);
  if (before && after) return "middle";
  if (before) return "end";
  return after ? "start" : "one";
}
