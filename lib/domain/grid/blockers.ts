import { accountLabel } from "@/lib/domain/account-label";
import { byRemover, isNobodys } from "@/lib/domain/by-remover";
import type { Owner } from "@/lib/domain/owner";
import type { EpochMs } from "@/lib/domain/time";
import type { Base } from "./base";
import { causeBook, type GridCause } from "./causes";
import { countedCells, type Filters, NO_FILTERS } from "./filters";
import { foldOf } from "./folded";
import { lockedAccounts } from "./roll-up";
import type { MatrixColumn, MatrixSnapshot } from "./snapshot";

export type BlockerLine = GridCause & {
  cells: number;
  /** Those of them that somebody requires. */
  required: number;
  models: readonly string[];
  /** Those of them that are legacy or end soon: their offers are none to accept. */
  ending: readonly string[];
  /** Ids of its other models: what an act on this line is about, and no model beside. */
  lasting: readonly string[];
  regions: readonly string[];
  /** Names of the accounts it holds in; empty where only one account is shown. */
  accounts: readonly string[];
  /** Key of the account that lets nobody in, where that is all there is to tell of it. */
  locked: string | null;
  /** Every one of its cells lies in a Region that it closes whole. */
  wholeRegions: boolean;
  /** Every Region of its accounts is closed by it. */
  wholeAccounts: boolean;
  /** Last time any of its cells was known, where all of them are unknown. */
  lastKnownAt: EpochMs | null;
};
/** `null`: nobody can be named, because it is not known what stands in the way. */
export type BlockerGroup = { owner: Owner | null; lines: readonly BlockerLine[] };
export type Blockers = {
  /** What stands in the way of required cells, the most of them first. */
  required: readonly BlockerLine[];
  groups: readonly BlockerGroup[];
  causes: number;
  cells: number;
};

type Shown = { base: Base; filters?: Filters };

type Tally = {
  cause: GridCause;
  locked: string | null;
  cells: number;
  required: number;
  /** 1 at each of its rows of the snapshot. */
  rows: Uint8Array;
  ending: Uint8Array;
  regions: Set<string>;
  accounts: Set<string>;
  columns: number;
  outside: boolean;
  lastKnownAt: EpochMs | null;
};

/**
 * Everything that stands in the way of what is shown, by who can remove it: what is required first, then the most cells.
 * Counts the same cells as the counters: those under every filter except state and cause. An account that lets nobody in
 * is one line.
 */
export function blockersIn(
  snapshot: MatrixSnapshot,
  { base, filters = NO_FILTERS }: Shown,
): Blockers {
  const book = causeBook(snapshot.kinds);
  const tallies = new Map<string, Tally>();
  const columnsOf = new Map<string, number>();
  const shutOut = lockedAccounts(snapshot);
  const shown = shownCells(snapshot, { base, filters });
  for (const column of shown.columns) {
    columnsOf.set(column.account, (columnsOf.get(column.account) ?? 0) + 1);
    const isLocked = shutOut.has(column.account);
    const first = book.ofKind[column.cells[0] ?? -1] ?? -1;
    const whole = first >= 0 && column.cells.every((kind) => book.ofKind[kind] === first);
    const seen = new Map<number, Tally>();
    const { rows, indexOf } = shown.cellsOf(column);
    for (const row of rows) {
      const kind = column.cells[row] ?? -1;
      const place = book.ofKind[kind] ?? -1;
      const cause = book.causes[place];
      if (!cause) continue;
      const index = indexOf(row);
      if (!shown.isCounted(index)) continue;
      const locked = isLocked && cause.state === "unknown" ? column.account : null;
      const tally = seen.get(place) ?? tallyAt(tallies, { cause, locked }, snapshot.models.length);
      seen.set(place, tally);
      tally.cells += 1;
      tally.required += base.required[index] ?? 0;
      tally.rows[row] = 1;
      if (snapshot.kinds[kind]?.weighty) tally.ending[row] = 1;
      tally.outside ||= !whole;
      const at = snapshot.kinds[kind]?.lastKnown?.at ?? null;
      if (at !== null) tally.lastKnownAt = Math.max(tally.lastKnownAt ?? at, at);
    }
    for (const tally of seen.values()) {
      tally.regions.add(column.region);
      tally.accounts.add(column.account);
      if (whole) tally.columns += 1;
    }
  }
  const several = base.scope.accounts.length > 1;
  return group(
    [...tallies.values()].map((tally) => lineOf(tally, { snapshot, columnsOf, several })),
  );
}

function tallyAt(
  tallies: Map<string, Tally>,
  of: Pick<Tally, "cause" | "locked">,
  height: number,
): Tally {
  const key = JSON.stringify([of.cause.key, of.locked]);
  const known = tallies.get(key);
  if (known) return known;
  const tally = {
    ...of,
    cells: 0,
    required: 0,
    rows: new Uint8Array(height),
    ending: new Uint8Array(height),
    regions: new Set<string>(),
    accounts: new Set<string>(),
    columns: 0,
    outside: false,
    lastKnownAt: null,
  };
  tallies.set(key, tally);
  return tally;
}

/** The columns of the snapshot behind the cells shown, and the rows of each that count. */
function shownCells(snapshot: MatrixSnapshot, { base, filters }: Required<Shown>) {
  const { scope, columns } = base;
  const counted = countedCells(base, filters);
  const places = new Map(counted.columns.map((at) => [columns[at]?.region, at]));
  const accounts = new Set(scope.accounts);
  const fold = foldOf(snapshot);
  const rowOf = new Map(base.rows.map(({ key }, row) => [key, row]));
  const ofModel = scope.by === "accounts" ? scope.modelId : null;
  const model = snapshot.models.findIndex(({ modelId }) => modelId === ofModel);
  const named = new Set(counted.rows);
  const baseColumnOf = (column: MatrixColumn): number | undefined => {
    const at = places.get(column.region);
    const isFolded = at !== undefined && columns[at]?.folded === null && fold(column) !== null;
    return isFolded ? undefined : at;
  };
  return {
    columns: snapshot.columns.filter(
      (column) => accounts.has(column.account) && baseColumnOf(column) !== undefined,
    ),
    /** A column's rows of the snapshot that count, and where the base has the cell of each. */
    cellsOf: ({ account, region }: MatrixColumn) => {
      const at = places.get(region) ?? 0;
      if (scope.by === "models")
        return { rows: counted.rows, indexOf: (row: number) => row * columns.length + at };
      const own = rowOf.get(account) ?? -1;
      return { rows: named.has(own) ? [model] : [], indexOf: () => own * columns.length + at };
    },
    isCounted: counted.isCounted,
  };
}

type Of = {
  snapshot: MatrixSnapshot;
  columnsOf: ReadonlyMap<string, number>;
  several: boolean;
};

function lineOf(tally: Tally, { snapshot, columnsOf, several }: Of): BlockerLine {
  const { cause, cells, required, locked } = tally;
  const columns = sumOf(tally.accounts, (key) => columnsOf.get(key) ?? 0);
  return {
    ...cause,
    cells,
    required,
    locked,
    models: namesOf(snapshot, tally.rows),
    ending: namesOf(snapshot, tally.ending),
    lasting: snapshot.models.flatMap(({ modelId }, row) =>
      tally.rows[row] === 1 && tally.ending[row] === 0 ? [modelId] : [],
    ),
    regions: [...tally.regions],
    accounts: snapshot.accounts
      .filter(({ key }) => several && tally.accounts.has(key))
      .map(accountLabel),
    wholeRegions: !tally.outside,
    wholeAccounts: !tally.outside && tally.columns === columns,
    lastKnownAt: cause.state === "unknown" ? tally.lastKnownAt : null,
  };
}

const namesOf = ({ models }: MatrixSnapshot, rows: Uint8Array): readonly string[] =>
  models.flatMap(({ name }, row) => (rows[row] === 1 ? [name] : []));

const sumOf = <T>(items: Iterable<T>, of: (item: T) => number): number =>
  [...items].reduce((sum, item) => sum + of(item), 0);

/** A Region that is off closes every model, wanted or not: where nobody requires one, its cells weigh nothing. */
const weightOf = ({ code, cells }: BlockerLine): number => (code === "RegionDisabled" ? 0 : cells);

const byWeight = (a: BlockerLine, b: BlockerLine): number =>
  b.required - a.required || weightOf(b) - weightOf(a) || b.cells - a.cells;

/** Those who can act come before waiting and what nobody knows; among them whose causes weigh most. */
function group(lines: readonly BlockerLine[]): Blockers {
  const groups = byRemover(lines, byWeight).map(({ owner, items }) => ({
    owner,
    lines: items,
    required: sumOf(items, ({ required }) => required),
    weight: sumOf(items, weightOf),
  }));
  const asked = groups
    .filter(({ owner }) => !isNobodys(owner))
    .sort((a, b) => b.required - a.required || b.weight - a.weight);
  const rest = groups.filter(({ owner }) => isNobodys(owner));
  return {
    required: lines.filter(({ required }) => required > 0).sort(byWeight),
    groups: [...asked, ...rest].map(({ owner, lines: own }) => ({ owner, lines: own })),
    causes: lines.length,
    cells: sumOf(lines, ({ cells }) => cells),
  };
}
