import { byName } from "@/lib/domain/by-name";
import { groupBy } from "@/lib/domain/group-by";
import { onceFor } from "@/lib/domain/once-for";
import { WORST_FIRST, worstOf } from "@/lib/domain/rollup";
import { STATES, type State } from "@/lib/domain/state";
import type { Base } from "./base";
import type { Filtered } from "./filters";
import { cellsIn, type Look, NO_CELL, offeredIn, placeOfState } from "./look";
import type { Mark, Marks } from "./marks";

export type ProviderRow = {
  kind: "provider";
  key: string;
  provider: string;
  prefix: string;
  /** Rows under it. */
  count: number;
  closed: boolean;
  mark: Mark | null;
  byColumn: ReadonlyMap<number, Mark>;
};
export type ModelRow = {
  kind: "model";
  key: string;
  row: number;
  ready: number;
  /** Known to be offered. */
  offered: number;
  /** Beside those: cells of which it is not known, that no mark of a whole Region tells of. */
  unknown: number;
  /** Of a cell at least it is known whether it is offered; else the figures would be zeros that say nothing. */
  isKnown: boolean;
  mark: number;
};
export type FoldRow = { kind: "fold"; key: string; provider: string; count: number; open: boolean };
export type GridRow = ProviderRow | ModelRow | FoldRow;

export type Arrangement = {
  problemsFirst: boolean;
  foldReady: boolean;
  /** Providers whose rows are closed, and those whose folded rows are open. */
  closed: readonly string[];
  opened: readonly string[];
};

/** How much stands in the way of a row, by its key: the worst state first, then the number of such cells. */
export type Ranks = ReadonlyMap<string, number>;

type Arrange = {
  base: Base;
  marks: Marks;
  filtered: Filtered;
  arrangement: Arrangement;
  /** The order of "problems first". Taken once, so that rows do not move under the pointer when cells change. */
  ranks: Ranks;
};

/** The ranks of all rows as they stand now. */
export function rankModels(base: Base, marks: Marks): Ranks {
  const columns = base.columns.flatMap((column, at) => (column.folded === null ? [at] : []));
  return new Map(
    base.rows.map(({ key }, row) => [key, tallyRow({ base, marks, columns }, row).rank]),
  );
}

/** The rows of the grid from top to bottom: providers with their models, ready ones folded into one line. */
export function arrangeRows({
  base,
  marks,
  filtered,
  arrangement,
  ranks,
}: Arrange): readonly GridRow[] {
  const tallies = new Map(
    filtered.rows.map((row) => [row, tallyRow({ base, marks, columns: filtered.columns }, row)]),
  );
  const byProvider = groupBy(filtered.rows, (row) => base.rows[row]?.group ?? "");
  const rankOf = (row: number) => ranks.get(base.rows[row]?.key ?? "") ?? 0;
  const providers = [...byProvider.keys()];
  if (!filtered.byFit) providers.sort(byName);
  if (arrangement.problemsFirst) {
    const worst = new Map(
      [...byProvider].map(([provider, rows]) => [provider, Math.max(...rows.map(rankOf))]),
    );
    providers.sort((a, b) => (worst.get(b) ?? 0) - (worst.get(a) ?? 0));
  }
  const inOrder = (rows: readonly number[]) =>
    arrangement.problemsFirst ? [...rows].sort((a, b) => rankOf(b) - rankOf(a)) : rows;
  return providers.flatMap((provider) =>
    providerBlock({
      base,
      marks,
      tallies,
      arrangement,
      provider,
      rows: inOrder(byProvider.get(provider) ?? []),
    }),
  );
}

/** What a cell adds to its row, worked out once for all that look alike; null: nothing, as it is not offered. */
type Share = Pick<Look, "cause"> & {
  place: number;
  offered: number;
  ready: number;
  unknown: number;
  plain: boolean;
};

const sharesOf = onceFor(({ looks }: Base): readonly (Share | null)[] =>
  looks.map((look) => {
    if (look.state === "not_offered") return null;
    return {
      cause: look.cause,
      place: placeOfState(look.state),
      offered: offeredIn(look),
      ready: cellsIn(look, "ready"),
      unknown: cellsIn(look, "unknown"),
      plain: !look.noted && !look.weighty,
    };
  }),
);

type Tally = Pick<ModelRow, "ready" | "offered" | "unknown" | "isKnown"> & {
  foldable: boolean;
  rank: number;
};

type Across = Pick<Arrange, "base" | "marks"> & { columns: readonly number[] };

function tallyRow({ base, marks, columns }: Across, row: number): Tally {
  const width = base.columns.length;
  const shares = sharesOf(base);
  const perState = STATES.map(() => 0);
  let offered = 0;
  let ready = 0;
  let unknown = 0;
  let plain = true;
  let isKnown = false;
  for (const column of columns) {
    const index = row * width + column;
    const share = shares[base.cells[index] ?? NO_CELL];
    if (share === null || (share && share.offered > 0)) isKnown = true;
    if (!share || (share.cause >= 0 && marks.columns[column] === share.cause)) continue;
    offered += share.offered;
    ready += share.ready;
    unknown += share.unknown;
    perState[share.place] = (perState[share.place] ?? 0) + 1;
    if (!share.plain || base.required[index] === 1) plain = false;
  }
  const cellsOf = (state: State) => perState[placeOfState(state)] ?? 0;
  const worst = worstOf((state) => cellsOf(state) > 0);
  const cells = cellsOf(worst);
  const weight = cells === 0 ? 0 : WORST_FIRST.length - WORST_FIRST.indexOf(worst);
  const isGreen = ready === offered && unknown === 0;
  return {
    ready,
    offered,
    unknown,
    isKnown,
    foldable: offered > 0 && isGreen && plain,
    rank: weight * 10_000 + (isGreen ? 0 : cells),
  };
}

type Block = Omit<Arrange, "filtered" | "ranks"> & {
  tallies: ReadonlyMap<number, Tally>;
  provider: string;
  rows: readonly number[];
};

function providerBlock({
  base,
  marks,
  tallies,
  arrangement,
  provider,
  rows,
}: Block): readonly GridRow[] {
  const closed = arrangement.closed.includes(provider);
  const head: ProviderRow = {
    kind: "provider",
    key: `provider:${provider}`,
    provider,
    prefix: base.rows[rows[0] ?? 0]?.prefix ?? "",
    count: rows.length,
    closed,
    mark: marks.providers.get(provider) ?? null,
    byColumn: marks.providerColumns.get(provider) ?? new Map(),
  };
  if (closed) return [head];
  const model = (row: number): ModelRow => ({
    kind: "model",
    key: base.rows[row]?.key ?? String(row),
    row,
    ready: tallies.get(row)?.ready ?? 0,
    offered: tallies.get(row)?.offered ?? 0,
    unknown: tallies.get(row)?.unknown ?? 0,
    isKnown: tallies.get(row)?.isKnown ?? false,
    mark: marks.rows[row] ?? -1,
  });
  const folded = arrangement.foldReady ? rows.filter((row) => tallies.get(row)?.foldable) : [];
  if (folded.length === 0) return [head, ...rows.map(model)];
  const open = arrangement.opened.includes(provider);
  const fold: FoldRow = {
    kind: "fold",
    key: `fold:${provider}`,
    provider,
    count: folded.length,
    open,
  };
  const hidden = new Set(folded);
  const shown = rows.filter((row) => !hidden.has(row)).map(model);
  return [head, ...shown, fold, ...(open ? folded.map(model) : [])];
}
