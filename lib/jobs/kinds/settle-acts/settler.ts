import type { EpochMs } from "@/lib/domain/time";
import { giveBack, LEASE_RENEW_MS, LEASE_TTL_MS } from "@/lib/jobs/lease";
import { whatBroke } from "@/lib/jobs/what-broke";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import { nextSettleAt, type SettleContext, settleDue } from "@/lib/services/acts/settle";

export type SettlerOptions = {
  /** Names this process in the lease. */
  holder: string;
  /** Ends it as a crash does. */
  signal?: AbortSignal;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

export const ACTS_LEASE = "act-settler";
const LEAST_SLEEP_MS = 250;

/**
 * Settles and watches acts until it is stopped, page open or not. Of several processes that share a store only the holder
 * of the lease does; where it dies, another goes on. Everything it needs to go on is in the store.
 */
export function startSettler(ctx: SettleContext, options: SettlerOptions): Worker {
  const state: State = { running: new Set(), rounds: new Set() };
  return startWorker({
    name: "the settler of acts",
    log: ctx.log,
    ...(options.signal && { signal: options.signal }),
    sleep: options.sleep,
    round: (signal) => round(ctx, { options: { ...options, signal }, state }),
    retryMs: LEASE_RENEW_MS,
    async end() {
      await Promise.all(state.rounds);
      await giveBack(ctx, { name: ACTS_LEASE, holder: options.holder });
    },
  });
}

type State = { running: Set<string>; rounds: Set<Promise<unknown>> };
type Settler = { options: SettlerOptions & { signal: AbortSignal }; state: State };

/** One look at the store; gives how long to wait for the next. Looks at AWS go on beside the loop. */
async function round(ctx: SettleContext, { options, state }: Settler): Promise<number> {
  const { holder, signal } = options;
  if ((await nextSettleAt(ctx, state)) === null) return LEASE_RENEW_MS;
  const { leases } = ctx.stores;
  const held = await leases.claim(ACTS_LEASE, holder, { now: ctx.now(), ttlMs: LEASE_TTL_MS });
  if (!held) return LEASE_RENEW_MS;
  const work: Promise<unknown> = settleDue(ctx, { signal, running: state.running })
    .catch((error: unknown) => ctx.log.error("a round of acts failed", whatBroke(error)))
    .finally(() => state.rounds.delete(work));
  state.rounds.add(work);
  return untilDue(ctx.now(), await nextSettleAt(ctx, state));
}

function untilDue(now: EpochMs, dueAt: EpochMs | null): number {
  if (dueAt === null) return LEASE_RENEW_MS;
  return Math.min(LEASE_RENEW_MS, Math.max(LEAST_SLEEP_MS, dueAt - now));
}
