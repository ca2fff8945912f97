import type { CheckPrincipalInput } from "@/lib/contracts/actions/check-principal";
import { type Grant, grantOf } from "@/lib/domain/how-to-call/grant";
import type { OfferedRoute } from "@/lib/domain/routes";
import { rowLabel } from "@/lib/domain/words/row-label";
import { offeredRoutes } from "@/lib/services/cells/offered-routes";
import type { World, WorldAccount } from "@/lib/services/world/world";

export type RouteToCheck = {
  region: string;
  modelId: string;
  modelName: string;
  by: OfferedRoute;
  grant: Grant | null;
};

/** The routes of a model that is named, open or not; without one, the open routes of all that is ready. */
export function routesToCheck(
  { catalogue }: World,
  { accountId, partition, regions }: WorldAccount,
  { model, region: only }: Pick<CheckPrincipalInput, "model" | "region">,
): readonly RouteToCheck[] {
  if (accountId === null) return [];
  return regions.flatMap((region) => {
    if (only !== null && region.region !== only) return [];
    return region.judged.cells.flatMap((cell): RouteToCheck[] => {
      const { modelId, verdict } = cell;
      const isAsked = model === null ? verdict.state === "ready" : modelId === model;
      if (!isAsked) return [];
      const row = catalogue.rows.get(modelId);
      const place = { partition, accountId, region: region.region, modelId };
      return offeredRoutes({ region, verdict, ref: place })
        .filter(({ closed }) => model !== null || closed === null)
        .map((by) => ({
          region: region.region,
          modelId,
          modelName: row ? rowLabel(row) : modelId,
          by,
          grant: grantOf(place, by),
        }));
    });
  });
}
