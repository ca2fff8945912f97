import { figure } from "@/lib/domain/words/figure";
import { burndownOf } from "./burndown";
import type { Load } from "./fit";
import type { NotTold } from "./route-fit";

const WORDS: Readonly<Record<number, string>> = { 5: "five", 10: "ten", 15: "fifteen" };
const word = (times: number): string => WORDS[times] ?? String(times);

/** How much output tokens of a model count, as the end of a line; null: as much as others. */
export function burndownRemark(modelId: string): string | null {
  const times = burndownOf(modelId);
  if (times === 1) return null;
  return times === null
    ? "how much output tokens count is not known"
    : `output tokens count ${word(times)}-fold`;
}

/** The same as a sentence about its quotas. */
export function burndownSentence(modelId: string): string | null {
  const times = burndownOf(modelId);
  if (times === 1) return null;
  return times === null
    ? "How many tokens of the quota an output token of this model uses up is not known."
    : `Each output token of this model uses up ${word(times)} tokens of the quota.`;
}

/** The parts of a load as fields name them. */
export const LOAD_WORD = {
  callsPerMinute: "Calls a minute",
  inputTokens: "Input tokens",
  maxTokens: "max_tokens",
  outputTokens: "Output tokens",
  cached: "From cache, %",
} as const satisfies Record<keyof Load, string>;

/** Why it can't be told whether a load fits a route. */
export const NOT_TOLD_WORD = {
  "no-shared-quota": "No quota of tokens a minute limits it",
  "not-listed": "AWS lists no quota of tokens a minute for it",
  "no-value": "The applied value is not known",
  "counted-apart": "Input and output have quotas of their own",
  burndown: "What an output token counts is not known",
} as const satisfies Record<NotTold, string>;

/** Where AWS contradicts itself. */
export const STRICTER_TEXT =
  "AWS’s sources disagree whether input from cache is set aside at admission; here it is, which is the stricter.";

/** `900 calls a minute of 1,200 tokens in, 350 out, max_tokens 4,096` */
export function loadText(load: Load): string {
  const { callsPerMinute, inputTokens, maxTokens, outputTokens, cached } = load;
  const fromCache = cached > 0 ? ` (${figure(cached * 100)} % from cache)` : "";
  return `${figure(callsPerMinute)} calls a minute of ${figure(inputTokens)} tokens in${fromCache}, ${figure(outputTokens)} out, max_tokens ${figure(maxTokens)}`;
}
