import { isoTime } from "@/lib/domain/words/dates";
import { isStoreError, type StoreHealth } from "@/lib/services/ports/stores";

/** What a caller is told of what was thrown: a store's own words, made for people; of a mistake of ours, nothing. */
export const wordsOfFailure = (error: unknown): string =>
  isStoreError(error) ? error.message : "That did not work. The log of the dashboard says why.";

/** What is told of a store where nobody knows who asks: its own words may name a path or an address, so the log alone has them. */
export const wordsForNobody = (health: StoreHealth): string =>
  health.works
    ? "The store does not work. The log has more."
    : `The store does not work since ${isoTime(health.since)}: ${health.kind}. The log has more.`;
