import type { State } from "./state";

/** How near a state is to a call; of what is not known, nothing is. */
const CALLABLE = {
  ready: 4,
  pending: 3,
  inactive: 2,
  blocked: 1,
  not_offered: 0,
  unknown: -1,
} as const satisfies Record<State, number>;

/** Whether a model in one state is further from a call than in another. */
export const isLessCallable = (state: State, other: State): boolean =>
  CALLABLE[state] < CALLABLE[other];
