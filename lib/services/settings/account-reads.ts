import type { Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { mayBeVariant } from "@/lib/domain/judge/models";
import type { CheckedAction, CheckLine } from "@/lib/domain/policy/account-check";
import type { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import type { Partition } from "@/lib/domain/region";
import type { AccountReader } from "@/lib/services/ports/read-aws";

type At = { reader: AccountReader; partition: Partition; region: string; signal: AbortSignal };
type ScanAction = (typeof SCAN_ACTIONS)[number]["action"];
type ReadAction = (at: At) => Promise<CheckLine>;

/** One read for each action of a scan, in one Region. */
export const READS = {
  "account:ListRegions": async ({ reader, partition, signal }) =>
    lineOf("account:ListRegions", await reader.regions(partition, signal)),
  "bedrock:ListFoundationModels": async ({ reader, region, signal }) =>
    lineOf("bedrock:ListFoundationModels", await reader.models(region, signal), region),
  "bedrock:ListInferenceProfiles": async ({ reader, region, signal }) =>
    lineOf("bedrock:ListInferenceProfiles", await reader.profiles(region, signal), region),
  "bedrock:ListProvisionedModelThroughputs": async ({ reader, region, signal }) =>
    lineOf(
      "bedrock:ListProvisionedModelThroughputs",
      await reader.provisioned(region, signal),
      region,
    ),
  "bedrock:GetFoundationModelAvailability": readAccess,
  "bedrock:GetAccountDataRetention": async ({ reader, region, signal }) =>
    lineOf("bedrock:GetAccountDataRetention", await reader.dataRetention(region, signal), region),
  "bedrock:GetUseCaseForModelAccess": async ({ reader, region, signal }) =>
    lineOf("bedrock:GetUseCaseForModelAccess", await reader.form(region, signal), region),
  "aws-marketplace:SearchAgreements": async ({ reader, partition, signal }) =>
    hasMarketplace(partition)
      ? lineOf("aws-marketplace:SearchAgreements", await reader.agreements(signal))
      : notTried("aws-marketplace:SearchAgreements", "only in partition aws"),
  "aws-marketplace:GetAgreementEntitlements": readEntitlements,
  "servicequotas:ListServiceQuotas": async ({ reader, region, signal }) =>
    lineOf("servicequotas:ListServiceQuotas", await reader.quotas(region, signal), region),
  "servicequotas:ListAWSDefaultServiceQuotas": async ({ reader, region, signal }) =>
    lineOf(
      "servicequotas:ListAWSDefaultServiceQuotas",
      await reader.quotaDefaults(region, signal),
      region,
    ),
  "servicequotas:ListRequestedServiceQuotaChangeHistory": async ({ reader, region, signal }) =>
    lineOf(
      "servicequotas:ListRequestedServiceQuotaChangeHistory",
      await reader.quotaRequests(region, signal),
      region,
    ),
} as const satisfies Record<ScanAction, ReadAction>;

/** AWS Marketplace's agreements are read in partition aws alone. */
const hasMarketplace = (partition: Partition): boolean => partition === "aws";

/** It takes a model to ask about: the first that the Region lists. */
async function readAccess({ reader, region, signal }: At): Promise<CheckLine> {
  const action = "bedrock:GetFoundationModelAvailability";
  const models = await reader.models(region, signal);
  if (models.status !== "read") return notTried(action, "no model to ask about");
  const model = models.value.find(({ modelId }) => !mayBeVariant(modelId));
  if (!model) return notTried(action, `${region} lists no model`);
  return lineOf(action, await reader.availability(region, model.modelId, signal), region);
}

async function readEntitlements({ reader, partition, signal }: At): Promise<CheckLine> {
  const action = "aws-marketplace:GetAgreementEntitlements";
  if (!hasMarketplace(partition)) return notTried(action, "only in partition aws");
  const agreements = await reader.agreements(signal);
  const [agreement] = agreements.status === "read" ? agreements.value : [];
  if (!agreement) return notTried(action, "no agreement to ask about");
  return lineOf(action, await reader.entitlements(agreement.agreementId, signal));
}

function lineOf(
  action: CheckedAction,
  reading: Reading<unknown>,
  region: string | null = null,
): CheckLine {
  if (reading.status === "never") return notTried(action);
  if (reading.status === "failed") return failed(action, reading.fault);
  const count = Array.isArray(reading.value) ? `${reading.value.length}` : null;
  return passed(action, [region, count].filter((part) => part !== null).join(", ") || null);
}

export const passed = (action: CheckedAction, detail: string | null): CheckLine => ({
  action,
  outcome: "passed",
  detail,
  fault: null,
});

export const notTried = (action: CheckedAction, detail: string | null = null): CheckLine => ({
  action,
  outcome: "not-tried",
  detail,
  fault: null,
});

/** Only a refusal says that the right is missing; any other failure leaves it open. */
export function failed(
  action: CheckedAction,
  { code, cause, message, requestId }: Fault,
): CheckLine {
  const outcome = code === "AccessDeniedException" ? "refused" : "unknown";
  return { action, outcome, detail: null, fault: { code, cause, message, requestId } };
}
