/** What this process holds and nobody needs any more. */
export type Memory = {
  /** Gives it back; that holds everything up, with 100,000 cells for a tenth of a second. */
  free(): void;
  /** The same, but only where much has come since the last time. */
  freeIfGrown(): void;
};

const GROWN_BYTES = 8_000_000;

/**
 * V8 by itself lets twice as much gather before it looks. `collect` is its `gc`, null where the process was started
 * without; `used` gives bytes.
 */
export function createMemory(collect: (() => void) | null, used: () => number): Memory {
  let left = 0;
  const free = () => {
    collect?.();
    left = used();
  };
  return {
    free,
    freeIfGrown() {
      if (used() - left >= GROWN_BYTES) free();
    },
  };
}
