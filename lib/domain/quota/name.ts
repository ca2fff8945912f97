import { readOtherKind } from "./other-kinds";
import { remembered } from "./remembered";
import type { QuotaMeasure, QuotaScope, QuotaUnit } from "./types";

/**
 * What a quota's name says. `scope` is null for a quota that on-demand and cross-region calls share.
 * `modelText` is the model's name as AWS spells it there, without the variant.
 */
export type QuotaName =
  | {
      kind: "model";
      scope: QuotaScope | null;
      unit: QuotaUnit;
      modelText: string;
      variant: string | null;
    }
  | {
      kind: "other-kind" | "not-a-model-quota";
      unit: QuotaUnit;
      measure: QuotaMeasure;
      /** The model that the limit is about, as AWS spells it. */
      modelText: string | null;
    };

const OF_A_SCOPE =
  /^(?<scope>on-demand|cross-region|global cross-region) (?:model inference|invokemodel) (?<measure>(?:input |output )?(?:tokens|requests) per (?:minute|day)) for (?<model>.+)$/i;
const OF_ALL_CALLS =
  /^model invocation max (?<measure>tokens per day) for (?<model>.+) \(doubled for cross-region calls\)$/i;
const LONG_CONTEXT = /^(?<model>.+) 1M Context Length(?<version> V\d)?$/i;
const ANY_MEASURE = /\b(?:(?:input|output) )?(?:tokens|requests) per (?:minute|day)\b/i;
const PLAIN = /^[ -~]*$/;
const FOR_SOMETHING = / for \S/i;

const SCOPE_OF_WORDS: Readonly<Record<string, QuotaScope>> = {
  "on-demand": "on-demand",
  "cross-region": "cross-region",
  "global cross-region": "global",
};

const UNIT_OF_MEASURE: Readonly<Record<string, QuotaUnit>> = {
  "tokens per minute": "tokens-per-minute",
  "input tokens per minute": "input-tokens-per-minute",
  "output tokens per minute": "output-tokens-per-minute",
  "requests per minute": "requests-per-minute",
  "tokens per day": "tokens-per-day",
};

/**
 * Reads a quota's name. Bedrock gives no other tie between a quota and a model, and its casing is not stable.
 * Any word the grammar does not know leaves the name `other-kind`, for it may limit something else.
 * Names: https://docs.aws.amazon.com/general/latest/gr/bedrock.html
 */
export const readQuotaName: (name: string) => QuotaName = remembered(readName);

function readName(name: string): QuotaName {
  const text = tidy(name);
  const found = OF_A_SCOPE.exec(text) ?? OF_ALL_CALLS.exec(text);
  if (!found?.groups) {
    const unit = unitOf(ANY_MEASURE.exec(text)?.[0]);
    const other = readOtherKind(text);
    return {
      kind: FOR_SOMETHING.test(text) ? "other-kind" : "not-a-model-quota",
      unit,
      measure: other?.measure ?? unit,
      modelText: other?.modelText ?? null,
    };
  }
  const { scope = "", measure, model = "" } = found.groups;
  const long = LONG_CONTEXT.exec(model)?.groups;
  return {
    kind: "model",
    scope: SCOPE_OF_WORDS[scope.toLowerCase()] ?? null,
    unit: unitOf(measure),
    modelText: long ? `${long.model}${long.version ?? ""}` : model,
    variant: long ? "1M" : null,
  };
}

/** Collapses white space and AWS's typographic hyphens, and trims. */
export function tidy(text: string): string {
  const plain = PLAIN.test(text) ? text : text.normalize("NFKC").replace(/[\u2010-\u2015]/g, "-");
  return plain.replace(/\s+/g, " ").trim();
}

function unitOf(measure: string | undefined): QuotaUnit {
  return UNIT_OF_MEASURE[measure?.toLowerCase() ?? ""] ?? "other";
}
