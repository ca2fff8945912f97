import type { QuotaLine } from "./lines";
import type { QuotaUnit } from "./types";

/** How a quota stands, in the order in which a list shows it. */
export const STANDINGS = [
  "zero",
  "short",
  "below-default",
  "not-known",
  "default-not-known",
  "at-default",
  "above-default",
  "not-enforced",
] as const;
export type Standing = (typeof STANDINGS)[number];

type Judged = Pick<QuotaLine, "applied" | "defaultValue" | "unit" | "required">;

const LIMITS_TOKENS = {
  "tokens-per-minute": true,
  "input-tokens-per-minute": true,
  "output-tokens-per-minute": true,
  "tokens-per-day": true,
  "requests-per-minute": false,
  other: false,
} as const satisfies Record<QuotaUnit, boolean>;

/** Known to be 0 where that stops calls: in tokens, and for a model's own quota. */
export const isZero = ({ applied, unit, untied }: Pick<QuotaLine, "applied" | "unit" | "untied">) =>
  applied === 0 && LIMITS_TOKENS[unit] && untied === null;

/**
 * Compares one quota with 0, with what is required and with its default. A 0 is told of every quota, whatever it limits
 * and whether or not it is tied to a model, but of what counts no tokens where AWS gives nobody more (model units of
 * provisioned throughput). Requests a minute are listed but not enforced:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-runtime.html
 */
export function standingOf({ applied, defaultValue, unit, required }: Judged): Standing {
  if (unit === "requests-per-minute") return "not-enforced";
  if (applied === null) return "not-known";
  if (applied === 0 && (unit !== "other" || defaultValue !== 0)) return "zero";
  if (required !== null && applied < required) return "short";
  if (defaultValue === null) return "default-not-known";
  if (applied < defaultValue) return "below-default";
  return applied === defaultValue ? "at-default" : "above-default";
}

/** The limit that all models share, then zero and low, then by model, region and AWS's name; quotas of no model last. */
export function compareLines(a: QuotaLine, b: QuotaLine): number {
  return (
    Number(isOfAllModels(b)) - Number(isOfAllModels(a)) ||
    Number(a.modelId === null) - Number(b.modelId === null) ||
    STANDINGS.indexOf(standingOf(a)) - STANDINGS.indexOf(standingOf(b)) ||
    compareText(a.modelName ?? a.modelId, b.modelName ?? b.modelId) ||
    compareText(a.region, b.region) ||
    compareText(a.quotaName, b.quotaName)
  );
}

/** Cross-Model Max Tokens Per Day: every call of the region draws on it. */
export const isOfAllModels = ({ measure }: Pick<QuotaLine, "measure">): boolean =>
  measure === "cross-model-tokens-per-day";

/** Applied as a part of the default; null where either is not known or the default is 0. */
export function shareOfDefault({
  applied,
  defaultValue,
}: Pick<QuotaLine, "applied" | "defaultValue">): number | null {
  return applied === null || !defaultValue ? null : applied / defaultValue;
}

function compareText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
