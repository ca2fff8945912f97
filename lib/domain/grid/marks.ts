import type { Base } from "./base";

/** A cause drawn solid once for many cells, with how many it closes there. */
export type Mark = { cause: number; cells: number };

/** Where each cause is drawn. Indices are those of the base; -1 means no mark. */
export type Marks = {
  columns: Int32Array;
  rows: Int32Array;
  providers: ReadonlyMap<string, Mark>;
  /** By provider, then column. */
  providerColumns: ReadonlyMap<string, ReadonlyMap<number, Mark>>;
  /** 1 where the cell's cause is drawn elsewhere: the cell is only outlined. */
  shared: Uint8Array;
};

const NONE = -1;
const MIXED = -2;

/**
 * One cause, one mark. In this order: a Region whose every cell has one cause; a provider whose every offered
 * cell has; a provider within one Region; a model's row. What is marked once is left out of what comes after.
 * Linear in the number of cells: each step passes over them once.
 */
export function markCauses(base: Base): Marks {
  const grid = gridOf(base);
  const columns = base.wholes;
  const providers = markProviders(grid, columns);
  const early = markRows(grid, { columns, providers, providerColumns: new Map() });
  const providerColumns = markProviderColumns(grid, { columns, providers, rows: early });
  const rows = markRows(grid, { columns, providers, providerColumns });
  const shared = shareCells(grid, { columns, rows, providers, providerColumns });
  return { columns, rows, providers, providerColumns, shared };
}

type Grid = {
  height: number;
  width: number;
  /** Cause of a cell; -1 offered without a cause, -3 not offered or no such cell. */
  causeAt: Int32Array;
  noEndpoint: readonly boolean[];
  providerOf: readonly string[];
};

const NOT_OFFERED = -3;

function gridOf(base: Base): Grid {
  const causeOfLook = base.looks.map((look) =>
    look.state === "not_offered" ? NOT_OFFERED : look.cause,
  );
  const causeAt = base.cells.map((look) => causeOfLook[look] ?? NOT_OFFERED);
  return {
    height: base.rows.length,
    width: base.columns.length,
    causeAt,
    noEndpoint: base.columns.map(({ folded }) => folded === "no-endpoint"),
    providerOf: base.rows.map(({ group }) => group),
  };
}

/** The one cause of a series so far: NONE before the first, MIXED as soon as two differ or one has no cause. */
function join(sofar: number, cause: number): number {
  if (cause < 0) return MIXED;
  return sofar === NONE || sofar === cause ? cause : MIXED;
}

/** Where a column's cause is drawn by another mark already, or nothing of it is offered. */
const isDrawn = (grid: Grid, columns: Int32Array, column: number): boolean =>
  grid.noEndpoint[column] === true || columns[column] !== NONE;

type Tally = { cause: number; cells: number; rows: number; columns: Uint8Array };

function markProviders(grid: Grid, columns: Int32Array): Map<string, Mark> {
  const tallies = new Map<string, Tally>();
  for (let row = 0; row < grid.height; row += 1) {
    const provider = grid.providerOf[row] ?? "";
    const tally = tallies.get(provider) ?? newTally(grid);
    tallies.set(provider, tally);
    const before = tally.cells;
    for (let column = 0; column < grid.width; column += 1) {
      const cause = grid.causeAt[row * grid.width + column] ?? NOT_OFFERED;
      if (cause === NOT_OFFERED || isDrawn(grid, columns, column)) continue;
      tally.cause = join(tally.cause, cause);
      tally.cells += 1;
      tally.columns[column] = 1;
    }
    if (tally.cells > before) tally.rows += 1;
  }
  const whole = [...tallies].filter(
    ([, tally]) => tally.cause >= 0 && tally.rows > 1 && countOf(tally.columns) > 1,
  );
  return new Map(whole.map(([provider, { cause, cells }]) => [provider, { cause, cells }]));
}

const newTally = ({ width }: Grid): Tally => ({
  cause: NONE,
  cells: 0,
  rows: 0,
  columns: new Uint8Array(width),
});

const countOf = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);

type Known = {
  columns: Int32Array;
  providers: ReadonlyMap<string, Mark>;
  providerColumns: ReadonlyMap<string, ReadonlyMap<number, Mark>>;
};

function markRows(grid: Grid, { columns, providers, providerColumns }: Known): Int32Array {
  const marks = new Int32Array(grid.height).fill(NONE);
  for (let row = 0; row < grid.height; row += 1) {
    const provider = grid.providerOf[row] ?? "";
    if (providers.has(provider)) continue;
    const taken = providerColumns.get(provider);
    let one = NONE;
    let cells = 0;
    for (let column = 0; column < grid.width && one !== MIXED; column += 1) {
      const cause = grid.causeAt[row * grid.width + column] ?? NOT_OFFERED;
      if (cause === NOT_OFFERED || isDrawn(grid, columns, column)) continue;
      if (taken?.get(column)?.cause === cause) continue;
      one = join(one, cause);
      cells += 1;
    }
    marks[row] = cells > 1 ? Math.max(one, NONE) : NONE;
  }
  return marks;
}

type Taken = { columns: Int32Array; providers: ReadonlyMap<string, Mark>; rows: Int32Array };

function markProviderColumns(
  grid: Grid,
  { columns, providers, rows }: Taken,
): Map<string, Map<number, Mark>> {
  const tallies = new Map<string, { causes: Int32Array; cells: Int32Array }>();
  for (let row = 0; row < grid.height; row += 1) {
    const provider = grid.providerOf[row] ?? "";
    if (providers.has(provider) || (rows[row] ?? NONE) !== NONE) continue;
    const known = tallies.get(provider);
    const causes = known?.causes ?? new Int32Array(grid.width).fill(NONE);
    const cells = known?.cells ?? new Int32Array(grid.width);
    if (!known) tallies.set(provider, { causes, cells });
    for (let column = 0; column < grid.width; column += 1) {
      const cause = grid.causeAt[row * grid.width + column] ?? NOT_OFFERED;
      if (cause === NOT_OFFERED || isDrawn(grid, columns, column)) continue;
      causes[column] = join(causes[column] ?? NONE, cause);
      cells[column] = (cells[column] ?? 0) + 1;
    }
  }
  const marksOf = ({ causes, cells }: { causes: Int32Array; cells: Int32Array }) =>
    [...causes].flatMap((cause, column): (readonly [number, Mark])[] => {
      const closes = cells[column] ?? 0;
      return cause >= 0 && closes > 1 ? [[column, { cause, cells: closes }]] : [];
    });
  return new Map([...tallies].map(([provider, tally]) => [provider, new Map(marksOf(tally))]));
}

type Drawn = Known & { rows: Int32Array };

function shareCells(grid: Grid, { columns, rows, providers, providerColumns }: Drawn): Uint8Array {
  const shared = new Uint8Array(grid.causeAt.length);
  for (let row = 0; row < grid.height; row += 1) {
    const provider = grid.providerOf[row] ?? "";
    const whole = providers.get(provider)?.cause ?? NONE;
    const byColumn = providerColumns.get(provider);
    for (let column = 0; column < grid.width; column += 1) {
      const index = row * grid.width + column;
      const cause = grid.causeAt[index] ?? NOT_OFFERED;
      if (cause < 0) continue;
      const elsewhere =
        columns[column] === cause ||
        rows[row] === cause ||
        whole === cause ||
        byColumn?.get(column)?.cause === cause;
      if (elsewhere) shared[index] = 1;
    }
  }
  return shared;
}
