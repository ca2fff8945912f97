import type { State } from "./state";

/** Worst first: an unknown hides behind a closed gate only, never behind a green one. */
export const ROLLUP_ORDER = [
  "blocked",
  "unknown",
  "pending",
  "inactive",
  "ready",
] as const satisfies readonly State[];

export type StateCounts = Readonly<Record<State, number>>;
export type Rollup = { state: State; counts: StateCounts; total: number };

/** The state of many cells together: the worst that occurs, `not_offered` only if all are. Of nothing at all it is `unknown`. */
export function rollUp(states: readonly State[]): Rollup {
  const counts = countStates(states);
  return { state: worst(counts), counts, total: states.length };
}

export function countStates(states: readonly State[]): StateCounts {
  const counts = { ready: 0, inactive: 0, pending: 0, blocked: 0, not_offered: 0, unknown: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

function worst(counts: StateCounts): State {
  const found = ROLLUP_ORDER.find((state) => counts[state] > 0);
  if (found) return found;
  return counts.not_offered > 0 ? "not_offered" : "unknown";
}
