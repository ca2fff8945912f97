import type { Log } from "@/lib/services/ports/log";
import { whatBroke } from "@/lib/services/what-broke";
import { createAbort, onAbort } from "@/lib/sleep";

export type WorkerOptions = {
  /** As the log calls it. */
  name: string;
  log: Log;
  /** Ends it at once, as `stop` does; absent: only `stop` does. */
  signal?: AbortSignal;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** One look at what is due; gives how long to wait for the next, in milliseconds. */
  round: (signal: AbortSignal) => Promise<number>;
  /** The wait after a round that threw. */
  retryMs: number;
  /** After the last round. */
  end?: () => Promise<void>;
};

/** What runs beside the pages until it is stopped. */
export type Worker = { stop(): Promise<void> };

/** Looks for work again and again. A round that throws is told with its stack, and ends nothing. */
export function startWorker(options: WorkerOptions): Worker {
  const { signal, abort } = createAbort();
  if (options.signal) onAbort(options.signal, abort);
  const done = run(options, signal);
  return {
    async stop() {
      abort();
      await done;
    },
  };
}

async function run(
  { name, log, sleep, round, retryMs, end }: WorkerOptions,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let waitMs = retryMs;
    try {
      waitMs = await round(signal);
    } catch (error) {
      log.error(`${name} failed`, whatBroke(error));
    }
    await sleep(waitMs, signal);
  }
  try {
    await end?.();
  } catch (error) {
    log.warn(`${name} did not end well`, whatBroke(error));
  }
}
