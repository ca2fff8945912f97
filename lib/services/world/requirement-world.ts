import { groupBy } from "@/lib/domain/group-by";
import type { Age } from "@/lib/domain/judge/current";
import { current } from "@/lib/domain/judge/current";
import { providerOf } from "@/lib/domain/provider";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import type {
  RequirementCell,
  RequirementRegion,
  RequirementWorld,
  UnreadRoutes,
} from "@/lib/domain/requirement/world";
import { rowLabel } from "@/lib/domain/words/row-label";
import { regionStanding } from "./region-standing";
import type { World, WorldAccount, WorldRegion } from "./world";

function unreadRoutes({ judged }: WorldRegion): UnreadRoutes {
  const unread: ("profiles" | "provisioned")[] = [];
  if (!judged.index.profiles.ok) unread.push("profiles");
  if (!judged.index.provisioned.ok) unread.push("provisioned");
  return unread;
}

const NO_QUOTAS: readonly QuotaRow[] = [];

function cellsOf(
  world: World,
  { account, region, age }: { account: WorldAccount; region: WorldRegion; age: Age },
) {
  const readable = current(region.stored?.facts.quotas, age).ok;
  const unread = unreadRoutes(region);
  const quotas = groupBy(region.judged.quotas, ({ modelId }) => modelId);
  return region.judged.cells.map(({ modelId, verdict }): RequirementCell => {
    const row = world.catalogue.rows.get(modelId);
    return {
      account: account.key,
      region: region.region,
      modelId,
      modelName: row ? rowLabel(row) : modelId,
      provider: providerOf({ modelId, providerName: row?.providerName ?? null }),
      verdict,
      unreadRoutes: unread,
      quotas: readable ? (quotas.get(modelId) ?? NO_QUOTAS) : null,
    };
  });
}

/** The judged world as requirements look at it. */
export function toRequirementWorld(world: World): RequirementWorld {
  const age = { now: world.now, staleAfterMs: world.staleAfterMs };
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
        lists: regionStanding(region).lists,
      }),
    ),
    cells: pairs.flatMap(({ account, region }) => cellsOf(world, { account, region, age })),
  };
}
