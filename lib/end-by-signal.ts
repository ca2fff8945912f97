const SIGNALS = ["SIGTERM", "SIGINT"] as const;
/** Something hung or was not waited for, and what it had to keep may be lost. */
export const NOT_ENDED = 1;

type Means = {
  on(signal: (typeof SIGNALS)[number], hear: () => void): unknown;
  exit(code: number): unknown;
};

/**
 * The first signal ends the process in order, a second one at once; while there is nothing to end yet, so does the first. As
 * process 1 of a container no signal has an effect of its own: what nobody hears is lost.
 */
export function endBySignal({ on, exit }: Means) {
  let end: (() => Promise<boolean>) | null = null;
  let isEnding = false;
  const hear = async () => {
    if (isEnding) return exit(NOT_ENDED);
    if (end === null) return exit(0);
    isEnding = true;
    exit((await end()) ? 0 : NOT_ENDED);
  };
  for (const signal of SIGNALS) on(signal, () => void hear());
  return {
    /** From now on there is something to end; false: it did not end. */
    first(ending: () => Promise<boolean>): void {
      end = ending;
    },
  };
}
