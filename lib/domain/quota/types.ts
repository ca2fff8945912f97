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

/** A model a quota may belong to: its names in this region, and the scopes it has a route for. */
export type QuotaCandidate = {
  modelId: string;
  modelName: string | null;
  providerName: string | null;
  scopes: ReadonlySet<QuotaScope>;
};

/** How a quota's name was read. `modelId` is set only when exactly one candidate fits. */
export type QuotaTie = {
  modelId: string | null;
  scope: QuotaScope | null;
  unit: QuotaUnit;
  variant: string | null;
  /** Why it is not tied; null when it is. */
  untied: "not-a-model-quota" | "other-kind" | "no-model" | "ambiguous" | null;
};
