import { type CellRef, placeKey } from "@/lib/domain/cell-ref";
import type { StateRow } from "@/lib/domain/changes/types";
import { groupBy } from "@/lib/domain/group-by";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { Line } from "@/lib/domain/requirement/line";
import { type LineStateRow, lineKey } from "@/lib/domain/requirement/line-history";
import type { SinceOf } from "@/lib/domain/requirement/line-since";
import { linesOf } from "@/lib/domain/requirement/lines";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { JudgedRequirement } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import type { Stores } from "@/lib/services/ports/stores";
import type { Outline } from "@/lib/services/world/outline";
import { readRequirementWorld } from "@/lib/services/world/read-requirement-world";

export type ReadLines = {
  world: Outline;
  judged: readonly JudgedRequirement[];
  lines: readonly Line[];
};

/** These requirements, or all that are configured, as lines, by what the store has now. */
export async function readLines(
  ctx: WorldContext,
  requirements: readonly Requirement[] = ctx.settings().requirements,
): Promise<ReadLines> {
  const { outline: world, asked } = await readRequirementWorld(ctx, requirements);
  const judged = requirements.map((requirement) => judgeRequirement(requirement, asked));
  const since = await sinceIn(ctx, judged);
  const lines = judged.flatMap((one) => linesOf(one, { world: asked, since }));
  return { world, judged, lines };
}

type CellRow = Pick<StateRow, "state" | "code" | "at">;
type Cells = ReadonlyMap<string, CellRow>;
type Kept = { models: ReadonlySet<string>; newest: Promise<Cells> };
type LineRow = Pick<LineStateRow, "state" | "asked" | "at">;
type Lines = ReadonlyMap<string, LineRow>;
type Latest = {
  version: string;
  places: Map<string, Kept>;
  lines: Map<string, { rows: Promise<Lines> }>;
};

/** The histories change with the facts alone, and pages ask for the same again and again. */
const held = new WeakMap<Stores, Latest>();

async function sinceIn(
  { stores }: WorldContext,
  judged: readonly JudgedRequirement[],
): Promise<SinceOf> {
  const version = await stores.facts.version();
  const known = held.get(stores);
  const latest =
    known?.version === version ? known : { version, places: new Map(), lines: new Map() };
  held.set(stores, latest);
  const cells = judged.flatMap((one) => one.cells);
  const places = groupBy(cells, placeKey);
  const accounts = new Set(
    judged
      .flatMap((one) => [...one.cells, ...one.problems])
      .flatMap(({ account }) => account ?? []),
  );
  const [byPlace, byAccount] = await Promise.all([
    eachOf(places.keys(), (key) => newestOf(latest, { key, cells: places.get(key) ?? [], stores })),
    eachOf(accounts, (account) => linesIn(latest, { account, stores })),
  ]);
  return {
    cell: (cell) => byPlace.get(placeKey(cell))?.get(cell.modelId) ?? null,
    line: (place) => byAccount.get(place.account)?.get(lineKey(place)) ?? null,
  };
}

async function eachOf<T>(
  keys: Iterable<string>,
  read: (key: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await Promise.all([...keys].map(async (key) => [key, await read(key)] as const)));
}

type At = { key: string; cells: readonly CellRef[]; stores: Stores };

/** Of the models asked for alone: most cells of a place nobody requires, and what is kept stays at rest. */
function newestOf({ places }: Latest, { key, cells, stores }: At): Promise<Cells> {
  const known = places.get(key);
  if (known && cells.every(({ modelId }) => known.models.has(modelId))) return known.newest;
  const models = new Set([...(known?.models ?? []), ...cells.map(({ modelId }) => modelId)]);
  const kept = { models, newest: readNewest(stores, { cells, models }) };
  places.set(key, kept);
  kept.newest.catch(() => {
    if (places.get(key) === kept) places.delete(key);
  });
  return kept.newest;
}

type Of = { cells: readonly CellRef[]; models: ReadonlySet<string> };

async function readNewest({ history }: Stores, { cells, models }: Of): Promise<Cells> {
  const [place] = cells;
  const rows = place ? await history.latest(place.account, place.region) : [];
  return new Map(
    rows.flatMap(({ modelId, state, code, at }) =>
      models.has(modelId) ? [[modelId, { state, code, at }] as const] : [],
    ),
  );
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
