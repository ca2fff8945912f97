import { groupBy } from "@/lib/domain/group-by";
import type { Age } from "@/lib/domain/judge/current";
import { current } from "@/lib/domain/judge/current";
import { providerOf } from "@/lib/domain/provider";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import type { Requirement } from "@/lib/domain/requirement/types";
import { wantedModels } from "@/lib/domain/requirement/wanted";
import type {
  RequirementCell,
  RequirementModel,
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

type Place = { account: WorldAccount; region: WorldRegion; age: Age };

const NO_QUOTAS: readonly QuotaRow[] = [];

/** `wanted` null: every cell of the Region. */
function cellsOf(
  world: World,
  { account, region, age }: Place,
  wanted: ReadonlySet<string> | null,
): readonly RequirementCell[] {
  const asked = region.judged.cells.filter(({ modelId }) => wanted?.has(modelId) ?? true);
  if (asked.length === 0) return [];
  const readable = current(region.stored?.facts.quotas, age).ok;
  const quotas = readable ? groupBy(region.judged.quotas, (quota) => quota.modelId) : null;
  const unread = unreadRoutes(region);
  return asked.map(({ modelId, verdict }): RequirementCell => {
    const row = world.catalogue.rows.get(modelId);
    return {
      account: account.key,
      region: region.region,
      modelId,
      modelName: row ? rowLabel(row) : modelId,
      provider: providerIn(world, modelId),
      verdict,
      unreadRoutes: unread,
      quotas: quotas && (quotas.get(modelId) ?? NO_QUOTAS),
    };
  });
}

const providerIn = ({ catalogue }: World, modelId: string): string =>
  providerOf({ modelId, providerName: catalogue.rows.get(modelId)?.providerName ?? null });

/** The judged world as these requirements look at it; null: whatever is required, with every cell. */
export function toRequirementWorld(
  world: World,
  requirements: readonly Requirement[] | null,
): RequirementWorld {
  const age = { now: world.now, staleAfterMs: world.staleAfterMs };
  const pairs = world.accounts.flatMap((account) =>
    account.regions.map((region) => ({ account, region })),
  );
  const models = pairs.length === 0 ? [] : modelsOf(world);
  const wanted = requirements && wantedModels(requirements, models);
  return {
    accounts: world.accounts.map(({ key, name }) => ({ account: key, name })),
    models,
    regions: pairs.map(
      ({ account, region }): RequirementRegion => ({
        account: account.key,
        region: region.region,
        status: region.judged.status,
        lists: regionStanding(region).lists,
      }),
    ),
    cells: world.accounts.flatMap((account) => {
      const here = wanted?.({ account: account.key, name: account.name });
      return account.regions.flatMap((region) =>
        cellsOf(world, { account, region, age }, here?.(region.region) ?? null),
      );
    }),
  };
}

const modelsOf = (world: World): readonly RequirementModel[] =>
  [...world.catalogue.rows.keys()].map((modelId) => ({
    modelId,
    provider: providerIn(world, modelId),
  }));
