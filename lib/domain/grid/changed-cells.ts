import { type ChangeClass, changeOf, type Known } from "@/lib/domain/past/change";
import type { EpochMs } from "@/lib/domain/time";
import type { Base } from "./base";
import { kindAt } from "./decode";
import { rowsShown } from "./scope";
import type { CellKind, MatrixColumn, MatrixModel } from "./snapshot";
import { NOT_KNOWN_THEN, type TwoMatrices } from "./two-matrices";

/** One cell that is not what it was. */
export type ChangedCell = {
  account: string;
  region: string;
  model: MatrixModel;
  change: ChangeClass;
  /** Null: no row says. */
  was: CellKind | null;
  is: CellKind;
  /** Since when it is as it is; null where that is not kept. */
  at: EpochMs | null;
  /** Its place in the base. */
  place: number;
  /** Its whole Region changed so, and the mark stands at the column. */
  whole: boolean;
};

export type ChangedCells = {
  cells: readonly ChangedCell[];
  /** By place of the base, the cells behind it. */
  byPlace: ReadonlyMap<number, readonly ChangedCell[]>;
  /** By column of the base: what became of the whole Region, in every account shown. */
  wholes: ReadonlyMap<number, ChangeClass>;
};

/** Every cell shown that changed between two matrices of the same rows and columns; linear in the number of cells. */
export function changedCells({ was, is, sinceAt, kept }: TwoMatrices, base: Base): ChangedCells {
  const columnOf = new Map(base.columns.map(({ region }, at) => [region, at]));
  const rowOf = new Map(base.rows.map(({ key }, row) => [key, row]));
  const before = new Map(was.columns.map((column, index) => [is.columns[index], column]));
  const shown = new Set(base.scope.accounts);
  const rows = rowsShown(is, base.scope);
  const cells: ChangedCell[] = [];
  const wholes = new Map<number, ChangeClass | null>();
  for (const column of is.columns) {
    const at = columnOf.get(column.region);
    if (at === undefined || !shown.has(column.account) || column.noEndpoint) continue;
    const pairs = rows.map((row) => pairOf({ was, is, row, column, old: before.get(column) }));
    const changed = pairs.map((pair) => changeOf(pair.was, pair.is, kept.has(column.account)));
    const whole = wholeOf(pairs, changed);
    wholes.set(at, wholes.has(at) && wholes.get(at) !== whole ? null : whole);
    pairs.forEach((pair, index) => {
      const change = changed[index];
      const row = rows[index] ?? -1;
      const model = is.models[row];
      const key = base.scope.by === "models" ? model?.modelId : column.account;
      const line = rowOf.get(key ?? "");
      if (!change || !model || !pair.is || line === undefined) return;
      const { account, region } = column;
      const place = line * base.columns.length + at;
      const cell = { ...pair, is: pair.is, account, region, model, change, place, whole: false };
      cells.push({ ...cell, at: sinceAt(column, row) });
    });
  }
  return grouped(cells, { base, wholes });
}

type Grouping = { base: Base; wholes: ReadonlyMap<number, ChangeClass | null> };

function grouped(found: readonly ChangedCell[], { base, wholes }: Grouping): ChangedCells {
  const width = base.columns.length;
  const whole = new Map([...wholes].flatMap(([at, one]) => (one === null ? [] : [[at, one]])));
  const cells = found.map((cell) => ({ ...cell, whole: whole.has(cell.place % width) }));
  const byPlace = new Map<number, ChangedCell[]>();
  for (const cell of cells) {
    const others = byPlace.get(cell.place);
    if (others) others.push(cell);
    else byPlace.set(cell.place, [cell]);
  }
  return { cells, byPlace, wholes: whole };
}

type Pair = { was: CellKind | null; is: CellKind | null };
type PairInput = Pick<TwoMatrices, "was" | "is"> & {
  row: number;
  column: MatrixColumn;
  old: MatrixColumn | undefined;
};

const pairOf = ({ was, is, row, column, old }: PairInput): Pair => ({
  was: told(kindAt(was, old, row)),
  is: told(kindAt(is, column, row)),
});

const told = (kind: CellKind | null): CellKind | null => (kind === NOT_KNOWN_THEN ? null : kind);

/** What became of a Region as a whole; null where its cells do not share one thing. */
function wholeOf(
  pairs: readonly Pair[],
  changed: readonly (ChangeClass | null)[],
): ChangeClass | null {
  const classes = new Set(changed.filter((one) => one !== null));
  const [only] = classes;
  if (!only || classes.size > 1 || changed.filter((one) => one !== null).length < 2) return null;
  return pairs.every((pair) => isOfWhole(pair, { change: only, first: pairs[0] })) ? only : null;
}

type Shared = { change: ChangeClass; first: Pair | undefined };

function isOfWhole({ was, is }: Pair, { change, first }: Shared): boolean {
  switch (change) {
    case "new":
      return was === null || isShut(was);
    case "lost":
      return is?.state === "unknown" && is.code === first?.is?.code;
    case "found":
      return was?.state === "unknown" && was.code === first?.was?.code;
    case "worse":
      return is?.code === "RegionDisabled";
    case "better":
      return false;
  }
}

const isShut = (known: Known): boolean =>
  known?.code === "RegionDisabled" || known?.code === "RegionEnabling";

export type ChangeCounts = Readonly<Record<ChangeClass, number>>;

/** How many cells changed in each way. */
export function countChanges(cells: readonly ChangedCell[]): ChangeCounts {
  const counts = { worse: 0, better: 0, lost: 0, new: 0, found: 0 };
  for (const { change } of cells) counts[change] += 1;
  return counts;
}
