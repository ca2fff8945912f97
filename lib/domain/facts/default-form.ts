import { defaultRegions } from "@/lib/domain/known-regions";
import type { Partition } from "@/lib/domain/region";
import { type FormState, NEVER, type Reading } from "./facts";
import { isUndecided } from "./undecided";

/** Where no region gives an answer, asking them all one after the other would hold up the scan. */
const UNDECIDED_MAX = 2;

/**
 * The form of all default regions is asked in us-east-1; where that does not answer, in the next default region. Gives
 * the region to ask next, or the reading that stands: an answer, else the first failure.
 */
export function defaultFormStep(
  partition: Partition,
  asked: readonly Reading<FormState>[],
): { ask: string } | { reading: Reading<FormState> } {
  const answer = asked.find((reading) => reading.status === "read");
  if (answer) return { reading: answer };
  const next = defaultRegions(partition)[asked.length];
  const undecided = asked.filter(isUndecided).length;
  if (next === undefined || undecided >= UNDECIDED_MAX) return { reading: asked[0] ?? NEVER };
  return { ask: next };
}
