import { isStoreError } from "@/lib/services/ports/stores";
import { isLate } from "@/lib/within";

/** What the log is told: a mistake of ours with its stack; a store, or a wait, says itself what is wrong, and its driver why. */
export function whatBroke(error: unknown): Record<string, unknown> {
  if (!isStoreError(error) && !isLate(error)) return { error };
  return {
    problem: error.message,
    ...(error.cause !== undefined && { error: error.cause }),
  };
}
