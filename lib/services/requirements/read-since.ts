import type { CellRef } from "@/lib/domain/cell-ref";
import type { StateRow } from "@/lib/domain/changes/types";
import { groupBy } from "@/lib/domain/group-by";
import { type LineStateRow, lineKey } from "@/lib/domain/requirement/line-history";
import type { SinceOf } from "@/lib/domain/requirement/line-since";
import type { JudgedRequirement } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import type { Stores } from "@/lib/services/ports/stores";
import type { OutlinedAccount } from "@/lib/services/world/outline";
import { sameItems } from "@/lib/services/world/stable-catalogue";

type CellRow = Pick<StateRow, "state" | "code" | "at">;
type Cells = ReadonlyMap<string, CellRow>;
type Kept = { regions: ReadonlySet<string>; modelIds: ReadonlySet<string>; newest: Promise<Cells> };
type LineRow = Pick<LineStateRow, "state" | "asked" | "at">;
type Lines = ReadonlyMap<string, LineRow>;
/** What both histories say of an account, and what was judged of it then. */
type Latest = { basis: readonly unknown[]; cells: Kept | null; lines: Promise<Lines> | null };
type Accounts = readonly Pick<OutlinedAccount, "key" | "version" | "regions">[];

/** The histories of an account change with what was read of it alone, and pages ask for the same again and again. */
const held = new WeakMap<Stores, Map<string, Latest>>();

/**
 * Since when the lines of these are in their state, by both histories. Of `accounts` as they were judged; the histories of
 * one of which nothing moved since are not read again.
 */
export async function readSince(
  { stores }: WorldContext,
  judged: readonly JudgedRequirement[],
  accounts: Accounts,
): Promise<SinceOf> {
  const latest = latestOf(stores, accounts);
  const cells = groupBy(
    judged.flatMap((one) => one.cells),
    ({ account }) => account,
  );
  const asked = new Set([
    ...cells.keys(),
    ...judged.flatMap(({ problems }) => problems).flatMap(({ account }) => account ?? []),
  ]);
  const [newest, lines] = await Promise.all([
    eachOf(cells.keys(), (account) =>
      newestOf(latest(account), { account, cells: cells.get(account) ?? [], stores }),
    ),
    eachOf(asked, (account) => linesIn(latest(account), { account, stores })),
  ]);
  return {
    cell: (cell) => newest.get(cell.account)?.get(cellIn(cell)) ?? null,
    line: (place) => lines.get(place.account)?.get(lineKey(place)) ?? null,
  };
}

function latestOf(stores: Stores, accounts: Accounts): (account: string) => Latest {
  const before = held.get(stores);
  const latest = new Map(
    accounts.map(({ key, version, regions }): [string, Latest] => {
      const basis = [version, ...regions];
      const known = before?.get(key);
      const isSame = known && sameItems(known.basis, basis);
      return [key, isSame ? known : { basis, cells: null, lines: null }];
    }),
  );
  held.set(stores, latest);
  return (account) => {
    const known = latest.get(account) ?? { basis: [], cells: null, lines: null };
    latest.set(account, known);
    return known;
  };
}

async function eachOf<T>(
  keys: Iterable<string>,
  read: (key: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await Promise.all([...keys].map(async (key) => [key, await read(key)] as const)));
}

/** Of an account. */
const cellIn = ({ region, modelId }: Pick<CellRef, "region" | "modelId">): string =>
  `${region}~${modelId}`;

type At = { account: string; cells: readonly CellRef[]; stores: Stores };

/** Of the Regions and models asked for alone: most cells of an account nobody requires, and what is kept stays at rest. */
function newestOf(latest: Latest, { account, cells, stores }: At): Promise<Cells> {
  const known = latest.cells;
  const isKept = ({ region, modelId }: CellRef) =>
    known?.regions.has(region) && known.modelIds.has(modelId);
  if (known && cells.every(isKept)) return known.newest;
  const regions = new Set([...(known?.regions ?? []), ...cells.map(({ region }) => region)]);
  const modelIds = new Set([...(known?.modelIds ?? []), ...cells.map(({ modelId }) => modelId)]);
  const kept = { regions, modelIds, newest: readNewest(stores, account, { regions, modelIds }) };
  latest.cells = kept;
  kept.newest.catch(() => {
    if (latest.cells === kept) latest.cells = null;
  });
  return kept.newest;
}

async function readNewest(
  { history }: Stores,
  account: string,
  { regions, modelIds }: Pick<Kept, "regions" | "modelIds">,
): Promise<Cells> {
  const rows = await history.latestOf(account, { regions: [...regions], modelIds: [...modelIds] });
  return new Map(rows.map(({ state, code, at, ...cell }) => [cellIn(cell), { state, code, at }]));
}

/** All lines of an account: there are as many as somebody requires. */
function linesIn(
  latest: Latest,
  { account, stores }: { account: string; stores: Stores },
): Promise<Lines> {
  if (latest.lines !== null) return latest.lines;
  const rows = readLineRows(stores, account);
  latest.lines = rows;
  rows.catch(() => {
    if (latest.lines === rows) latest.lines = null;
  });
  return rows;
}

async function readLineRows({ lineHistory }: Stores, account: string): Promise<Lines> {
  const rows = await lineHistory.latest(account, null);
  return new Map(
    rows.map((row) => [lineKey(row), { state: row.state, asked: row.asked, at: row.at }]),
  );
}
