import { type EpochMs, SECOND_MS } from "@/lib/domain/time";

/** What a duty has going on beside its rounds, so that what is slow delays nothing else. */
export type Beside = {
  start(work: Promise<unknown>): void;
  /** Throws what broke one of them since the last time, but for what broke off because the duty ended. */
  check(): void;
  /** How long until something is due, in milliseconds; `dueAt` null: nothing is, as far as is known. */
  untilDue(now: EpochMs, dueAt: EpochMs | null): number;
  end(): Promise<void>;
};

const LEAST_WAIT_MS = 250;
/** What others put into the store is seen so soon. */
const MOST_WAIT_MS = 5 * SECOND_MS;

export function createBeside(signal: AbortSignal): Beside {
  const works = new Set<Promise<unknown>>();
  let broken: { error: unknown } | null = null;
  return {
    start(work) {
      const tracked: Promise<unknown> = work
        .catch((error: unknown) => {
          if (!signal.aborted) broken ??= { error };
        })
        .finally(() => works.delete(tracked));
      works.add(tracked);
    },
    check() {
      const found = broken;
      broken = null;
      if (found) throw found.error;
    },
    untilDue: (now, dueAt) =>
      dueAt === null ? MOST_WAIT_MS : Math.min(MOST_WAIT_MS, Math.max(LEAST_WAIT_MS, dueAt - now)),
    end: async () => void (await Promise.all(works)),
  };
}
