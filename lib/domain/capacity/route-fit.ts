import { isCountedApart, leastOf, perMinuteQuotas } from "@/lib/domain/quota/per-minute";
import { scopeOfRoute } from "@/lib/domain/quota/scopes";
import type { QuotaScope, QuotaUnit } from "@/lib/domain/quota/types";
import type { Route } from "@/lib/domain/verdict";
import { burndownOf } from "./burndown";
import { fitOf, type Load } from "./fit";
import { needOfLoad } from "./need";

type Quota = {
  scope: QuotaScope | null;
  unit: QuotaUnit;
  variant: string | null;
  applied: number | null;
};

/** Why it can't be told whether a load fits a route. */
export type NotTold = "no-shared-quota" | "not-listed" | "no-value" | "counted-apart" | "burndown";

type Most = { callsPerMinuteMax: number | null; callsAtOnceMax: number };

/** Whether a load fits the quota of one route. `room` and `by` are tokens a minute; `needed` is what the quota has to be. */
export type RouteFit<Q> = { route: Route } & (
  | ({ verdict: "fits"; quota: Q; room: number } & Most)
  | ({ verdict: "short"; quota: Q; by: number; needed: number } & Most)
  | { verdict: "not-known"; quota: Q | null; because: NotTold }
);

type Asked<Q> = { modelId: string; route: Route; quotas: readonly Q[] };

/** A load against the quotas of its model that limit one route. What is not known never fits. */
export function routeFit<Q extends Quota>(
  load: Load,
  { modelId, route, quotas }: Asked<Q>,
): RouteFit<Q> {
  const quota = leastOf(perMinuteQuotas(quotas, route));
  const notKnown = (because: NotTold) => ({ route, verdict: "not-known", quota, because }) as const;
  if (scopeOfRoute(route) === null) return notKnown("no-shared-quota");
  const apart = isCountedApart(quotas, route);
  if (quota === null) return notKnown(apart ? "counted-apart" : "not-listed");
  const { applied } = quota;
  if (applied === null) return notKnown("no-value");
  const { fits, ...most } = fitOf(load, {
    tokensPerMinute: applied,
    burndown: burndownOf(modelId),
  });
  const { callsPerMinuteMax, callsAtOnceMax } = most;
  const of = { route, quota, callsPerMinuteMax, callsAtOnceMax };
  const { tokens } = needOfLoad(load, modelId);
  if (fits === false) return { ...of, verdict: "short", by: tokens - applied, needed: tokens };
  if (apart) return notKnown("counted-apart");
  if (fits === null) return notKnown("burndown");
  return { ...of, verdict: "fits", room: applied - tokens };
}
