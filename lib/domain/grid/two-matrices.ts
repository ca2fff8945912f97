import { placeKey } from "@/lib/domain/cell-ref";
import { NOT_KEPT, type Past, type PastColumn } from "@/lib/domain/past/types";
import type { EpochMs } from "@/lib/domain/time";
import type { CellKind, MatrixColumn, MatrixModel, MatrixSnapshot } from "./snapshot";

/** Two matrices of the same rows and columns: as it was and as it is. */
export type TwoMatrices = {
  was: MatrixSnapshot;
  is: MatrixSnapshot;
  /** Since when a cell is as it is, where it became so after the first of the two moments. */
  sinceAt: (column: MatrixColumn, row: number) => EpochMs | null;
  /** Accounts with a row as old as the first moment. */
  kept: ReadonlySet<string>;
};

/** What a cell is where no row says what it was. */
export const NOT_KNOWN_THEN: CellKind = {
  state: "unknown",
  code: null,
  cause: null,
  title: "Not known then",
  owner: null,
  routes: [],
  closedRoutes: [],
  noted: false,
  legacy: false,
  weighty: false,
  lastKnown: null,
};

const LISTED_NO_MORE: CellKind = {
  ...NOT_KNOWN_THEN,
  state: "not_offered",
  title: "In no list any more",
};

/** Lays what history holds beside the matrix as it is now; models that no list names any more stand below the others. */
export function twoMatrices(snapshot: MatrixSnapshot, past: Past): TwoMatrices {
  const known = new Set(snapshot.models.map(({ modelId }) => modelId));
  const gone = past.models.filter(({ modelId }) => !known.has(modelId));
  const models = [...snapshot.models, ...gone];
  const rowOfId = new Map(models.map(({ modelId }, row) => [modelId, row]));
  const rowOfPast = past.models.map(({ modelId }) => rowOfId.get(modelId) ?? NOT_KEPT);
  const columns = new Map(past.columns.map((column) => [placeKey(column), column]));
  const laid = { snapshot, past, models, rowOfPast, columns };
  const at = new Map(past.columns.map((column) => [placeKey(column), sinceOf(column, rowOfPast)]));
  const kept = past.columns.filter(({ was }) => was.some((kind) => kind !== NOT_KEPT));
  return {
    was: historic(laid, wasOf),
    is: past.to.moment.kind === "now" ? withGone(snapshot, gone) : historic(laid, isOf),
    sinceAt: (column, row) => at.get(placeKey(column))?.get(row) ?? null,
    kept: new Set(kept.map(({ account }) => account)),
  };
}

type Laid = {
  snapshot: MatrixSnapshot;
  past: Past;
  models: readonly MatrixModel[];
  /** By row of the past: the row of `models`. */
  rowOfPast: readonly number[];
  columns: ReadonlyMap<string, PastColumn>;
};

/** A matrix out of history alone. The last of its kinds is that of a cell no row tells of. */
function historic(laid: Laid, kindsOf: (column: PastColumn) => readonly number[]): MatrixSnapshot {
  const { snapshot, past, models, rowOfPast } = laid;
  const none = past.kinds.length;
  const columns = snapshot.columns.map((column): MatrixColumn => {
    const cells = new Array<number>(models.length).fill(none);
    const known = laid.columns.get(placeKey(column));
    kindsOf(known ?? { account: "", region: "", was: [], moved: [] }).forEach((kind, row) => {
      const at = rowOfPast[row] ?? NOT_KEPT;
      if (at !== NOT_KEPT && kind !== NOT_KEPT) cells[at] = kind;
    });
    return { ...column, fault: null, readAt: null, cells };
  });
  return { ...snapshot, models, kinds: [...past.kinds, NOT_KNOWN_THEN], columns };
}

const wasOf = ({ was }: PastColumn): readonly number[] => was;

function isOf({ was, moved }: PastColumn): readonly number[] {
  const cells = [...was];
  for (const [row, kind] of moved) cells[row] = kind;
  return cells;
}

/** The matrix as it is now, with a row for each model that has gone from every list. */
function withGone(snapshot: MatrixSnapshot, gone: readonly MatrixModel[]): MatrixSnapshot {
  if (gone.length === 0) return snapshot;
  const kind = snapshot.kinds.length;
  const columns = snapshot.columns.map((column): MatrixColumn => {
    return { ...column, cells: [...column.cells, ...gone.map(() => kind)] };
  });
  const models = [...snapshot.models, ...gone];
  return { ...snapshot, models, kinds: [...snapshot.kinds, LISTED_NO_MORE], columns };
}

function sinceOf(
  { moved }: PastColumn,
  rowOfPast: readonly number[],
): ReadonlyMap<number, EpochMs> {
  return new Map(moved.map(([row, _kind, at]) => [rowOfPast[row] ?? NOT_KEPT, at]));
}
