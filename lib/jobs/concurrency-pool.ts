/** How much runs side by side. What waits is begun by its rank, the lowest first, and then in its order. */
export type ConcurrencyPool<Task> = {
  run<T>(task: Task, work: () => Promise<T>): Promise<T>;
  /** How many run now. */
  running(): number;
};

export type PoolOptions<Task> = {
  /** So many are begun at once. */
  least: number;
  /** Never more side by side: each holds in memory what it has read. */
  most: number;
  rank: (task: Task) => number;
  /** The share of its time that the processor was at work since the last time this was asked; 1 is all of it. */
  load: () => number;
};

/** While less of the processor is at work there is room for more. */
const FULL_LOAD = 0.9;
const RESIZE_EVERY_MS = 100;
/** So many more each time, in parts of those that run: a new one shows its weight only a moment later. */
const GROWTH = 0.25;

/**
 * At first `least` run side by side. While the processor has time to spare, as when what is asked is slow, limits how
 * often it is asked, or gives no answer, more are begun. More than a processor can serve would only make each late, until
 * no more wait than run: these are begun with the others, since what begins last would take its whole time alone.
 */
export function createConcurrencyPool<Task>({
  least,
  most,
  rank,
  load,
}: PoolOptions<Task>): ConcurrencyPool<Task> {
  const waiting: { task: Task; begin: () => void }[] = [];
  let running = 0;
  let size = least;
  let timer: NodeJS.Timeout | null = null;

  function next(): void {
    while (running < size && waiting.length > 0) {
      const ranks = waiting.map(({ task }) => rank(task));
      const [one] = waiting.splice(ranks.indexOf(Math.min(...ranks)), 1);
      running += 1;
      one?.begin();
    }
    if (waiting.length === 0 || timer) return;
    load();
    timer = setTimeout(resize, RESIZE_EVERY_MS);
  }

  function resize(): void {
    timer = null;
    if (load() < FULL_LOAD) size = Math.min(most, running + Math.ceil(running * GROWTH));
    else size = Math.max(least, Math.min(size, running));
    if (waiting.length <= running) size = Math.min(most, running + waiting.length);
    next();
  }

  return {
    async run(task, work) {
      await new Promise<void>((resolve) => {
        waiting.push({ task, begin: resolve });
        next();
      });
      try {
        return await work();
      } finally {
        running -= 1;
        if (waiting.length === 0) size = least;
        next();
      }
    },
    running: () => running,
  };
}
