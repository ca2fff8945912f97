import type { Partition } from "@/lib/domain/region";
import type { EpochMs } from "@/lib/domain/time";
import type { RegionUse } from "@/lib/domain/usage/use";
import type { Fault } from "./fault";

/**
 * Where a value came from. `attempt` is our own count of calls as they are sent, kept in the store: it alone tells which
 * of two answers is newer. `at` is by AWS's clock, to be shown and to tell how old a value is.
 */
export type Source = { operation: string; requestId: string | null; at: EpochMs; attempt: number };
export type Read<T> = { value: T; source: Source };

/** One thing asked of AWS: never asked, answered, or failed with the last good answer kept beside it. */
export type Reading<T> =
  | { status: "never" }
  | ({ status: "read" } & Read<T>)
  | { status: "failed"; fault: Fault; last: Read<T> | null };

/** Raw values as AWS gave them; enums are open strings, times epoch milliseconds, what was absent is null. */
export type ListedModel = {
  modelId: string;
  modelName: string | null;
  providerName: string | null;
  inferenceTypes: readonly string[];
  inputModalities: readonly string[];
  outputModalities: readonly string[];
  lifecycle: Lifecycle | null;
  /** Its entry has another form than documented: by which routes it is offered is not known. */
  unread?: true;
};
export type Lifecycle = {
  status: string;
  startOfLifeAt: EpochMs | null;
  legacyAt: EpochMs | null;
  publicExtendedAccessAt: EpochMs | null;
  endOfLifeAt: EpochMs | null;
};

/** A SYSTEM_DEFINED inference profile, tied to its base model. `prefix` is `us`, `eu`, `global` … as AWS spells it. */
export type InferenceProfile = {
  profileId: string;
  name: string | null;
  prefix: string;
  modelId: string;
  destinations: readonly string[];
};

/**
 * `modelId` is the foundation model that calls reach, or, where `custom`, the one that the custom model they reach was
 * made from.
 */
export type ProvisionedThroughput = {
  name: string;
  modelId: string;
  custom: boolean;
  status: string;
};

/** GetAccountDataRetention: what Bedrock keeps of the calls of a Region. `mode` is an open string. */
export type DataRetention = { mode: string; updatedAt: EpochMs | null };

/** GetFoundationModelAvailability. `pendingSince` is when PENDING was first seen in an unbroken run of sightings. */
export type Availability = {
  agreement: string;
  agreementError: string | null;
  authorization: string;
  entitlement: string;
  region: string;
  pendingSince: EpochMs | null;
};

export type Agreement = {
  agreementId: string;
  status: string;
  acceptedAt: EpochMs | null;
  productIds: readonly string[];
};
export type Entitlement = { status: string; reason: string | null; productId: string | null };

export type FormState = "present" | "missing";
export type RegionStatus = { region: string; status: string };

export type AppliedQuota = {
  quotaCode: string;
  quotaName: string;
  value: number | null;
  adjustable: boolean | null;
  error: { code: string; message: string } | null;
};
export type QuotaRequest = {
  id: string;
  quotaCode: string;
  desiredValue: number | null;
  status: string;
  createdAt: EpochMs | null;
  updatedAt: EpochMs | null;
};

export type Identity = { accountId: string; partition: Partition };

/** Facts that hold for a whole account. `forms` is keyed by `default` (all default regions) or an opt-in region. */
export type AccountFacts = {
  identity: Reading<Identity>;
  regions: Reading<readonly RegionStatus[]>;
  agreements: Reading<readonly Agreement[]>;
  entitlements: Readonly<Record<string, Reading<readonly Entitlement[]>>>;
  forms: Readonly<Record<string, Reading<FormState>>>;
  clockOffsetMs: number | null;
};

/**
 * What one visit read of an account, and nothing that it did not read. `accountId` says whose credentials answered; null
 * where that could not be learnt, and then only `identity` and `clockOffsetMs` can be known.
 */
export type AccountPatch = { accountId: string | null; facts: Partial<AccountFacts> };

/** What AWS lists in one region of one account. */
export type RegionLists = {
  models: readonly ListedModel[];
  profiles: readonly InferenceProfile[];
  provisioned: readonly ProvisionedThroughput[];
  quotas: readonly AppliedQuota[];
  quotaDefaults: readonly AppliedQuota[];
  quotaRequests: readonly QuotaRequest[];
};
export type ListKey = keyof RegionLists;

/** Facts of one region of one account, with whatever stands for its lists. */
export type RegionFactsOf<Lists extends Record<ListKey, unknown>> = {
  availability: Readonly<Record<string, Reading<Availability>>>;
  dataRetention: Reading<DataRetention>;
  /** What CloudWatch tells of calls; it decides nothing. */
  use: Reading<RegionUse>;
} & { [Key in ListKey]: Reading<Lists[Key]> };

/** Facts of one region of one account. */
export type RegionFacts = RegionFactsOf<RegionLists>;

export const NEVER = { status: "never" } as const;

export const NO_ACCOUNT_FACTS: AccountFacts = {
  identity: NEVER,
  regions: NEVER,
  agreements: NEVER,
  entitlements: {},
  forms: {},
  clockOffsetMs: null,
};

export const NO_REGION_FACTS: RegionFacts = {
  models: NEVER,
  profiles: NEVER,
  provisioned: NEVER,
  availability: {},
  dataRetention: NEVER,
  use: NEVER,
  quotas: NEVER,
  quotaDefaults: NEVER,
  quotaRequests: NEVER,
};

/** The newest good value of a reading, however old, or null. */
export function lastGood<T>(reading: Reading<T> | undefined): Read<T> | null {
  if (!reading || reading.status === "never") return null;
  return reading.status === "read" ? reading : reading.last;
}

/** How far ahead of us an answer's time may lie: what lies further was stamped by a clock that was wrong. */
export const AHEAD_MAX_MS = 60_000;

/** Whether a value of this time may be relied on: neither too old, nor from the future. Null: age is not judged. */
export const isFresh = (
  at: EpochMs,
  { now, staleAfterMs }: { now: EpochMs; staleAfterMs: number | null },
): boolean => staleAfterMs === null || (now - at <= staleAfterMs && at <= now + AHEAD_MAX_MS);

/** The moments at which `isFresh` changes for a value of this time. */
export const freshnessTurnsAt = (at: EpochMs, staleAfterMs: number): readonly EpochMs[] => [
  at - AHEAD_MAX_MS,
  at + staleAfterMs + 1,
];
