import { soldThroughMarketplace } from "@/lib/domain/agreement/product-ids";

export type QuotaList = "quotas" | "quotaDefaults" | "quotaRequests";

/** What is read beside the lists of models and their access. */
export type Needs = {
  /** Nothing is left out. */
  all: boolean;
  quotas: readonly QuotaList[];
  /** Anthropic's form. */
  form: boolean;
  agreements: boolean;
};

const EVERYTHING: Needs = {
  all: true,
  quotas: ["quotas", "quotaDefaults", "quotaRequests"],
  form: true,
  agreements: true,
};

/**
 * What the verdicts of these models rest on; null: of all models. Defaults and open requests of quotas decide nothing,
 * only Anthropic's models need a form, and only what is sold through Marketplace has an agreement.
 */
export function needsOf(models: readonly string[] | null): Needs {
  if (models === null) return EVERYTHING;
  return {
    all: false,
    quotas: ["quotas"],
    form: models.some((id) => id.startsWith("anthropic.")),
    agreements: models.some((modelId) =>
      soldThroughMarketplace({ modelId, providerName: null, agreementStatus: null }),
    ),
  };
}
