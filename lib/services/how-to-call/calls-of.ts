import { type RouteCall, routeCall } from "@/lib/domain/how-to-call/route-call";
import type { Route, Verdict } from "@/lib/domain/verdict";
import { offeredRoutes } from "@/lib/services/cells/offered-routes";
import { outputsIn } from "@/lib/services/world/outputs";
import type { WorldAccount, WorldRegion } from "@/lib/services/world/world";

type Called = {
  account: Pick<WorldAccount, "partition">;
  /** As it is to stand in ARNs. */
  accountId: string;
  region: WorldRegion;
  cell: { modelId: string; verdict: Pick<Verdict, "routes" | "closedRoutes"> };
};

/** How a model is called in a region by each of these routes that is open, the narrowest first. */
export function callsOf({ account, accountId, region, cell }: Called, wanted: readonly Route[]) {
  const { modelId, verdict } = cell;
  const outputs = outputsIn(region)(modelId);
  const place = {
    partition: account.partition,
    accountId,
    region: region.region,
    modelId,
    outputs: outputs.length > 0 ? outputs : null,
  };
  return offeredRoutes({ region, verdict, ref: place }).flatMap((by): RouteCall[] =>
    verdict.routes.includes(by.route) && wanted.includes(by.route) ? [routeCall(place, by)] : [],
  );
}
