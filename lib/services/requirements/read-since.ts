import type { CellRef } from "@/lib/domain/cell-ref";
import type { StateRow } from "@/lib/domain/changes/types";
import { groupBy } from "@/lib/domain/group-by";
import { type LineStateRow, lineKey } from "@/lib/domain/requirement/line-history";
import type { SinceOf } from "@/lib/domain/requirement/line-since";
import type { JudgedRequirement } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import type { Stores } from "@/lib/services/ports/stores";

type CellRow = Pick<StateRow, "state" | "code" | "at">;
type Cells = ReadonlyMap<string, CellRow>;
type Kept = { regions: ReadonlySet<string>; modelIds: ReadonlySet<string>; newest: Promise<Cells> };
type LineRow = Pick<LineStateRow, "state" | "asked" | "at">;
type Lines = ReadonlyMap<string, LineRow>;
type Latest = {
  version: string;
  cells: Map<string, Kept>;
  lines: Map<string, { rows: Promise<Lines> }>;
};

/** The histories change with the facts alone, and pages ask for the same again and again. */
const held = new WeakMap<Stores, Latest>();

/** Since when the lines of these are in their state, by both histories. */
export async function readSince(
  { stores }: WorldContext,
  judged: readonly JudgedRequirement[],
): Promise<SinceOf> {
  const version = await stores.facts.version();
  const known = held.get(stores);
  const latest =
    known?.version === version ? known : { version, cells: new Map(), lines: new Map() };
  held.set(stores, latest);
  const cells = groupBy(
    judged.flatMap((one) => one.cells),
    ({ account }) => account,
  );
  const accounts = new Set([
    ...cells.keys(),
    ...judged.flatMap(({ problems }) => problems).flatMap(({ account }) => account ?? []),
  ]);
  const [newest, lines] = await Promise.all([
    eachOf(cells.keys(), (account) =>
      newestOf(latest, { account, cells: cells.get(account) ?? [], stores }),
    ),
    eachOf(accounts, (account) => linesIn(latest, { account, stores })),
  ]);
  return {
    cell: (cell) => newest.get(cell.account)?.get(cellIn(cell)) ?? null,
    line: (place) => lines.get(place.account)?.get(lineKey(place)) ?? null,
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
function newestOf({ cells: byAccount }: Latest, { account, cells, stores }: At): Promise<Cells> {
  const known = byAccount.get(account);
  const isKept = ({ region, modelId }: CellRef) =>
    known?.regions.has(region) && known.modelIds.has(modelId);
  if (known && cells.every(isKept)) return known.newest;
  const regions = new Set([...(known?.regions ?? []), ...cells.map(({ region }) => region)]);
  const modelIds = new Set([...(known?.modelIds ?? []), ...cells.map(({ modelId }) => modelId)]);
  const kept = { regions, modelIds, newest: readNewest(stores, account, { regions, modelIds }) };
  byAccount.set(account, kept);
  kept.newest.catch(() => {
    if (byAccount.get(account) === kept) byAccount.delete(account);
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
  { lines }: Latest,
  { account, stores }: { account: string; stores: Stores },
): Promise<Lines> {
  const known = lines.get(account);
  if (known) return known.rows;
  const read = { rows: readLineRows(stores, account) };
  lines.set(account, read);
  read.rows.catch(() => {
    if (lines.get(account) === read) lines.delete(account);
  });
  return read.rows;
}

async function readLineRows({ lineHistory }: Stores, account: string): Promise<Lines> {
  const rows = await lineHistory.latest(account, null);
  return new Map(
    rows.map((row) => [lineKey(row), { state: row.state, asked: row.asked, at: row.at }]),
  );
}
