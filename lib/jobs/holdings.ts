import { SECOND_MS } from "@/lib/domain/time";
import type { ClaimedJob, HeldJob, JobKey } from "@/lib/services/ports/jobs";
import type { Log } from "@/lib/services/ports/log";
import type { Stores } from "@/lib/services/ports/stores";
import { whatBroke } from "@/lib/services/what-broke";
import { createAbort } from "@/lib/sleep";

/** A job of a process that gives no sign for so long is claimed by another. */
export const JOB_LEASE_MS = 10 * SECOND_MS;
const RENEW_MS = 3 * SECOND_MS;

/** A job while this process works at it. */
export type Holding = {
  job: ClaimedJob;
  /** What became of it so far. */
  body: () => string;
  /** Another process has it, or may have: what goes on is to be broken off. */
  lost: () => void;
  cancelled: () => void;
};

/** All jobs that this process holds. They are renewed together, in one statement, until they are let go. */
export type Holdings = {
  /** Names this process. */
  holder: string;
  add(holding: Holding): void;
  /** To be called before the job is finished. */
  remove(job: HeldJob): void;
  /** Whether the lease of a job goes on for sure; false also after a process was frozen, until it is renewed. */
  isSure(job: HeldJob): boolean;
  /** Keeps at once what became of a job, and learns whether this process still holds it. */
  save(job: HeldJob): Promise<void>;
  /** Has something done after each renewal; it never rejects. */
  besideRenewals(work: () => Promise<void>): void;
};

type Means = {
  holder: string;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds by a clock that nothing turns. */
  uptimeMs: () => number;
};

const nameOf = ({ kind, key, run }: JobKey): string => JSON.stringify([kind, key, run]);

export function createHoldings(
  { stores, log }: { stores: Stores; log: Log },
  { holder, sleep, uptimeMs }: Means,
): Holdings {
  const held = new Map<string, Holding & { sureUntil: number }>();
  const beside: (() => Promise<void>)[] = [];
  let stopper = createAbort();
  let loop: Promise<void> | null = null;
  let isBeside = false;

  async function renew(holdings: readonly (Holding & { sureUntil: number })[]): Promise<void> {
    const askedAt = uptimeMs();
    const jobs = holdings.map(({ job, body }) => ({ ...job, body: body() }));
    const answers = await stores.jobs.renew(jobs, JOB_LEASE_MS);
    const renewed = new Map(answers.map((answer) => [nameOf(answer), answer]));
    for (const holding of holdings) {
      if (held.get(nameOf(holding.job)) !== holding) continue;
      const answer = renewed.get(nameOf(holding.job));
      if (!answer) loseHold(holding);
      else holding.sureUntil = askedAt + JOB_LEASE_MS;
      if (answer?.isCancelled) holding.cancelled();
    }
  }

  function loseHold(holding: Holding): void {
    held.delete(nameOf(holding.job));
    const { kind, key } = holding.job;
    log.warn("a job was taken over by another process", { kind, key });
    holding.lost();
  }

  /** A renewal waits for none of it. */
  async function doBeside(): Promise<void> {
    if (isBeside) return;
    isBeside = true;
    for (const work of beside) await work();
    isBeside = false;
  }

  async function run(signal: AbortSignal): Promise<void> {
    for (;;) {
      await sleep(RENEW_MS, signal);
      if (signal.aborted) return;
      try {
        await renew([...held.values()]);
      } catch (error) {
        log.warn("jobs were not renewed", whatBroke(error));
        for (const holding of [...held.values()])
          if (holding.sureUntil <= uptimeMs()) loseHold(holding);
      }
      void doBeside();
    }
  }

  function start(): void {
    if (loop !== null) return;
    stopper = createAbort();
    loop = run(stopper.signal).finally(() => {
      loop = null;
      if (held.size > 0) start();
    });
  }

  return {
    holder,
    add(holding) {
      held.set(nameOf(holding.job), { ...holding, sureUntil: uptimeMs() + JOB_LEASE_MS });
      start();
    },
    remove(job) {
      const own = held.get(nameOf(job));
      if (own?.job.fence === job.fence) held.delete(nameOf(job));
      if (held.size === 0) stopper.abort();
    },
    isSure: (job) => (held.get(nameOf(job))?.sureUntil ?? 0) > uptimeMs(),
    async save(job) {
      const own = held.get(nameOf(job));
      if (own?.job.fence === job.fence) await renew([own]);
    },
    besideRenewals: (work) => void beside.push(work),
  };
}
