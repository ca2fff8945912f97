import type { Load } from "@/lib/domain/capacity/fit";
import { type Need, needOfLoad } from "@/lib/domain/capacity/need";
import type { Requirement } from "./types";

/** What a requirement asks of a quota of tokens a minute. `load`: the calls that it is worked out from; null: it was named. */
export type AskedTokens = Need & { load: Load | null };

/** The larger of the minimum that is named and of what the load takes of this model's quota; null where nothing is asked. */
export function tokensAsked(
  { tokensPerMinute, load }: Pick<Requirement, "tokensPerMinute" | "load">,
  modelId: string,
): AskedTokens | null {
  if (load === undefined)
    return tokensPerMinute === null ? null : { tokens: tokensPerMinute, exact: true, load: null };
  const need = needOfLoad(load, modelId);
  return { ...need, tokens: Math.max(need.tokens, tokensPerMinute ?? 0), load };
}
