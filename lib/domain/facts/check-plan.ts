import type { Code } from "@/lib/domain/codes";
import type { Availability, Reading, RegionFacts } from "./facts";

/** What a check of some cells of one region reads beside their models, profiles and availability. */
export type CheckPlan = {
  provisioned: boolean;
  dataRetention: boolean;
  quotas: boolean;
  form: boolean;
};

type Asked = {
  /** Of the cells that are checked. */
  codes: readonly (Code | null)[];
  modelIds: readonly string[];
  facts: Pick<RegionFacts, "models" | "provisioned" | "dataRetention"> | null;
};

/**
 * A check reads what the deciding gates of its cells rest on, so that a cell may become known, or another, by what it
 * reads; a list that failed is asked again.
 */
export function checkPlan({ codes, modelIds, facts }: Asked): CheckPlan {
  return {
    provisioned: facts?.provisioned.status !== "read" || hasProvisioned(facts, modelIds),
    dataRetention: codes.includes("DataRetentionNotAllowed"),
    quotas: codes.includes("ThrottlingException"),
    form: modelIds.some((id) => id.startsWith("anthropic.")),
  };
}

function hasProvisioned(
  { models }: Pick<RegionFacts, "models">,
  modelIds: readonly string[],
): boolean {
  if (models.status !== "read") return true;
  return models.value.some(
    ({ modelId, inferenceTypes }) =>
      inferenceTypes.includes("PROVISIONED") && modelIds.some((id) => modelId.startsWith(id)),
  );
}

/** The region's opt-in state decided, or may have: it is asked again before the region is. */
export const asksRegions = (codes: readonly (Code | null)[], status: string | null): boolean =>
  status === null || codes.includes("RegionDisabled") || codes.includes("RegionEnabling");

/** Only where AWS says PENDING now does an entitlement decide whether the agreement has failed. */
export const asksAgreements = (availability: Reading<Availability> | undefined): boolean =>
  availability?.status === "read" && availability.value.agreement === "PENDING";
