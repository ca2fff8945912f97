import { accountLabel } from "@/lib/domain/account-label";
import { byRemover } from "@/lib/domain/by-remover";
import type { Owner } from "@/lib/domain/owner";
import type { EpochMs } from "@/lib/domain/time";
import { causeBook, type GridCause } from "./causes";
import { type GridScope, rowsShown } from "./scope";
import type { MatrixSnapshot } from "./snapshot";

export type BlockerLine = GridCause & {
  cells: number;
  models: readonly string[];
  regions: readonly string[];
  /** Names of the accounts it holds in; empty where only one account is shown. */
  accounts: readonly string[];
  /** Every one of its cells lies in a Region that it closes whole. */
  wholeRegions: boolean;
  /** Every Region of its accounts is closed by it. */
  wholeAccounts: boolean;
  /** Last time any of its cells was known, where all of them are unknown. */
  lastKnownAt: EpochMs | null;
};
/** `null`: nobody can be named, because it is not known what stands in the way. */
export type BlockerGroup = { owner: Owner | null; lines: readonly BlockerLine[] };
export type Blockers = { groups: readonly BlockerGroup[]; causes: number; cells: number };

/** Everything that stands in the way of what is shown, by who can remove it; the most cells first. */
export function blockersIn(snapshot: MatrixSnapshot, scope: GridScope): Blockers {
  const book = causeBook(snapshot.kinds);
  const tallies = book.causes.map(() => ({
    cells: 0,
    rows: new Uint8Array(snapshot.models.length),
    regions: new Set<string>(),
    accounts: new Set<string>(),
    columns: 0,
    outside: false,
    lastKnownAt: null as EpochMs | null,
  }));
  const accounts = new Set(scope.accounts);
  const rows = rowsShown(snapshot, scope);
  const columnsOf = new Map<string, number>();
  for (const column of snapshot.columns) {
    if (column.noEndpoint || !accounts.has(column.account)) continue;
    columnsOf.set(column.account, (columnsOf.get(column.account) ?? 0) + 1);
    const first = column.cells[0] === undefined ? -1 : (book.ofKind[column.cells[0]] ?? -1);
    const whole = first >= 0 && column.cells.every((kind) => book.ofKind[kind] === first);
    const closed = whole ? tallies[first] : undefined;
    if (closed) closed.columns += 1;
    for (const row of rows) {
      const kind = column.cells[row] ?? -1;
      const tally = tallies[book.ofKind[kind] ?? -1];
      if (!tally) continue;
      tally.cells += 1;
      tally.rows[row] = 1;
      tally.regions.add(column.region);
      tally.accounts.add(column.account);
      tally.outside ||= !whole;
      const at = snapshot.kinds[kind]?.lastKnown?.at ?? null;
      if (at !== null) tally.lastKnownAt = Math.max(tally.lastKnownAt ?? at, at);
    }
  }
  const lines = book.causes.flatMap((cause, index): BlockerLine[] => {
    const tally = tallies[index];
    if (!tally || tally.cells === 0) return [];
    const models = snapshot.models.flatMap((model, row) =>
      tally.rows[row] === 1 ? [model.name] : [],
    );
    return [
      {
        ...cause,
        cells: tally.cells,
        models,
        regions: [...tally.regions],
        accounts: snapshot.accounts
          .filter(({ key }) => scope.accounts.length > 1 && tally.accounts.has(key))
          .map(accountLabel),
        wholeRegions: !tally.outside,
        wholeAccounts:
          !tally.outside &&
          tally.columns === sumOf(tally.accounts, (key) => columnsOf.get(key) ?? 0),
        lastKnownAt: cause.state === "unknown" ? tally.lastKnownAt : null,
      },
    ];
  });
  return group(lines);
}

const sumOf = <T>(items: Iterable<T>, of: (item: T) => number): number =>
  [...items].reduce((sum, item) => sum + of(item), 0);

function group(lines: readonly BlockerLine[]): Blockers {
  const groups = byRemover(lines, (a, b) => b.cells - a.cells);
  return {
    groups: groups.map(({ owner, items }) => ({ owner, lines: items })),
    causes: lines.length,
    cells: sumOf(lines, ({ cells }) => cells),
  };
}
