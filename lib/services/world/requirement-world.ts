import { isAskable } from "@/lib/domain/facts/plan";
import type { Age } from "@/lib/domain/judge/current";
import { current } from "@/lib/domain/judge/current";
import type {
  ListStatus,
  RequirementCell,
  RequirementRegion,
  RequirementWorld,
  UnreadRoutes,
} from "@/lib/domain/requirement/world";
import { rowLabel } from "@/lib/domain/words/row-label";
import { hasNoEndpoint } from "./faults";
import type { World, WorldAccount, WorldRegion } from "./world";

/** A model may be shown by a profile alone, so both lists have to be read before one can be said to be missing. */
function listStatus(region: WorldRegion): ListStatus {
  if (!isAskable({ region: region.region, status: region.judged.status })) return "off";
  if (hasNoEndpoint(region)) return "no-endpoint";
  const { models, profiles } = region.judged.index;
  return models.ok && profiles.ok ? "read" : "failed";
}

function unreadRoutes({ judged }: WorldRegion): UnreadRoutes {
  const unread: ("profiles" | "provisioned")[] = [];
  if (!judged.index.profiles.ok) unread.push("profiles");
  if (!judged.index.provisioned.ok) unread.push("provisioned");
  return unread;
}

function cellsOf(
  world: World,
  { account, region, age }: { account: WorldAccount; region: WorldRegion; age: Age },
) {
  const readable = current(region.stored?.facts.quotas, age).ok;
  const unread = unreadRoutes(region);
  return region.judged.cells.map(({ modelId, verdict }): RequirementCell => {
    const row = world.catalogue.rows.get(modelId);
    return {
      account: account.key,
      region: region.region,
      modelId,
      modelName: row ? rowLabel(row) : modelId,
      provider: row?.providerName ?? modelId.split(".", 1)[0] ?? modelId,
      verdict,
      unreadRoutes: unread,
      quotas: readable ? region.judged.quotas.filter((quota) => quota.modelId === modelId) : null,
    };
  });
}

/** The judged world as requirements look at it. */
export function toRequirementWorld(world: World, staleAfterMs: number): RequirementWorld {
  const age = { now: world.now, staleAfterMs };
  const pairs = world.accounts.flatMap((account) =>
    account.regions.map((region) => ({ account, region })),
  );
  return {
    accounts: world.accounts.map(({ key, name }) => ({ account: key, name })),
    regions: pairs.map(
      ({ account, region }): RequirementRegion => ({
        account: account.key,
        region: region.region,
        status: region.judged.status,
        lists: listStatus(region),
      }),
    ),
    cells: pairs.flatMap(({ account, region }) => cellsOf(world, { account, region, age })),
  };
}
