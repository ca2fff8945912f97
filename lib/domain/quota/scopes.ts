import type { Route } from "@/lib/domain/verdict";
import type { QuotaScope } from "./types";

const SCOPE_OF_OWN_WORD: ReadonlyMap<string, QuotaScope | null> = new Map([
  ["on-demand", "on-demand"],
  ["global", "global"],
  ["provisioned", null],
]);

/**
 * The quota scope that limits calls by a route; null for provisioned throughput, which no shared quota limits.
 * Every geographic profile draws on the one cross-region quota of the source Region:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html
 */
export function scopeOfRoute(route: Route): QuotaScope | null {
  const own = SCOPE_OF_OWN_WORD.get(route);
  return own === undefined ? "cross-region" : own;
}

/** The quota scopes that a model's routes draw on. */
export function scopesOfRoutes(routes: readonly Route[]): Set<QuotaScope> {
  return new Set(routes.map(scopeOfRoute).filter((scope) => scope !== null));
}

/** Whether a quota of this scope limits calls by a route of that one; null is shared by on-demand and geographic calls. */
export function limits(scope: QuotaScope | null, by: QuotaScope): boolean {
  return scope === null ? by === "on-demand" || by === "cross-region" : scope === by;
}
