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
import type { Settings } from "@/lib/domain/settings";
import type { StoredAccount } from "@/lib/services/ports";

export type LinesOf = {
  account: StoredAccount;
  region: string;
  facts: RegionFacts;
  catalogue: Catalogue;
  settings: Pick<Settings, "requirements" | "accessPortal">;
};

/** Every quota of a region. Models are told by the lists as they were last read, so a failed list unties nothing. */
export function linesOf(of: LinesOf): readonly QuotaLine[] {
  const { account, region, facts, catalogue, settings } = of;
  const place = {
    partition: account.partition,
    accountId: account.accountId,
    region,
    portal: settings.accessPortal,
  };
  const rows = joinQuotas({
    applied: facts.quotas,
    defaults: facts.quotaDefaults,
    requests: facts.quotaRequests,
    candidates: candidatesOf(facts, catalogue),
  });
  return rows.map((row) => {
    const model = row.modelId === null ? undefined : catalogue.rows.get(row.modelId);
    return {
      ...toCellQuota(row, place),
      region,
      modelId: row.modelId,
      modelName: model?.modelName ?? null,
      untied: row.untied,
      lastApplied: row.lastApplied,
      missing: row.missing,
      required: requiredOf(row, {
        account: account.accountId ?? account.key,
        accountName: account.name,
        region,
        provider: model ? providerOf(model) : "",
        requirements: settings.requirements,
      }),
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
