import type { AccessRule, AccountSpec, QuotaChange } from "@/lib/stand-in/world/types";
import {
  ACT_ROLE,
  DEMO_PACE,
  defaultRegions,
  PROVE_ROLE,
  ROLE_NAME,
  workingAccount,
} from "@/lib/stand-in/worlds/account";
import { documentationKey } from "@/lib/stand-in/worlds/demo-key";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const MAIN_ACCOUNT = "111122223333";

const ACCESS: readonly AccessRule[] = [
  {
    models: [
      "ai21.jamba-1-5-large-v1:0",
      "ai21.jamba-1-5-mini-v1:0",
      "luma.ray-v2:0",
      "openai.gpt-5.6-terra",
      "writer.palmyra-x4-v1:0",
      "writer.palmyra-x5-v1:0",
    ],
    agreement: { kind: "none" },
  },
  {
    models: ["anthropic.claude-sonnet-5"],
    agreement: {
      kind: "pending",
      acceptedAgoMs: 3 * MINUTE_MS,
      ends: { how: "complete", inMs: 60 * SECOND_MS },
    },
  },
  {
    models: ["twelvelabs.pegasus-1-2-v1:0"],
    agreement: {
      kind: "pending",
      acceptedAgoMs: 5 * MINUTE_MS,
      ends: {
        how: "error",
        inMs: 120 * SECOND_MS,
        message:
          "INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time.",
      },
    },
  },
  {
    models: ["anthropic.claude-opus-4-8"],
    agreement: { kind: "pending", acceptedAgoMs: 14 * MINUTE_MS, ends: { how: "never" } },
  },
  {
    models: ["cohere.rerank-v3-5:0"],
    agreement: { kind: "pending", acceptedAgoMs: 22 * MINUTE_MS, ends: { how: "never" } },
  },
  {
    models: ["stability.stable-image-ultra-v1:1"],
    agreement: {
      kind: "pending",
      acceptedAgoMs: 4 * MINUTE_MS,
      ends: { how: "lapse", inMs: 240 * SECOND_MS },
    },
  },
  {
    models: ["openai.gpt-5.6-sol"],
    agreement: {
      kind: "pending",
      acceptedAgoMs: 26 * MINUTE_MS,
      ends: { how: "entitlement-fails", inMs: 0, reason: "INVALID_PAYMENT_INSTRUMENT" },
    },
  },
  {
    models: ["stability.sd3-5-large-v1:0"],
    agreement: {
      kind: "error",
      acceptedAgoMs: 2 * DAY_MS,
      message:
        "Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 15 minutes.",
    },
  },
  { models: ["openai.gpt-5.6-luna"], authorization: "NOT_AUTHORIZED" },
  { models: ["anthropic.claude-fable-5"], entitlement: "NOT_AVAILABLE" },
  { models: ["anthropic.claude-fable-5"], regions: ["us-east-2"], entitlement: "AVAILABLE" },
  { models: ["amazon.nova-2-lite-v1:0"], regions: ["us-west-1"], authorization: "NOT_AUTHORIZED" },
  { models: ["deepseek.v3.2"], regions: ["eu-west-2"], region: "NOT_AVAILABLE" },
  { provider: "Anthropic", regions: ["eu-south-1"], agreement: { kind: "none" } },
];

const QUOTA_CHANGES: readonly QuotaChange[] = [
  {
    names: ["Global cross-region model inference tokens per minute for Anthropic Claude Opus 5"],
    regions: ["ap-northeast-2", "sa-east-1"],
    applied: { kind: "value", value: 0 },
  },
  {
    names: ["Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5"],
    regions: ["eu-central-1", "eu-west-1"],
    applied: { kind: "value", value: 400_000 },
  },
  {
    names: ["Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6"],
    regions: ["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-3"],
    applied: { kind: "value", value: 2_000_000 },
  },
  {
    names: [
      "Global cross-region model inference requests per minute for Anthropic Claude Haiku 4.5",
    ],
    regions: ["us-west-1"],
    applied: { kind: "value", value: 2 },
  },
  {
    names: ["Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1"],
    regions: ["us-east-1", "us-west-2"],
    applied: { kind: "value", value: 10_000_000 },
  },
  {
    names: ["Cross-region model inference tokens per minute for Amazon Nova Pro"],
    regions: ["eu-west-3"],
    applied: {
      kind: "error",
      code: "DEPENDENCY_THROTTLING_ERROR",
      message: "The dependent service throttled the request for the applied quota value.",
    },
  },
  {
    names: ["Guardrails per account", "Agents per account"],
    applied: {
      kind: "error",
      code: "SERVICE_QUOTA_NOT_AVAILABLE_ERROR",
      message: "The applied quota value is not available for this quota.",
    },
  },
  {
    names: [
      "Global cross-region model inference tokens per minute for Anthropic Claude Opus 4.5",
      "Model units per provisioned model for Cohere Command R",
    ],
    regions: ["ap-northeast-3"],
    applied: { kind: "absent" },
  },
];

export function mainAccount(): AccountSpec {
  return workingAccount({
    id: MAIN_ACCOUNT,
    name: "payments-prod",
    keys: [documentationKey(MAIN_ACCOUNT)],
    roles: [{ name: ROLE_NAME }, ACT_ROLE, PROVE_ROLE],
    afterWrites: DEMO_PACE,
    regions: [
      ...defaultRegions(),
      { name: "eu-south-1", status: "ENABLED" },
      { name: "eu-south-2", status: "ENABLED" },
      {
        name: "ap-southeast-4",
        status: "ENABLING",
        next: { inMs: 10 * MINUTE_MS, status: "ENABLED" },
      },
      { name: "af-south-1", status: "DISABLED" },
      { name: "ap-southeast-3", status: "DISABLED" },
      { name: "ca-west-1", status: "DISABLED" },
      { name: "il-central-1", status: "DISABLED" },
      { name: "me-central-1", status: "DISABLED" },
    ],
    form: {
      default: "present",
      optIn: { "eu-south-1": "missing", "eu-south-2": "present", "ap-southeast-4": "present" },
    },
    access: ACCESS,
    quotaChanges: QUOTA_CHANGES,
    quotaRequests: [
      {
        region: "eu-west-1",
        quotaName: "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6",
        desired: 6_000_000,
        status: "CASE_OPENED",
        createdAgoMs: 2 * DAY_MS,
      },
      {
        region: "eu-central-1",
        quotaName: "Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5",
        desired: 5_000_000,
        status: "CASE_CLOSED",
        createdAgoMs: 9 * DAY_MS,
      },
      {
        region: "us-east-1",
        quotaName:
          "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1",
        desired: 10_000_000,
        status: "APPROVED",
        createdAgoMs: 31 * DAY_MS,
      },
    ],
    dataRetention: { mode: "aws_review", byRegion: { "us-east-2": "default" } },
    provisioned: [
      {
        region: "us-west-2",
        name: "search-llama-70b",
        modelId: "meta.llama3-1-70b-instruct-v1:0",
        units: 1,
        status: "InService",
        commitment: "OneMonth",
      },
      {
        region: "us-east-1",
        name: "catalogue-embeddings",
        modelId: "amazon.titan-embed-text-v2:0",
        units: 2,
        status: "InService",
        commitment: "SixMonths",
      },
      {
        region: "us-east-1",
        name: "catalogue-embeddings-next",
        modelId: "amazon.titan-embed-text-v2:0",
        units: 1,
        status: "Creating",
      },
    ],
  });
}
