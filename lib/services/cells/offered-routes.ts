import { closedView } from "@/lib/domain/closed-route";
import type { OfferedRoute } from "@/lib/domain/routes";
import type { Verdict } from "@/lib/domain/verdict";
import type { WorldRegion } from "@/lib/services/world/world";

/** By which routes a model is offered in a region, where each may take a call, and which of them are closed. */
export function offeredRoutes(
  { region, judged }: WorldRegion,
  { modelId, verdict }: { modelId: string; verdict: Pick<Verdict, "closedRoutes"> },
): OfferedRoute[] {
  const { profiles, routes } = judged.index.of(modelId);
  return routes.map((route): OfferedRoute => {
    const profile = profiles.find(({ prefix }) => prefix === route);
    const own = route === "on-demand" || route === "provisioned" ? [region] : [];
    return {
      route,
      profileId: profile?.profileId ?? null,
      destinations: profile?.destinations ?? own,
      closed: closedView(verdict, route),
    };
  });
}
