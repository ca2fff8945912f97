import type { State } from "./state";

/** Worst first: an unknown hides behind a closed gate only, never behind a green one. */
export const ROLLUP_ORDER = [
  "blocked",
  "unknown",
  "pending",
  "inactive",
  "ready",
] as const satisfies readonly State[];

/** The same with the state that says the least at its end. */
export const WORST_FIRST = [...ROLLUP_ORDER, "not_offered"] as const satisfies readonly State[];

/** States of a model that is known to be offered. */
export const OFFERED_STATES = [
  "ready",
  "inactive",
  "pending",
  "blocked",
] as const satisfies readonly State[];

/** How many of the cells are known to be offered, in Regions that were read. */
export const offeredOf = (counts: StateCounts): number =>
  OFFERED_STATES.reduce((sum, state) => sum + counts[state], 0);

export type StateCounts = Readonly<Record<State, number>>;
export type Rollup = { state: State; counts: StateCounts; total: number };

/** The state of many cells together: the worst that occurs, `not_offered` only if all are. Of nothing at all it is `unknown`. */
export function rollUp(states: readonly State[]): Rollup {
  const counts = countStates(states);
  return { state: worstOf((state) => counts[state] > 0), counts, total: states.length };
}

export function countStates(states: readonly State[]): StateCounts {
  const counts = { ready: 0, inactive: 0, pending: 0, blocked: 0, not_offered: 0, unknown: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

/** The worst of the states that occur; `unknown` where none does. */
export const worstOf = (occurs: (state: State) => boolean): State =>
  WORST_FIRST.find(occurs) ?? "unknown";

/** Things by their state, the worst first; those of one state keep their order. */
export const worstFirst = <T>(items: readonly T[], stateOf: (item: T) => State): readonly T[] =>
  items.toSorted((a, b) => WORST_FIRST.indexOf(stateOf(a)) - WORST_FIRST.indexOf(stateOf(b)));
