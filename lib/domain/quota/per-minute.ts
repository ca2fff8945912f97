import type { Route } from "@/lib/domain/verdict";
import { limits, scopeOfRoute } from "./scopes";
import type { QuotaScope, QuotaUnit } from "./types";

type Limit = {
  scope: QuotaScope | null;
  unit: QuotaUnit;
  variant: string | null;
  applied: number | null;
};

/** A model's quotas of tokens a minute that limit calls by a route; none of provisioned throughput. */
export const perMinuteQuotas = <Q extends Limit>(
  quotas: readonly Q[],
  route: Route,
): readonly Q[] => limiting(quotas, { route, units: ["tokens-per-minute"] });

/** Whether input and output have quotas of their own by a route: how a call is reserved there AWS does not say. */
export const isCountedApart = (quotas: readonly Limit[], route: Route): boolean =>
  limiting(quotas, { route, units: ["input-tokens-per-minute", "output-tokens-per-minute"] })
    .length > 0;

/** The one that lets the least through; one without a value may be it. */
export function leastOf<Q extends Pick<Limit, "applied">>(quotas: readonly Q[]): Q | null {
  const [first, ...more] = quotas;
  if (!first) return null;
  return more.reduce((least, one) => {
    if (least.applied === null) return least;
    return one.applied === null || one.applied < least.applied ? one : least;
  }, first);
}

function limiting<Q extends Limit>(
  quotas: readonly Q[],
  { route, units }: { route: Route; units: readonly QuotaUnit[] },
): readonly Q[] {
  const by = scopeOfRoute(route);
  if (by === null) return [];
  return quotas.filter(
    ({ scope, unit, variant }) => limits(scope, by) && units.includes(unit) && variant === null,
  );
}
