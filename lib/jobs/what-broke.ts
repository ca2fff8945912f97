import { isStoreError } from "@/lib/services/ports/stores";

/** What the log is told: a mistake of ours with its stack; a store says itself what is wrong, and its driver why. */
export function whatBroke(error: unknown): Record<string, unknown> {
  if (!isStoreError(error)) return { error };
  return {
    problem: error.message,
    ...(error.cause !== undefined && { cause: String(error.cause) }),
  };
}
