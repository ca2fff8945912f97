import type { Standing } from "./open-runs";

/** So many accounts are begun at once; each brings its regions, of which the pool lets some hundred go side by side. */
const FIRST = 50;
/** While less of the processor is at work there is room for more. */
const FULL_LOAD = 0.9;
const GROWTH = 0.25;

/** How many more accounts this process may claim, for what it reads now. */
export type Room = { left(running: number, standing: Standing): number };

/**
 * A process takes its share of what all of them have to read, and of a large fleet only as many accounts as its processor
 * serves: more would only make each late. `load` is the share of its time that the processor was at work since it was
 * last asked; 1 is all of it.
 */
export function createRoom(load: () => number): Room {
  let size = FIRST;
  return {
    left(running, { unended, workers }) {
      const isFull = load() >= FULL_LOAD;
      if (running < size / 2) size = FIRST;
      else if (!isFull && running >= size) size = Math.ceil(size * (1 + GROWTH));
      const share = Math.ceil(unended / workers);
      return Math.max(0, Math.min(size, share) - running);
    },
  };
}
