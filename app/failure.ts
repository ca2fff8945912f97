import { isStoreError } from "@/lib/services/ports/stores";

/** What a caller is told of what was thrown: a store's own words, made for people; of a mistake of ours, nothing. */
export const wordsOfFailure = (error: unknown): string =>
  isStoreError(error) ? error.message : "That did not work. The log of the dashboard says why.";
