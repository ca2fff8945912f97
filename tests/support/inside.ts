import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Finds the use of other stores within a transaction, for all stores of a worker: each one more is told of every promise
 * that the process makes from then on, also once its store is closed.
 */
export const INSIDE = new AsyncLocalStorage<true>();
