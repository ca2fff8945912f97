import { byName } from "@/lib/domain/by-name";
import type { Geography } from "@/lib/domain/region";
import { askedWords, fitOf } from "@/lib/domain/search/match";
import { eachState, STATES, type State } from "@/lib/domain/state";
import type { Base } from "./base";
import { fitsCause } from "./cause-key";
import { cellsIn, type Look, NO_CELL, placeOfState } from "./look";

/** What the reader asked to see; all of it stands in the address bar. */
export type Filters = {
  q: string;
  providers: readonly string[];
  geographies: readonly Geography[];
  routes: readonly string[];
  states: readonly State[];
  /** Key of a cause, from a line of "In the way"; or of all causes of a code. */
  cause: string | null;
  required: boolean;
  /** Names of requirements; only their cells. Empty: of all. */
  requirements: readonly string[];
  /** Regions without a Bedrock endpoint are folded away unless asked for. */
  noEndpoint: boolean;
  /** Regions that are off are folded away unless asked for. */
  off: boolean;
};

export const NO_FILTERS: Filters = {
  q: "",
  providers: [],
  geographies: [],
  routes: [],
  states: [],
  cause: null,
  required: false,
  requirements: [],
  noEndpoint: false,
  off: false,
};

export type Counts = Readonly<Record<State, number>>;

export type Filtered = {
  /** Rows of the base that are shown, those first that are meant most by what was typed. */
  rows: readonly number[];
  columns: readonly number[];
  /** Whether something was typed that orders the rows. */
  byFit: boolean;
  /** 1 where a shown cell is not one of those asked for: drawn faint. Empty when no filter asks for cells. */
  faint: Uint8Array;
  /** Cells of all accounts shown by state, under every filter except state and cause, so that the counters can lead to them. */
  counts: Counts;
  /** How many of the unknown ones are of accounts that let nobody in, where another account was read. */
  lockedOut: number;
  /** How many of those are of a Region that is one thing as a whole, the most cells first. */
  wholeRegions: readonly WholeRegion[];
};

const UNKNOWN = placeOfState("unknown");

export type WholeRegion = { region: string; state: State; cells: number };

/** Applies the filters; linear in the number of cells. */
export function applyFilters(base: Base, filters: Filters): Filtered {
  const width = base.columns.length;
  const counted = countedCells(base, filters);
  const { rows: named, columns, isCounted } = counted;
  const wanted = wantedLooks(base, filters, counted);
  const asksState = filters.states.length > 0 || filters.cause !== null;
  const asksCells = asksState || filters.routes.length > 0 || asksRequired(filters);
  const faint = new Uint8Array(asksCells ? base.cells.length : 0);
  const times = new Int32Array(base.looks.length);
  const whole = new Int32Array(width);
  const hits = { own: new Set<number>(), whole: new Set<number>(), columns: new Set<number>() };

  for (const row of named) {
    for (const column of columns) {
      const index = row * width + column;
      const place = base.cells[index] ?? NO_CELL;
      const look = base.looks[place];
      if (!look) continue;
      const counts = isCounted(index);
      const isWhole = look.cause >= 0 && base.wholes[column] === look.cause;
      if (counts) times[place] = (times[place] ?? 0) + 1;
      if (counts && isWhole) whole[column] = (whole[column] ?? 0) + cellsIn(look, look.state);
      if (counts && wanted[place]) {
        hits[isWhole && asksState ? "whole" : "own"].add(row);
        hits.columns.add(column);
      } else if (asksCells) faint[index] = 1;
    }
  }
  const matching = hits.own.size > 0 ? hits.own : hits.whole;
  return {
    rows: asksCells ? named.filter((row) => matching.has(row)) : named,
    columns: asksState ? columns.filter((column) => hits.columns.has(column)) : columns,
    byFit: askedWords(filters.q).length > 0,
    faint,
    counts: countStates(base.looks, times),
    lockedOut: base.looks.reduce((sum, look, at) => sum + (times[at] ?? 0) * look.lockedOut, 0),
    wholeRegions: wholeRegionsOf(base, whole),
  };
}

type CountedCells = {
  rows: readonly number[];
  columns: readonly number[];
  /** Whether the cell at an index passes the filters by route and requirement. */
  isCounted: (index: number) => boolean;
};

/** The cells that the counters and "In the way" count: those under every filter except state and cause. */
export function countedCells(base: Base, filters: Filters): CountedCells {
  const byRoute = base.looks.map((look) => routeMatches(look, filters.routes));
  const required = asksRequired(filters);
  return {
    rows: namedRows(base, filters),
    columns: shownColumns(base, filters),
    isCounted: (index) =>
      byRoute[base.cells[index] ?? NO_CELL] === true && (!required || base.required[index] === 1),
  };
}

function wholeRegionsOf(base: Base, cells: Int32Array): readonly WholeRegion[] {
  const found = base.columns.flatMap(({ region }, at): WholeRegion[] => {
    const cause = base.causes[base.wholes[at] ?? -1];
    const count = cells[at] ?? 0;
    return cause && count > 0 ? [{ region, state: cause.state, cells: count }] : [];
  });
  return found.sort((a, b) => b.cells - a.cells);
}

/** Whether only required cells are asked for. */
export const asksRequired = (filters: Filters): boolean =>
  filters.required || filters.requirements.length > 0;

function countStates(looks: readonly Look[], times: Int32Array): Counts {
  const sums = STATES.map((_state, place) =>
    looks.reduce((sum, { tally }, look) => sum + (times[look] ?? 0) * (tally[place] ?? 0), 0),
  );
  return eachState((state) => sums[placeOfState(state)] ?? 0);
}

/** Whether other cells count than without any filter: state and cause are no part of it, Regions folded away by default are. */
export const narrowsCells = (filters: Filters): boolean =>
  filters.noEndpoint || filters.off || filtersCells(filters);

/** Whether anything is filtered away. */
export const isFiltered = (filters: Filters): boolean =>
  filters.states.length > 0 || filters.cause !== null || filtersCells(filters);

const filtersCells = (filters: Filters): boolean =>
  filters.q.trim() !== "" ||
  filters.providers.length > 0 ||
  filters.geographies.length > 0 ||
  filters.routes.length > 0 ||
  asksRequired(filters);

function shownColumns(base: Base, filters: Filters): readonly number[] {
  const required = asksRequired(filters) ? columnsRequired(base) : null;
  return base.columns.flatMap((column, at) => {
    if (column.folded === "no-endpoint" && !filters.noEndpoint) return [];
    if (column.folded === "off" && !filters.off) return [];
    if (filters.geographies.length > 0 && !filters.geographies.includes(column.geography))
      return [];
    return required && !required.has(at) ? [] : [at];
  });
}

function columnsRequired({ required, columns }: Base): ReadonlySet<number> {
  const found = new Set<number>();
  required.forEach((flag, index) => {
    if (flag === 1) found.add(index % columns.length);
  });
  return found;
}

function namedRows(base: Base, filters: Filters): readonly number[] {
  const words = askedWords(filters.q);
  const byProvider = base.scope.by === "models" && filters.providers.length > 0;
  const fits = base.rows.flatMap(({ group, found }, row) => {
    if (byProvider && !filters.providers.includes(group)) return [];
    const fit = fitOf(found, words);
    return fit === null ? [] : [{ row, fit }];
  });
  return fits.sort((a, b) => b.fit - a.fit || a.row - b.row).map(({ row }) => row);
}

/**
 * A rolled up cell is wanted where any of its cells is, also behind a worse one. An account that lets nobody in makes every
 * cell unknown, so that its own are left aside where any other is asked for.
 */
function wantedLooks(base: Base, filters: Filters, of: CountedCells): readonly boolean[] {
  const own = looksWith(base, filters, { locked: false });
  if (!filters.states.includes("unknown") || isAnyWanted(base, own, of)) return own;
  return looksWith(base, filters, { locked: true });
}

function isAnyWanted(base: Base, wanted: readonly boolean[], of: CountedCells): boolean {
  const width = base.columns.length;
  return of.rows.some((row) =>
    of.columns.some((column) => {
      const index = row * width + column;
      return wanted[base.cells[index] ?? NO_CELL] === true && of.isCounted(index);
    }),
  );
}

function looksWith(
  base: Base,
  { states, cause }: Filters,
  { locked }: { locked: boolean },
): readonly boolean[] {
  const places = states.map(placeOfState);
  const fits = base.causes.map(({ key }) => cause === null || fitsCause(key, cause));
  return base.looks.map(
    (look) =>
      (places.length === 0 ||
        places.some(
          (place) => (look.tally[place] ?? 0) > (place === UNKNOWN && !locked ? look.lockedOut : 0),
        )) &&
      (cause === null || look.causes.some((one) => fits[one])),
  );
}

function routeMatches(look: Look, routes: readonly string[]): boolean {
  return routes.length === 0 || look.routes.some((route) => routes.includes(route));
}

/** Every route that occurs, on-demand first, global and provisioned last. */
export function routesIn(base: Base): readonly string[] {
  const found = new Set(base.looks.flatMap((look) => look.routes));
  const rank = (route: string) => ["on-demand", "", "global", "provisioned"].indexOf(route);
  const place = (route: string) => (rank(route) === -1 ? 1 : rank(route));
  return [...found].sort((a, b) => place(a) - place(b) || byName(a, b));
}
