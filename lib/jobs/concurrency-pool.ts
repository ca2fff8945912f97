/** How much runs side by side. What waits is begun by its rank, the lowest first, and then in its order. */
export type Lanes<Place> = {
  run<T>(place: Place, work: () => Promise<T>): Promise<T>;
  /** How many run now. */
  busy(): number;
};

export type Road<Place> = {
  /** So many are begun at once. */
  least: number;
  /** Never more side by side: each holds in memory what it has read. */
  most: number;
  rank: (place: Place) => number;
  /** The share of its time that the processor was at work since the last time this was asked; 1 is all of it. */
  load: () => number;
};

/** While less of the processor is at work there is room for more. */
const FULL_LOAD = 0.9;
const LOOK_EVERY_MS = 100;
/** So many more at each look, in parts of those that run: a new one shows its weight only a moment later. */
const GROWTH = 0.25;

/**
 * At first `least` run side by side. While the processor has time to spare, as when what is asked is slow, limits how
 * often it is asked, or gives no answer, more are begun. More than a processor can serve would only make each late, until
 * no more wait than run: these are begun with the others, since what begins last would take its whole time alone.
 */
export function createLanes<Place>({ least, most, rank, load }: Road<Place>): Lanes<Place> {
  const waiting: { place: Place; begin: () => void }[] = [];
  let busy = 0;
  let open = least;
  let timer: NodeJS.Timeout | null = null;

  function next(): void {
    while (busy < open && waiting.length > 0) {
      const ranks = waiting.map(({ place }) => rank(place));
      const [one] = waiting.splice(ranks.indexOf(Math.min(...ranks)), 1);
      busy += 1;
      one?.begin();
    }
    if (waiting.length === 0 || timer) return;
    load();
    timer = setTimeout(look, LOOK_EVERY_MS);
  }

  function look(): void {
    timer = null;
    if (load() < FULL_LOAD) open = Math.min(most, busy + Math.ceil(busy * GROWTH));
    else open = Math.max(least, Math.min(open, busy));
    if (waiting.length <= busy) open = Math.min(most, busy + waiting.length);
    next();
  }

  return {
    async run(place, work) {
      await new Promise<void>((resolve) => {
        waiting.push({ place, begin: resolve });
        next();
      });
      try {
        return await work();
      } finally {
        busy -= 1;
        if (waiting.length === 0) open = least;
        next();
      }
    },
    busy: () => busy,
  };
}
