import { isNamed } from "@/lib/domain/named";
import { tokensAsked } from "@/lib/domain/requirement/need";
import { allowedRoutes } from "@/lib/domain/requirement/routes";
import { selectorOf } from "@/lib/domain/requirement/selector";
import type { Requirement } from "@/lib/domain/requirement/types";
import { scopeOfRoute } from "./scopes";
import type { QuotaTie } from "./types";

type At = { account: string; accountName: string | null; region: string; provider: string };

/**
 * The most tokens a minute that a requirement asks of one quota; null when none does. Only a tied quota of tokens a
 * minute counts, of a scope that the requirement's routes draw on.
 */
export function requiredOf(
  tie: QuotaTie,
  { requirements, ...at }: At & { requirements: readonly Requirement[] },
): number | null {
  const { modelId, scope, unit, variant } = tie;
  if (modelId === null || scope === null || unit !== "tokens-per-minute" || variant !== null) {
    return null;
  }
  const asked = requirements
    .filter(
      ({ models, regions, routes, accounts }) =>
        (regions?.includes(at.region) ?? true) &&
        isNamed(accounts, at.account, at.accountName) &&
        (allowedRoutes(routes, at.region)?.some((route) => scopeOfRoute(route) === scope) ??
          true) &&
        models.some((text) => selectorOf(text).matches({ modelId, provider: at.provider })),
    )
    .map((requirement) => tokensAsked(requirement, modelId)?.tokens ?? null)
    .filter((tokens) => tokens !== null);
  return asked.length > 0 ? Math.max(...asked) : null;
}
