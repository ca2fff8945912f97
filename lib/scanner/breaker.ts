import type { Reading } from "@/lib/domain/facts";
import { type Fault, isNetworkFault } from "@/lib/domain/fault";

const IN_A_ROW_MAX = 5;

/** Gives a region's service up for this scan: its first list got no answer, or five calls in a row did not. */
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
      if (first || inARow >= IN_A_ROW_MAX) given ??= reading.fault;
    },
    fault: () => given,
  };
}
