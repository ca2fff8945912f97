/** How an attempt stands, as people are told. */
export const WATCH_STATES = [
  "pending",
  "overdue",
  "settling",
  "active",
  "failed",
  "lapsed",
  "dismissed",
] as const;
export type WatchState = (typeof WATCH_STATES)[number];
