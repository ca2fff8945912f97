import { dutyRetryMs } from "@/lib/domain/schedule/duty-retry";
import type { ClaimedJob, JobEnd } from "@/lib/services/ports/jobs";
import type { Log } from "@/lib/services/ports/log";
import type { Stores } from "@/lib/services/ports/stores";
import { whatBroke } from "@/lib/services/what-broke";
import { createAbort, onAbort } from "@/lib/sleep";
import { fencedBy, isJobLost } from "./fenced";
import { type Holdings, JOB_LEASE_MS } from "./holdings";

/** What one process at a time does for all that share a store: whoever holds the one job of its kind. */
export type Duty = {
  kind: string;
  /** As the log calls it. */
  name: string;
  /** True: it is never done, and somebody always has it. False: it is there when somebody has put its job. */
  isStanding: boolean;
  /** It is tried again after a failure no later than this, in milliseconds. */
  retriesWithinMs: number;
  /** Called once it is held. */
  begin(held: DutyHeld): DutyWork;
};

export type DutyHeld = {
  /** Refuse every write once another process holds the job. */
  stores: Stores;
  /** Aborted when the job is to be let go, or was lost. */
  signal: AbortSignal;
};

export type DutyWork = {
  /** One look at what is due; gives how long to wait for the next, in milliseconds; null: nothing is left to do. */
  round(): Promise<number | null>;
  /** Waits for what goes on beside the rounds, once the signal is aborted; absent: nothing does. */
  end?(): Promise<void>;
};

export type DutyMeans = {
  holdings: Holdings;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** A job that another process had left half done was claimed. */
  tookOver: () => void;
};

type DutyContext = { stores: Stores; log: Log };

/** The row of a duty's one job, due at once. */
export const dutyJob = ({ kind }: Pick<Duty, "kind">) =>
  ({ kind, key: "all", run: "", dueInMs: 0, priority: 0, only: null, body: "" }) as const;

/** Claims what is due of these duties and nobody holds. */
export async function claimDuties(
  { stores }: Pick<DutyContext, "stores">,
  { holder }: Pick<Holdings, "holder">,
  kinds: readonly string[],
): Promise<readonly ClaimedJob[]> {
  const at = { kinds, isShared: true, max: kinds.length, ttlMs: JOB_LEASE_MS };
  return stores.jobs.claim(holder, at);
}

/** Does a duty once if its job is due and nobody else does it. Never rejects but where the store does. */
export async function doIfDue(
  ctx: DutyContext,
  means: DutyMeans,
  { duty, signal }: { duty: Duty; signal: AbortSignal },
): Promise<void> {
  const [job] = await claimDuties(ctx, means.holdings, [duty.kind]);
  if (job) await doDuty(ctx, means, { duty, job, signal });
}

type Claimed = { duty: Duty; job: ClaimedJob; signal: AbortSignal };

/**
 * Does a duty that was claimed, until it is done, fails, is lost, or the signal is aborted, and lets its job go: a failure
 * is told and comes due again later, for whichever process looks first. Never rejects.
 */
export async function doDuty(
  ctx: DutyContext,
  { holdings, sleep, tookOver }: DutyMeans,
  { duty, job, signal }: Claimed,
): Promise<void> {
  if (job.claims > 1) tookOver();
  const stopper = createAbort();
  const unhook = onAbort(signal, stopper.abort);
  let isLost = false;
  let failures = failuresIn(job.body);
  const lost = () => {
    isLost = true;
    stopper.abort();
  };
  const body = () => (failures === 0 ? "" : String(failures));
  holdings.add({ job, body, lost, cancelled: () => undefined });
  const work = duty.begin({
    stores: fencedBy(ctx.stores, job, lost),
    signal: stopper.signal,
  });

  async function untilItEnds(): Promise<JobEnd> {
    let rounds = 0;
    try {
      while (!stopper.signal.aborted) {
        // A process that was frozen learns first whether its job was taken.
        if (!holdings.isSure(job)) await holdings.save(job);
        if (stopper.signal.aborted) break;
        const waitMs = await work.round();
        if (waitMs === null) return { how: "gone" };
        rounds += 1;
        // What breaks beside the first round shows in the second.
        if (rounds > 1) failures = 0;
        await sleep(waitMs, stopper.signal);
      }
    } catch (error) {
      if (!isJobLost(error)) return failed(error);
    }
    return { how: "again", dueInMs: 0, body: body() };
  }

  function failed(error: unknown): JobEnd {
    ctx.log.error(`${duty.name} failed`, whatBroke(error));
    failures += 1;
    const dueInMs = dutyRetryMs(failures, duty.retriesWithinMs);
    return { how: "again", dueInMs, body: body() };
  }

  const end = await untilItEnds();
  stopper.abort();
  unhook();
  try {
    await work.end?.();
    holdings.remove(job);
    if (!isLost) await ctx.stores.jobs.finish(job, end);
  } catch (error) {
    holdings.remove(job);
    ctx.log.warn(`${duty.name} was not given back`, whatBroke(error));
  }
}

/** How often in a row it failed, whoever did it. */
const failuresIn = (body: string): number => (/^\d{1,6}$/.test(body) ? Number(body) : 0);
