import type { QuotaShow } from "@/lib/domain/quota/filter";
import type { Standing } from "@/lib/domain/quota/standing";
import type { QuotaMeasure, QuotaScope, QuotaTie, QuotaUnit } from "@/lib/domain/quota/types";
import type { State } from "@/lib/domain/state";

export const SCOPE_WORD = {
  "on-demand": "On-demand",
  "cross-region": "Cross-Region",
  global: "Global",
} as const satisfies Record<QuotaScope, string>;

/** A quota of no single scope counts on-demand and cross-Region calls together. */
export const scopeWord = (scope: QuotaScope | null): string =>
  scope === null ? "On-demand, cross-Region" : SCOPE_WORD[scope];

export const UNIT_WORD = {
  "tokens-per-minute": "Tokens a minute",
  "input-tokens-per-minute": "Input tokens a minute",
  "output-tokens-per-minute": "Output tokens a minute",
  "requests-per-minute": "Requests a minute",
  "tokens-per-day": "Tokens a day",
  other: "Other",
} as const satisfies Record<QuotaUnit, string>;

export const MEASURE_WORD = {
  ...UNIT_WORD,
  "concurrent-requests": "Concurrent requests",
  "asynchronous-concurrent-requests": "Concurrent asynchronous requests",
  "batch-jobs": "Batch jobs at once",
  "batch-records": "Records a batch job",
  "batch-size": "Size of a batch job",
  "model-units": "Model units of provisioned throughput",
  "latency-optimized-tokens": "Latency-optimized tokens",
  "latency-optimized-requests": "Latency-optimized requests",
  "mantle-tokens": "Tokens on the bedrock-mantle endpoint",
  "cross-model-tokens-per-day": "Tokens a day of all models together",
} as const satisfies Record<QuotaMeasure, string>;

export const SHOW_LOOK = {
  zero: { word: "Zero", state: "blocked" },
  short: { word: "Short of need", state: null },
  "below-default": { word: "Below default", state: null },
  requested: { word: "Increase requested", state: "pending" },
  "not-known": { word: "Not known", state: "unknown" },
} as const satisfies Record<QuotaShow, { word: string; state: State | null }>;

export const STANDING_LOOK = {
  zero: { word: "Zero", state: "blocked", low: true },
  short: { word: "Short", state: null, low: true },
  "below-default": { word: "Below default", state: null, low: true },
  "not-known": { word: "Not known", state: "unknown", low: false },
  "default-not-known": { word: "Default not known", state: null, low: false },
  "at-default": { word: "At default", state: null, low: false },
  "above-default": { word: "Above default", state: null, low: false },
  "not-enforced": { word: "Not enforced", state: null, low: false },
} as const satisfies Record<Standing, { word: string; state: State | null; low: boolean }>;

export const UNTIED_WORD = {
  "not-a-model-quota": "Limits no single model",
  "other-kind": "Another kind of quota",
  "no-model": "No model of this name has the route here",
  ambiguous: "More than one model of this name",
} as const satisfies Record<NonNullable<QuotaTie["untied"]>, string>;
