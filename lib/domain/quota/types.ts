/** What a quota limits: on-demand calls, all geographic profiles together, or the global profile. */
export const QUOTA_SCOPES = ["on-demand", "cross-region", "global"] as const;
export type QuotaScope = (typeof QUOTA_SCOPES)[number];

export const QUOTA_UNITS = [
  "tokens-per-minute",
  "input-tokens-per-minute",
  "output-tokens-per-minute",
  "requests-per-minute",
  "tokens-per-day",
  "other",
] as const;
export type QuotaUnit = (typeof QUOTA_UNITS)[number];

/** What limits of another kind count; other programs read these as their `unit`, most often `other`. */
export const OTHER_MEASURES = [
  "concurrent-requests",
  "asynchronous-concurrent-requests",
  "batch-jobs",
  "batch-records",
  "batch-size",
  "model-units",
  "latency-optimized-tokens",
  "latency-optimized-requests",
  "mantle-tokens",
  "cross-model-tokens-per-day",
] as const;
export type OtherMeasure = (typeof OTHER_MEASURES)[number];
export type QuotaMeasure = QuotaUnit | OtherMeasure;

/** A model a quota may belong to: its names, and the scopes it has a route for in this region. */
export type QuotaCandidate = {
  modelId: string;
  /** As this region's list gives it. */
  modelName: string | null;
  providerName: string | null;
  /** What lists of other regions and profiles call it. */
  otherNames?: readonly string[];
  scopes: ReadonlySet<QuotaScope>;
};

/** How a quota's name was read. `modelId` is set only when exactly one candidate fits. */
export type QuotaTie = {
  modelId: string | null;
  scope: QuotaScope | null;
  unit: QuotaUnit;
  measure: QuotaMeasure;
  variant: string | null;
  /** The one model that a limit of another kind names. It is told of that model, and closes nothing. */
  about: string | null;
  /** Why it is not tied; null when it is. */
  untied: "not-a-model-quota" | "other-kind" | "no-model" | "ambiguous" | null;
};
