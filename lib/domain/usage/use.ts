import type { QuotaScope } from "@/lib/domain/quota/types";
import type { EpochMs } from "@/lib/domain/time";
import type { UseWindow } from "./window";

/** What was asked of CloudWatch. No datapoint is no data and no 0; what did not come whole tells nothing. */
export type Measured<T> =
  | { status: "seen"; value: T }
  | { status: "no-data" }
  | { status: "incomplete"; why: string };

/** Tokens a minute: the busiest minute, and the busiest of each of the 24 hours; null: nothing was counted in it. */
export type TokenUse = { peak: number; peakAt: EpochMs; hours: readonly (number | null)[] };

/** Calls of the busiest minute, and what one took on average. */
export type UsualLoad = { callsPerMinute: number; inputTokens: number; outputTokens: number };

/** What was called of a model by routes of one scope; null: on demand and by geographic profiles together, where both were called. */
export type ModelUse = {
  modelId: string;
  scope: QuotaScope | null;
  /** Ids by which it was called. */
  calledBy: readonly string[];
  tokens: Measured<TokenUse>;
  throttled: Measured<number>;
  load: UsualLoad | null;
};

/** What CloudWatch tells of a Region's use. */
export type RegionUse = UseWindow & {
  models: readonly ModelUse[];
  /** Application inference profiles that were called too; they draw on quotas of models that are not known. */
  applicationProfiles: number;
  /** How many metrics were asked for, which is what AWS charges. */
  metricsAsked: number;
};
