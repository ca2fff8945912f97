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

export const SEVERITIES = ["block", "unknown", "wait", "warn", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];
