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

/** Those that are still asked about. */
export const IN_FLIGHT = [
  "pending",
  "overdue",
  "settling",
] as const satisfies readonly WatchState[];
export type InFlightState = (typeof IN_FLIGHT)[number];

export const isInFlightState = (state: WatchState): state is InFlightState =>
  IN_FLIGHT.some((one) => one === state);
