import type { Code } from "@/lib/domain/codes";
import {
  type AccountFacts,
  type AppliedQuota,
  type Availability,
  type Lifecycle,
  type ListedModel,
  NO_ACCOUNT_FACTS,
  NO_REGION_FACTS,
  type Reading,
  type RegionFacts,
} from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { judgeRegion } from "@/lib/domain/judge/judge-region";
import { catalogueOf, namingLists } from "@/lib/domain/judge/models";
import { firstSeenPending, pendingIn } from "@/lib/domain/judge/pending";
import type { Proof } from "@/lib/domain/proof/proof";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import type { GateResult, Verdict } from "@/lib/domain/verdict";

/** Facts about one model in one region, all well, for tests to spoil. */
export const NOW = Date.UTC(2026, 10, 22, 12);
export const REGION = "eu-west-1";
export const CLAUDE = "anthropic.claude-sonnet-4-6";
export const CLAUDE_PRODUCT = "prod-ffvjxvh4ltq64";
export const NOVA = "amazon.nova-lite-v1:0";
export const STALE_AFTER_MS = 45 * MINUTE_MS;

const READ_AT = NOW - MINUTE_MS;

export const readAt = <T>(value: T, at = READ_AT): Reading<T> => ({
  status: "read",
  value,
  source: { operation: "Test", requestId: "r-1", at, attempt: at },
});

export const aFault = (code: Code, over: Partial<Fault> = {}): Fault => ({
  code,
  cause: null,
  owner: "wait",
  message: `failed with ${code}`,
  operation: "Test",
  requestId: null,
  httpStatus: null,
  at: READ_AT,
  attempt: over.at ?? READ_AT,
  ...over,
});

export const failed = <T>(code: Code, last: T | null = null): Reading<T> => ({
  status: "failed",
  fault: aFault(code),
  last:
    last === null
      ? null
      : {
          value: last,
          source: {
            operation: "Test",
            requestId: null,
            at: READ_AT - DAY_MS,
            attempt: READ_AT - DAY_MS,
          },
        },
});

export const aLifecycle = (over: Partial<Lifecycle> = {}): Lifecycle => ({
  status: "ACTIVE",
  startOfLifeAt: null,
  legacyAt: null,
  publicExtendedAccessAt: null,
  endOfLifeAt: null,
  ...over,
});

export const aModel = (modelId: string, over: Partial<ListedModel> = {}): ListedModel => ({
  modelId,
  modelName: modelId === CLAUDE ? "Claude Sonnet 4.6" : "Nova Lite",
  providerName: modelId === CLAUDE ? "Anthropic" : "Amazon",
  inferenceTypes: ["ON_DEMAND", "INFERENCE_PROFILE"],
  inputModalities: ["TEXT"],
  outputModalities: ["TEXT"],
  lifecycle: aLifecycle(),
  ...over,
});

export const aProfile = (prefix: string, modelId: string) => ({
  profileId: `${prefix}.${modelId}`,
  name: null,
  prefix,
  modelId,
  destinations: [],
});

export const available = (over: Partial<Availability> = {}): Availability => ({
  agreement: "AVAILABLE",
  agreementError: null,
  authorization: "AUTHORIZED",
  entitlement: "AVAILABLE",
  region: "AVAILABLE",
  pendingSince: null,
  ...over,
});

export const aQuota = (
  quotaName: string,
  value: number | null,
  over: Partial<AppliedQuota> = {},
): AppliedQuota => ({
  quotaCode: `L-${quotaName.length}${quotaName.charCodeAt(0)}`,
  quotaName,
  value,
  adjustable: true,
  error: null,
  ...over,
});

export const anAccount = (over: Partial<AccountFacts> = {}): AccountFacts => ({
  ...NO_ACCOUNT_FACTS,
  identity: readAt({ accountId: "111122223333", partition: "aws" }),
  regions: readAt([{ region: REGION, status: "ENABLED_BY_DEFAULT" }]),
  agreements: readAt([]),
  forms: { default: readAt("present") },
  ...over,
});

export const aRegion = (over: Partial<RegionFacts> = {}): RegionFacts => ({
  ...NO_REGION_FACTS,
  models: readAt([aModel(CLAUDE), aModel(NOVA)]),
  profiles: readAt([aProfile("eu", CLAUDE), aProfile("global", CLAUDE)]),
  provisioned: readAt([]),
  availability: { [CLAUDE]: readAt(available()), [NOVA]: readAt(available()) },
  quotas: readAt([]),
  quotaDefaults: readAt([]),
  quotaRequests: readAt([]),
  ...over,
});

/** A region whose only model of interest answers so. */
export const answering = (over: Partial<Availability>, modelId = CLAUDE): RegionFacts =>
  aRegion({ availability: { [modelId]: readAt(available(over)) } });

export type Setting = {
  account?: AccountFacts;
  facts?: RegionFacts;
  /** Facts of other regions, which name models too. */
  elsewhere?: readonly RegionFacts[];
  region?: string;
  modelId?: string;
  now?: number;
  staleAfterMs?: number | null;
  proofs?: readonly Proof[];
};

/** The verdict on one model under these facts. */
export function judge(setting: Setting = {}): Verdict & { gates: readonly GateResult[] } {
  const { region = REGION, modelId = CLAUDE, facts = aRegion(), elsewhere = [] } = setting;
  const { staleAfterMs = STALE_AFTER_MS, now = NOW } = setting;
  const judged = judgeRegion({
    account: setting.account ?? anAccount(),
    region,
    facts,
    catalogue: catalogueOf([facts, ...elsewhere].map(namingLists)),
    age: { now, staleAfterMs },
    firstSeenPending: firstSeenPending([facts, ...elsewhere].map(pendingIn)),
    proofs: setting.proofs ?? [],
  });
  const cell = judged.cells.find((one) => one.modelId === modelId);
  if (!cell) throw new Error(`no row ${modelId}`);
  return { ...cell.verdict, gates: judged.gatesOf(modelId) };
}
