import { normaliseName } from "./model-names";
import { type QuotaName, readQuotaName } from "./name";
import { indexNames, type NameIndex, readings } from "./name-index";
import type { QuotaCandidate, QuotaScope, QuotaTie } from "./types";

/** Ties one quota to the one candidate it certainly belongs to, or says why not. */
export function tieQuota(quotaName: string, candidates: readonly QuotaCandidate[]): QuotaTie {
  return tieBy(indexNames(candidates), quotaName);
}

/** Ties many quotas to the models of one region; answers in the order of the names. */
export function tieQuotas(
  quotaNames: readonly string[],
  candidates: readonly QuotaCandidate[],
): readonly QuotaTie[] {
  const index = indexNames(candidates);
  return quotaNames.map((name) => tieBy(index, name));
}

type ModelQuotaName = Extract<QuotaName, { kind: "model" }>;
type Fit = (candidate: QuotaCandidate) => boolean;
type Found = { only: QuotaCandidate } | { none: "no-model" | "ambiguous" };

function tieBy(index: NameIndex, quotaName: string): QuotaTie {
  const name = readQuotaName(quotaName);
  const untied = { modelId: null, scope: null, variant: null, about: null } as const;
  if (name.kind !== "model") {
    const { kind, unit, measure, modelText } = name;
    const found = modelText === null ? null : find(index, modelText, hasSomeRoute);
    const about = found && "only" in found ? found.only.modelId : null;
    return { ...untied, about, unit, measure, untied: kind };
  }
  const { scope, unit, variant } = name;
  const read = { ...untied, scope, unit, measure: unit, variant };
  const found = withLongName(index, name, find(index, name.modelText, hasRouteOf(scope)));
  if ("none" in found) return { ...read, untied: found.none };
  return { ...read, modelId: found.only.modelId, untied: null };
}

/**
 * The first reading that names any model decides: one model with such a route is meant, more than one leave it open,
 * and where only models without such a route are named, a looser reading would give the quota to a stranger.
 */
function find(index: NameIndex, modelText: string, fits: Fit): Found {
  for (const meant of readings(index, modelText)) {
    if (meant.length === 0) continue;
    const [only, ...more] = meant.filter(fits);
    if (!only) return { none: "no-model" };
    return more.length > 0 ? { none: "ambiguous" } : { only };
  }
  return { none: "no-model" };
}

/** A model whose own name ends like a variant makes the two readings equally likely. */
function withLongName(
  index: NameIndex,
  { modelText, variant, scope }: ModelQuotaName,
  found: Found,
): Found {
  if (variant === null) return found;
  const text = `${normaliseName(modelText)} ${variant.toLowerCase()} context length`;
  const alike = (index.names.get(text) ?? []).map(({ candidate }) => candidate);
  const [only] = alike.filter(hasRouteOf(scope));
  if (!only) return found;
  return "none" in found && found.none === "no-model" ? { only } : { none: "ambiguous" };
}

/** The quota of all calls counts on-demand and cross-region ones; the global profile has its own. */
const hasRouteOf =
  (scope: QuotaScope | null): Fit =>
  ({ scopes }) =>
    scope === null ? scopes.has("on-demand") || scopes.has("cross-region") : scopes.has(scope);

const hasSomeRoute: Fit = ({ scopes }) => scopes.size > 0;
