import { placeKey } from "@/lib/domain/cell-ref";
import type { StateRow } from "@/lib/domain/changes/types";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { Line } from "@/lib/domain/requirement/line";
import type { SinceOf } from "@/lib/domain/requirement/line-since";
import { linesOf } from "@/lib/domain/requirement/lines";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { JudgedRequirement } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import type { Stores } from "@/lib/services/ports/stores";
import { toRequirementWorld } from "@/lib/services/world/requirement-world";
import type { World } from "@/lib/services/world/world";

export type ReadLines = {
  world: World;
  judged: readonly JudgedRequirement[];
  lines: readonly Line[];
};

/** These requirements, or all that are configured, as lines, by what the store has now. */
export async function readLines(
  ctx: WorldContext,
  requirements: readonly Requirement[] = ctx.settings().requirements,
): Promise<ReadLines> {
  const world = await ctx.world.read();
  const asked = toRequirementWorld(world);
  const judged = requirements.map((requirement) => judgeRequirement(requirement, asked));
  const since = await sinceIn(ctx, judged);
  const lines = judged.flatMap((one) => linesOf(one, { world: asked, since }));
  return { world, judged, lines };
}

type Latest = { version: string; places: Map<string, Promise<readonly StateRow[]>> };

/** History changes with the facts alone, and pages ask for the same again and again. */
const held = new WeakMap<Stores, Latest>();

async function sinceIn(
  { stores }: WorldContext,
  judged: readonly JudgedRequirement[],
): Promise<SinceOf> {
  const version = await stores.facts.version();
  const known = held.get(stores);
  const latest = known?.version === version ? known : { version, places: new Map() };
  held.set(stores, latest);
  const places = new Map(
    judged.flatMap(({ cells }) => cells.map((cell) => [placeKey(cell), cell] as const)),
  );
  const rows = await Promise.all(
    [...places].map(([key, place]) => latestAt(latest, { key, place, stores })),
  );
  const byCell = new Map(rows.flat().map((row) => [cellKey(row), row]));
  return (cell) => byCell.get(cellKey(cell)) ?? null;
}

type At = { key: string; place: { account: string; region: string }; stores: Stores };

function latestAt({ places }: Latest, { key, place, stores }: At): Promise<readonly StateRow[]> {
  const found = places.get(key) ?? stores.history.latest(place.account, place.region);
  places.set(key, found);
  found.catch(() => places.delete(key));
  return found;
}

const cellKey = (cell: { account: string; region: string; modelId: string }): string =>
  `${placeKey(cell)}~${cell.modelId}`;
