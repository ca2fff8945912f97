/** The six states of a cell, in the order of design; a roll-up takes the worst by `ROLLUP_ORDER`. */
export const STATES = [
  "ready",
  "inactive",
  "pending",
  "blocked",
  "not_offered",
  "unknown",
] as const;
export type State = (typeof STATES)[number];

/** Whether anything stands in the way of what is in this state, or it is not known. */
export const isShut = ({ state }: { state: State }): boolean =>
  state !== "ready" && state !== "not_offered";

/** Something of each state. */
export const eachState = <T>(of: (state: State) => T): Readonly<Record<State, T>> => ({
  ready: of("ready"),
  inactive: of("inactive"),
  pending: of("pending"),
  blocked: of("blocked"),
  not_offered: of("not_offered"),
  unknown: of("unknown"),
});

export const SEVERITIES = ["block", "unknown", "wait", "warn", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];
