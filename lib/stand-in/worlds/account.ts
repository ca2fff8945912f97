import { USUAL } from "@/lib/stand-in/world/after-writes";
import type { AccountSpec, AfterWrites, RegionSpec, RoleSpec } from "@/lib/stand-in/world/types";
import { DEFAULT_REGIONS } from "./regions";

const DAY_MS = 86_400_000;

export const ROLE_NAME = "BedrockReadinessRead";
/** The role that acts, and what its policy allows; nobody takes it without saying for whom. */
export const ACT_ROLE = {
  name: "BedrockReadinessAct",
  requiresSourceIdentity: true,
  allows: [
    "account:EnableRegion",
    "account:GetRegionOptStatus",
    "aws-marketplace:Subscribe",
    "aws-marketplace:ViewSubscriptions",
    "bedrock:CreateFoundationModelAgreement",
    "bedrock:GetFoundationModelAvailability",
    "bedrock:GetUseCaseForModelAccess",
    "bedrock:ListFoundationModelAgreementOffers",
    "bedrock:PutUseCaseForModelAccess",
    "iam:CreateServiceLinkedRole",
    "servicequotas:GetAWSDefaultServiceQuota",
    "servicequotas:GetServiceQuota",
    "servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota",
    "servicequotas:RequestServiceQuotaIncrease",
  ],
} as const satisfies RoleSpec;

/** The role that tries calls: it invokes, and signs nothing. */
export const PROVE_ROLE = {
  name: "BedrockReadinessProve",
  requiresSourceIdentity: true,
  allows: ["bedrock:InvokeModel"],
} as const satisfies RoleSpec;

/** What is written in a demo turns while somebody looks: before the product's second look at it. */
export const DEMO_PACE: AfterWrites = {
  ...USUAL,
  agreement: { ends: { how: "complete", inMs: 25_000 } },
  quota: { caseInMs: 10_000, ends: { how: "approved", inMs: 25_000, appliedInMs: 20_000 } },
  region: { inMs: 50_000 },
};

/** An account in which everything works; worlds say what differs. */
export function workingAccount(
  base: Pick<AccountSpec, "id" | "name"> & Partial<AccountSpec>,
): AccountSpec {
  return {
    keys: [],
    roles: [],
    regions: defaultRegions(),
    form: { default: "present", optIn: {} },
    quotaChanges: [],
    quotaRequests: [],
    provisioned: [],
    dataRetention: { mode: "aws_review", byRegion: {} },
    ...base,
    access: [
      { agreement: { kind: "available", acceptedAgoMs: 90 * DAY_MS } },
      ...(base.access ?? []),
    ],
  };
}

export function defaultRegions(): RegionSpec[] {
  return DEFAULT_REGIONS.map((name) => ({ name, status: "ENABLED_BY_DEFAULT" }));
}
