import type { RegionFacts } from "@/lib/domain/facts";
import { asLastGood } from "@/lib/domain/judge/current";
import type { Catalogue, ModelRow } from "@/lib/domain/judge/models";
import { indexRegion } from "@/lib/domain/judge/region-index";
import { toCellQuota } from "@/lib/domain/quota/cell-quota";
import { requiredOf } from "@/lib/domain/quota/required";
import { joinQuotas } from "@/lib/domain/quota/rows";
import { scopesOfRoutes } from "@/lib/domain/quota/scopes";
import type { QuotaCandidate } from "@/lib/domain/quota/types";
import type { QuotaLine } from "@/lib/domain/quota/view";
import type { Requirement } from "@/lib/domain/requirement/types";

export type LinesOf = {
  account: string;
  accountName: string | null;
  region: string;
  facts: RegionFacts;
  catalogue: Catalogue;
  requirements: readonly Requirement[];
};

/** Every quota of a region. Models are told by the lists as they were last read, so a failed list unties nothing. */
export function linesOf({ facts, catalogue, ...at }: LinesOf): readonly QuotaLine[] {
  const rows = joinQuotas({
    applied: facts.quotas,
    defaults: facts.quotaDefaults,
    requests: facts.quotaRequests,
    candidates: candidatesOf(facts, catalogue),
  });
  return rows.map((row) => {
    const model = row.modelId === null ? undefined : catalogue.rows.get(row.modelId);
    return {
      ...toCellQuota(row),
      region: at.region,
      modelId: row.modelId,
      modelName: model?.modelName ?? null,
      untied: row.untied,
      lastApplied: row.lastApplied,
      missing: row.missing,
      required: requiredOf(row, { ...at, provider: model ? providerOf(model) : "" }),
    };
  });
}

/** The provider as a list names it, else the id before its first dot. */
export function providerOf({ modelId, providerName }: ModelRow): string {
  return providerName ?? modelId.split(".", 1)[0] ?? modelId;
}

function candidatesOf(facts: RegionFacts, { rows, listed }: Catalogue): readonly QuotaCandidate[] {
  const lastKnown: RegionFacts = {
    ...facts,
    models: asLastGood(facts.models),
    profiles: asLastGood(facts.profiles),
  };
  const index = indexRegion(lastKnown, { now: 0, staleAfterMs: null, listed });
  return [...rows.values()].map((row) => {
    const { listed: here, routes } = index.of(row.modelId);
    return {
      modelId: row.modelId,
      modelName: here?.modelName ?? row.modelName,
      providerName: here?.providerName ?? row.providerName,
      scopes: scopesOfRoutes(routes),
    };
  });
}
