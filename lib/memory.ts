/** What this process holds and nobody needs any more. */
export type Memory = {
  /** Gives it back; that holds everything up, with 100,000 cells for a tenth of a second. */
  free(): void;
  /** The same, but only where much has come since the last time. */
  freeIfGrown(): void;
};

const GROWN_BYTES = 8_000_000;

/** The first whose V8 keeps what it freed in a pool of pages, and lets go of them only as a last resort. */
const POOLS_FROM = 22;

type Gc = {
  (): void;
  (options: { type: "major"; execution: "sync"; flavor: "last-resort" }): void;
};

type CollectorOptions = {
  gc: Gc | undefined;
  nodeVersion: string;
  /** `v8.setFlagsFromString`. */
  setFlag: (flag: string) => void;
};

/**
 * How this Node gives memory back to the system; null where the process was started without its `gc`. Before Node 22 only
 * pages that nothing is left on go back, so what is left is moved together; that holds everything up for as long as it takes,
 * which V8's own collections during a scan must not.
 */
export function collectorOf({ gc, nodeVersion, setFlag }: CollectorOptions): (() => void) | null {
  if (!gc) return null;
  if (Number(nodeVersion.split(".", 1)[0]) >= POOLS_FROM)
    return () => gc({ type: "major", execution: "sync", flavor: "last-resort" });
  return () => {
    setFlag("--compact-on-every-full-gc");
    gc();
    setFlag("--no-compact-on-every-full-gc");
  };
}

/**
 * V8 by itself lets twice as much gather before it looks. `collect` is that of `collectorOf`; `used`
 * gives bytes.
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

const REST_EVERY_MS = 15_000;

/** Gives back what has come now and then, for as long as the process lives, where nothing big is at work. */
export function freeAtRest(memory: Pick<Memory, "freeIfGrown">, isAtRest: () => boolean): void {
  const timer = setInterval(() => {
    if (isAtRest()) memory.freeIfGrown();
  }, REST_EVERY_MS);
  timer.unref();
}
