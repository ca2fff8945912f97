import { asLastGood } from "@/lib/domain/judge/current";
import type { Catalogue } from "@/lib/domain/judge/models";
import { quotaCandidates } from "@/lib/domain/judge/quota-candidates";
import { indexRegion } from "@/lib/domain/judge/region-index";
import { providerOf } from "@/lib/domain/provider";
import { toCellQuota } from "@/lib/domain/quota/cell-quota";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { requiredOf } from "@/lib/domain/quota/required";
import { joinQuotas, type QuotaRow } from "@/lib/domain/quota/rows";
import type { Settings } from "@/lib/domain/settings";
import { rowLabel } from "@/lib/domain/words/row-label";
import type { StoredRegion } from "@/lib/services/ports/stores";
import type { WorldAccount, WorldRegion } from "@/lib/services/world/world";
import { readingOfUse } from "./reading-of-use";

export type LinesOf = {
  account: WorldAccount;
  region: WorldRegion;
  catalogue: Catalogue;
  settings: Pick<Settings, "requirements" | "accessPortal" | "usage">;
};

/** Every quota of a region. Models are told by the lists as they were last read, so a failed list unties nothing. */
export function linesOf(of: LinesOf): readonly QuotaLine[] {
  const { account, region, catalogue, settings } = of;
  const place = {
    partition: account.partition,
    accountId: account.accountId,
    region: region.region,
    portal: settings.accessPortal,
  };
  return rowsOf(region, catalogue).map((row) => {
    const model = row.modelId === null ? undefined : catalogue.rows.get(row.modelId);
    return {
      ...toCellQuota(row, place, readingOfUse(region.stored, settings)),
      region: region.region,
      modelId: row.modelId,
      modelName: model ? rowLabel(model) : null,
      untied: row.untied,
      about: row.about,
      lastApplied: row.lastApplied,
      missing: row.missing,
      required: requiredOf(row, {
        account: account.key,
        accountName: account.name,
        region: region.region,
        provider: model ? providerOf(model) : "",
        requirements: settings.requirements,
      }),
    };
  });
}

function rowsOf({ judged, stored }: WorldRegion, catalogue: Catalogue): readonly QuotaRow[] {
  const listsRead = judged.index.models.ok && judged.index.profiles.ok;
  return listsRead || !stored ? judged.quotas : rowsByLastLists(stored, catalogue);
}

function rowsByLastLists(
  { facts }: StoredRegion,
  { rows, listed }: Catalogue,
): readonly QuotaRow[] {
  const lists = {
    ...facts,
    models: asLastGood(facts.models),
    profiles: asLastGood(facts.profiles),
  };
  const index = indexRegion(lists, { now: 0, staleAfterMs: null, listed });
  return joinQuotas({
    applied: facts.quotas,
    defaults: facts.quotaDefaults,
    requests: facts.quotaRequests,
    candidates: quotaCandidates(index.listings, rows),
  });
}
