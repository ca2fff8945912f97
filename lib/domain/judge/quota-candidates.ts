import { scopesOfRoutes } from "@/lib/domain/quota/scopes";
import type { QuotaCandidate } from "@/lib/domain/quota/types";
import type { ModelRow } from "./models";
import type { Listing, Listings } from "./region-index";

/** Every row as the quotas of one region may mean it; one without a route there is kept, so that no other is taken for it. */
export function quotaCandidates(
  listings: Listings,
  rows: ReadonlyMap<string, ModelRow>,
): readonly QuotaCandidate[] {
  return [...rows.values()].map((row) => candidateOf(row, listings.get(row.modelId)));
}

function candidateOf(row: ModelRow, listing: Listing | undefined): QuotaCandidate {
  const { modelId, modelName, providerName, otherNames } = row;
  const here = listing?.listed?.modelName ?? modelName;
  return {
    modelId,
    modelName: here,
    providerName,
    otherNames: modelName === null || modelName === here ? otherNames : [modelName, ...otherNames],
    scopes: scopesOfRoutes(listing?.routes ?? []),
  };
}
