import { normaliseName, spellingsOf } from "./model-names";
import { type QuotaName, readQuotaName } from "./name";
import type { QuotaCandidate, QuotaScope, QuotaTie } from "./types";

/** Ties one quota to the one candidate it certainly belongs to, or says why not. */
export function tieQuota(quotaName: string, candidates: readonly QuotaCandidate[]): QuotaTie {
  return tieBy(indexOf(candidates), quotaName);
}

/** Ties many quotas to the models of one region; answers in the order of the names. */
export function tieQuotas(
  quotaNames: readonly string[],
  candidates: readonly QuotaCandidate[],
): readonly QuotaTie[] {
  const index = indexOf(candidates);
  return quotaNames.map((name) => tieBy(index, name));
}

type Index = ReadonlyMap<string, readonly QuotaCandidate[]>;
type ModelQuotaName = Extract<QuotaName, { kind: "model" }>;

function indexOf(candidates: readonly QuotaCandidate[]): Index {
  const index = new Map<string, QuotaCandidate[]>();
  const byId = new Map(candidates.map((candidate) => [candidate.modelId, candidate]));
  for (const candidate of byId.values()) {
    for (const spelling of spellingsOf(candidate)) {
      const sharing = index.get(spelling);
      if (sharing) sharing.push(candidate);
      else index.set(spelling, [candidate]);
    }
  }
  return index;
}

function tieBy(index: Index, quotaName: string): QuotaTie {
  const name = readQuotaName(quotaName);
  if (name.kind !== "model") {
    return { modelId: null, scope: null, unit: name.unit, variant: null, untied: name.kind };
  }
  const { scope, unit, variant } = name;
  const [only, ...more] = fitting(index, name);
  if (!only) return { modelId: null, scope, unit, variant, untied: "no-model" };
  if (more.length > 0) return { modelId: null, scope, unit, variant, untied: "ambiguous" };
  return { modelId: only.modelId, scope, unit, variant, untied: null };
}

function fitting(
  index: Index,
  { scope, modelText, variant }: ModelQuotaName,
): readonly QuotaCandidate[] {
  const text = normaliseName(modelText);
  const named = (spelling: string) =>
    (index.get(spelling) ?? []).filter((candidate) => hasRoute(candidate, scope));
  // A model whose own name ends like a variant would make the two readings equally likely.
  const alike = variant === null ? [] : named(`${text} ${variant.toLowerCase()} context length`);
  const exact = named(text);
  if (exact.length > 0) return [...alike, ...exact];
  return [...alike, ...(text.endsWith(" v1") ? named(text.slice(0, -3)).filter(mayBeFirst) : [])];
}

/** The quota of all calls counts on-demand and cross-region ones; the global profile has its own. */
function hasRoute({ scopes }: QuotaCandidate, scope: QuotaScope | null): boolean {
  return scope === null ? scopes.has("on-demand") || scopes.has("cross-region") : scopes.has(scope);
}

/** "Embed English V1" is not the model `cohere.embed-english-v3`, though AWS names that one "Embed English". */
function mayBeFirst({ modelId, modelName }: QuotaCandidate): boolean {
  const version = /-v(\d+)(?:[:.]|$)/.exec(modelId)?.[1];
  if (version === undefined || Number(version) <= 1) return true;
  return normaliseName(modelName ?? "").endsWith(` v${version}`);
}
