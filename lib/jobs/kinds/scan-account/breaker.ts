import type { Reading } from "@/lib/domain/facts/facts";
import { type Fault, isNetworkFault } from "@/lib/domain/facts/fault";

const IN_A_ROW_MAX = 5;
/** One connection that was cut may be an accident; a first list that finds nobody twice is none. */
const FIRST_IN_A_ROW_MAX = 2;

/** Gives a region's service up for this scan: its first list timed out or reached nobody twice, or five calls in a row got no answer. */
export type Breaker = {
  saw(reading: Reading<unknown>, options?: { first: boolean }): void;
  /** Why it was given up, or null. */
  fault(): Fault | null;
};

export function createBreaker(): Breaker {
  let inARow = 0;
  let given: Fault | null = null;
  return {
    saw(reading, { first } = { first: false }) {
      if (reading.status === "never") return;
      if (reading.status === "read" || !isNetworkFault(reading.fault)) {
        inARow = 0;
        return;
      }
      inARow += 1;
      const isSilent = first && reading.fault.cause === "client-timeout";
      if (isSilent || inARow >= (first ? FIRST_IN_A_ROW_MAX : IN_A_ROW_MAX))
        given ??= reading.fault;
    },
    fault: () => given,
  };
}
