import { burndownOf } from "./burndown";

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
