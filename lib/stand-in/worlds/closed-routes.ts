import type { AccountSpec, QuotaChange, WorldSpec } from "@/lib/stand-in/world/types";
import { ROLE_NAME, workingAccount } from "./account";
import { withoutEnds } from "./all-ready";
import { buildCatalogue } from "./catalogue/build";
import { MODEL_TABLE, PROVISIONED_TABLE, VARIANT_TABLE } from "./catalogue/table";
import { documentationKey } from "./demo-key";
import { buildQuotas } from "./quotas/build";
import { DEFAULT_REGIONS } from "./regions";

const MAIN_ACCOUNT = "111122223333";
const HELD_ACCOUNT = "230000000001";
const TOKENS = /\btokens per (?:minute|day)\b/i;
const CROSS_MODEL = "Cross-Model Max Tokens Per Day";

/** Bought capacity is all that some regions list of these. */
const PROVISIONED_ONLY = `
amazon.rerank-v1:0 | us-east-2 eu-west-1
cohere.rerank-v3-5:0 | us-east-2 eu-west-1
`;

const at = (regions: readonly string[], names: readonly string[], value: number): QuotaChange => ({
  names,
  regions,
  applied: { kind: "value", value },
});

const CHANGES: readonly QuotaChange[] = [
  at(
    ["eu-west-1"],
    ["Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6"],
    0,
  ),
  at(
    ["eu-west-2"],
    ["On-demand model inference tokens per minute for Anthropic Claude Sonnet 4.6"],
    0,
  ),
  at(
    ["us-east-1", "eu-central-1"],
    [
      "Model invocation max tokens per day for Anthropic Claude Opus 4.5 (doubled for cross-region calls)",
      "Model invocation max tokens per day for Amazon Nova Pro (doubled for cross-region calls)",
    ],
    0,
  ),
  at(
    ["eu-north-1", "ap-northeast-3"],
    ["Global cross-region model inference tokens per day for Anthropic Claude Opus 4.5"],
    0,
  ),
  at(
    ["us-east-1"],
    ["Cross-region model inference input tokens per minute for OpenAI GPT-5.6 Sol"],
    0,
  ),
  at(
    ["us-west-2"],
    ["Cross-region model inference output tokens per minute for OpenAI GPT-5.6 Luna"],
    0,
  ),
  at(
    ["eu-west-3"],
    [
      "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6 1M Context Length",
      "Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.6",
    ],
    0,
  ),
  {
    names: ["Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5"],
    regions: ["eu-west-3"],
    applied: { kind: "absent" },
  },
  at(["us-east-2"], [CROSS_MODEL], 0),
  at(["us-west-2"], [CROSS_MODEL], 150_000_000),
  {
    names: [CROSS_MODEL],
    regions: ["us-west-1"],
    applied: {
      kind: "error",
      code: "DEPENDENCY_THROTTLING_ERROR",
      message: "The dependent service throttled the request for the applied quota value.",
    },
  },
];

function mainAccount(tokenQuotas: readonly string[]): AccountSpec {
  const bought = (region: string, modelId: string, name: string) =>
    ({ region, modelId, name, units: 1, status: "InService" }) as const;
  return workingAccount({
    id: MAIN_ACCOUNT,
    name: "closed-routes",
    keys: [documentationKey(MAIN_ACCOUNT)],
    quotaChanges: [...CHANGES, at(["sa-east-1"], tokenQuotas, 0)],
    provisioned: [
      bought("us-east-2", "amazon.rerank-v1:0", "rerank"),
      { ...bought("eu-west-1", "amazon.rerank-v1:0", "rerank-tuned"), customModel: "a1b2c3d4e5f6" },
      { ...bought("us-east-2", "cohere.rerank-v3-5:0", "rerank-new"), status: "Creating" },
      { ...bought("us-east-1", "amazon.nova-canvas-v1:0", "canvas"), customModel: "0f1e2d3c4b5a" },
      bought("us-west-2", "meta.llama3-1-70b-instruct-v1:0", "llama"),
    ],
    dataRetention: {
      mode: "aws_review",
      byRegion: {
        "us-west-1": "inherit",
        "ap-northeast-1": "none",
        "ap-northeast-2": "default",
        "ap-south-1": "inherit",
        "ca-central-1": "none",
        "eu-central-1": "provider_data_share",
      },
    },
  });
}

/** Every way in which a route is closed or a region shuts a model out, and an account that AWS holds. */
export function closedRoutes(): WorldSpec {
  const catalogue = withoutEnds(
    buildCatalogue(
      {
        models: MODEL_TABLE,
        variants: VARIANT_TABLE,
        provisioned: PROVISIONED_TABLE + PROVISIONED_ONLY,
        unlisted: [],
      },
      DEFAULT_REGIONS,
    ),
  );
  const quotas = buildQuotas(catalogue);
  const tokenQuotas = quotas.map(({ name }) => name).filter((name) => TOKENS.test(name));
  return {
    name: "closed-routes",
    summary: "every way in which a route is closed, and an account whose token quotas are all 0",
    seed: 5,
    catalogue,
    quotas,
    accounts: [
      mainAccount(tokenQuotas),
      workingAccount({
        id: HELD_ACCOUNT,
        name: "held",
        roles: [{ name: ROLE_NAME }],
        quotaChanges: [{ names: tokenQuotas, applied: { kind: "value", value: 0 } }],
      }),
    ],
    faults: [],
  };
}
