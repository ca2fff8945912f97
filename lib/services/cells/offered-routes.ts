import type { CellRef } from "@/lib/domain/cell-ref";
import { closedView } from "@/lib/domain/closed-route";
import type { OfferedRoute } from "@/lib/domain/routes";
import type { Verdict } from "@/lib/domain/verdict";
import type { WorldRegion } from "@/lib/services/world/world";

type Offered = {
  region: WorldRegion;
  verdict: Pick<Verdict, "closedRoutes">;
  ref: Pick<CellRef, "region" | "modelId">;
};

/** By which routes a model is offered in a region, open ones and closed ones. */
export function offeredRoutes({ region, verdict, ref }: Offered): OfferedRoute[] {
  const { profiles, routes } = region.judged.index.of(ref.modelId);
  return routes.map((route): OfferedRoute => {
    const profile = profiles.find(({ prefix }) => prefix === route);
    const own = route === "on-demand" || route === "provisioned" ? [ref.region] : [];
    return {
      route,
      profileId: profile?.profileId ?? null,
      destinations: profile?.destinations ?? own,
      closed: closedView(verdict, route),
    };
  });
}
