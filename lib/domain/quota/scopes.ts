import { own } from "@/lib/domain/own";
import type { Route } from "@/lib/domain/verdict";
import type { QuotaScope } from "./types";

const SCOPE_OF_OWN_WORD: Readonly<Record<string, QuotaScope | null>> = {
  "on-demand": "on-demand",
  global: "global",
  provisioned: null,
};

/**
 * The quota scope that limits calls by a route; null for provisioned throughput, which no shared quota limits.
 * Every geographic profile draws on the one cross-region quota of the source Region:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html
 */
export function scopeOfRoute(route: Route): QuotaScope | null {
  const known = own(SCOPE_OF_OWN_WORD, route);
  return known === undefined ? "cross-region" : known;
}

/** The quota scopes that a model's routes draw on. */
export function scopesOfRoutes(routes: readonly Route[]): Set<QuotaScope> {
  return new Set(routes.map(scopeOfRoute).filter((scope) => scope !== null));
}
