/** A clock that nothing turns, in milliseconds, and a wait by it. */
export type Pauses = { uptimeMs(): number; sleep(ms: number): Promise<void> };

export type LatestOptions = Pauses & {
  /** Whether something else needs the processor: readings then leave it room. */
  isBusy(): boolean;
};

/** While others need the processor, a reading is followed by seven times as long without one: it takes an eighth. */
const REST_TIMES = 7;
/** Nobody waits longer for another's turn. */
const REST_MAX_MS = 1_000;

/**
 * One reading at a time, which everybody shares who asked before it began: the answer is never older than the question,
 * and many who ask at once cost as much as one.
 */
export function createLatest<T>(
  read: () => Promise<T>,
  { isBusy, uptimeMs, sleep }: LatestOptions,
): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  let restUntil = 0;

  async function begin(): Promise<T> {
    const restMs = restUntil - uptimeMs();
    if (restMs > 0 && isBusy()) await sleep(restMs);
    next = null;
    const begun = uptimeMs();
    try {
      return await read();
    } finally {
      const ended = uptimeMs();
      restUntil = ended + Math.min(REST_MAX_MS, REST_TIMES * (ended - begun));
    }
  }

  return () => {
    if (next) return next;
    const turn = running.then(begin, begin);
    next = turn;
    running = turn.catch(() => undefined);
    return turn;
  };
}
