import type { Fault } from "@/lib/domain/facts/fault";
import { groupBy } from "@/lib/domain/group-by";
import type { Age } from "@/lib/domain/judge/current";
import { current } from "@/lib/domain/judge/current";
import type { Catalogue } from "@/lib/domain/judge/models";
import { providerOf } from "@/lib/domain/provider";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import type { Requirement } from "@/lib/domain/requirement/types";
import { wantedModels } from "@/lib/domain/requirement/wanted";
import type {
  RequirementCell,
  RequirementFault,
  RequirementModel,
  RequirementRegion,
  RequirementWorld,
  UnreadRoutes,
} from "@/lib/domain/requirement/world";
import { rowLabel } from "@/lib/domain/words/row-label";
import { accountFault } from "./faults";
import { type RegionStanding, regionStanding, unread } from "./region-standing";
import type { World, WorldAccount, WorldRegion } from "./world";

function unreadRoutes({ judged }: WorldRegion): UnreadRoutes {
  const unread: ("profiles" | "provisioned")[] = [];
  if (!judged.index.profiles.ok) unread.push("profiles");
  if (!judged.index.provisioned.ok) unread.push("provisioned");
  return unread;
}

type AgedRegion = { account: string; region: WorldRegion; age: Age };

const NO_QUOTAS: readonly QuotaRow[] = [];

/** `wanted` null: every cell of the Region. */
function cellsOf(
  { catalogue }: Pick<World, "catalogue">,
  { account, region, age }: AgedRegion,
  wanted: ReadonlySet<string> | null,
): readonly RequirementCell[] {
  const asked = region.judged.cells.filter(({ modelId }) => wanted?.has(modelId) ?? true);
  if (asked.length === 0) return [];
  const readable = current(region.stored?.facts.quotas, age).ok;
  const quotas = readable ? groupBy(region.judged.quotas, (quota) => quota.modelId) : null;
  const unread = unreadRoutes(region);
  return asked.map(({ modelId, verdict }): RequirementCell => {
    const row = catalogue.rows.get(modelId);
    return {
      account,
      region: region.region,
      modelId,
      modelName: row ? rowLabel(row) : modelId,
      provider: providerIn(catalogue.rows, modelId),
      verdict,
      unreadRoutes: unread,
      quotas: quotas && (quotas.get(modelId) ?? NO_QUOTAS),
    };
  });
}

const providerIn = (rows: Catalogue["rows"], modelId: string): string =>
  providerOf({ modelId, providerName: rows.get(modelId)?.providerName ?? null });

/** The judged world as these requirements look at it; null: whatever is required, with every cell. */
export function toRequirementWorld(
  world: World,
  requirements: readonly Requirement[] | null,
): RequirementWorld {
  const places = world.accounts.flatMap(({ key, regions }) =>
    regions.map((region) =>
      requirementRegion({
        ...{ account: key, region: region.region, status: region.judged.status },
        ...regionStanding(region),
      }),
    ),
  );
  const seen = frameOf(world, places);
  const wanted = requirements && wantedModels(requirements, seen.models);
  return {
    ...seen,
    cells: world.accounts.flatMap((account) => {
      const here = wanted?.({ account: account.key, name: account.name });
      return account.regions.flatMap((region) =>
        cellsIn(world, { account: account.key, region, wanted: here?.(region.region) ?? null }),
      );
    }),
  };
}

const shortFault = (fault: Fault | null): RequirementFault | null =>
  fault && { code: fault.code, cause: fault.cause, owner: fault.owner, message: fault.message };

type Standing = Pick<RequirementRegion, "account" | "region" | "status"> & RegionStanding;

/** A Region as requirements see it. */
export const requirementRegion = ({
  account,
  region,
  status,
  lists,
  fault,
}: Standing): RequirementRegion => ({
  ...{ account, region, status, lists },
  fault: shortFault(unread({ fault })),
});

type Framed = Pick<World, "catalogue"> & {
  accounts: readonly Pick<WorldAccount, "key" | "name" | "facts">[];
};

/** All but the cells. */
export const frameOf = (
  { accounts, catalogue }: Framed,
  regions: readonly RequirementRegion[],
): Omit<RequirementWorld, "cells"> => ({
  accounts: accounts.map(({ key, name, facts }) => ({
    ...{ account: key, name },
    fault: shortFault(accountFault({ facts })),
  })),
  models: regions.length === 0 ? [] : modelsOf(catalogue),
  regions,
});

type Asked = { account: string; region: WorldRegion; wanted: ReadonlySet<string> | null };

/** What is asked for in a Region; `wanted` null: every cell of it. */
export const cellsIn = (
  { catalogue, now, staleAfterMs }: Pick<World, "catalogue" | "now" | "staleAfterMs">,
  { wanted, ...place }: Asked,
): readonly RequirementCell[] =>
  cellsOf({ catalogue }, { ...place, age: { now, staleAfterMs } }, wanted);

export const modelsOf = ({ rows }: Catalogue): readonly RequirementModel[] =>
  [...rows.keys()].map((modelId) => ({ modelId, provider: providerIn(rows, modelId) }));
