/**
 * Our own count of calls to AWS, taken when one is sent. A later number is a later call, also of another process on the
 * same store, to a second. It stands in for every clock where two answers are put in order.
 */
export type AttemptCounter = { next(): Promise<number> };
