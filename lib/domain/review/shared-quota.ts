import { figure } from "@/lib/domain/words/figure";
import type { ReviewFacts } from "./types";

type Shared = Pick<ReviewFacts, "quotasListed" | "crossModelPerDay">;

/**
 * The Cross-Model Max Tokens Per Day of a Region as a review says it: applied of default. A Region whose quotas were
 * not read does not lack it, it is not known.
 */
export function sharedQuotaText({ quotasListed, crossModelPerDay }: Shared): string {
  if (quotasListed === null) return "not known";
  if (crossModelPerDay === null) return "not listed";
  const { applied, defaultValue } = crossModelPerDay;
  if (applied === null) return "not known";
  return defaultValue === null ? figure(applied) : `${figure(applied)} of ${figure(defaultValue)}`;
}
