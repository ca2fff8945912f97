import { SECOND_MS } from "@/lib/domain/time";
import type { Log } from "@/lib/services/ports/log";
import type { Stores } from "@/lib/services/ports/stores";
import { claimDuties, type Duty, type DutyMeans, doDuty, dutyJob } from "./duty";
import { startWorker, type Worker } from "./worker";

/** With the lease of a process that died, another goes on within 20 s. */
const LOOK_MS = 4 * SECOND_MS;

export type DutiesOptions = DutyMeans & {
  /** From 0 to below 1. */
  random: () => number;
  /** Ends it as a crash does. */
  signal?: AbortSignal;
};

/**
 * Does, of these duties, whatever no other process does, until it is stopped. What is held here is given back then, for
 * another to go on at its next look.
 */
export function startDuties(
  ctx: { stores: Stores; log: Log },
  options: DutiesOptions,
  duties: readonly Duty[],
): Worker {
  const held = new Map<string, Promise<void>>();
  let areThere = false;

  async function round(signal: AbortSignal): Promise<number> {
    const { jobs } = ctx.stores;
    if (!areThere) {
      await jobs.ensure(duties.filter(({ isStanding }) => isStanding).map(dutyJob));
      areThere = true;
    }
    const others = duties.filter(({ kind }) => !held.has(kind)).map(({ kind }) => kind);
    if (others.length > 0 && (await isOneFree(others)))
      for (const job of await claimDuties(ctx, options.holdings, others)) begin(job, signal);
    return LOOK_MS * (0.75 + options.random() / 2);
  }

  /** A claim is a write, a look is none. */
  async function isOneFree(kinds: readonly string[]): Promise<boolean> {
    const found = await ctx.stores.jobs.list(kinds);
    return found.some(({ holder, dueInMs }) => holder === null && dueInMs <= 0);
  }

  function begin(job: Parameters<typeof doDuty>[2]["job"], signal: AbortSignal): void {
    const duty = duties.find(({ kind }) => kind === job.kind);
    if (!duty) return;
    const done = doDuty(ctx, options, { duty, job, signal }).finally(() => held.delete(job.kind));
    held.set(job.kind, done);
  }

  return startWorker({
    name: "the look at what is to be done for all",
    log: ctx.log,
    ...(options.signal && { signal: options.signal }),
    sleep: options.sleep,
    round,
    retryMs: LOOK_MS,
    end: async () => void (await Promise.all(held.values())),
  });
}
