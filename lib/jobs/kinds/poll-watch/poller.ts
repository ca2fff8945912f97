import type { EpochMs } from "@/lib/domain/time";
import { giveBack, LEASE_RENEW_MS, LEASE_TTL_MS } from "@/lib/jobs/lease";
import { whatBroke } from "@/lib/jobs/what-broke";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import { nextDueAt, pollDue } from "@/lib/services/agreements/poll-due";
import { rearm, type SeenVersions } from "@/lib/services/agreements/rearm";
import type { ScanContext } from "@/lib/services/context";

export type PollerOptions = {
  /** Names this process in the lease. */
  holder: string;
  /** Ends it as a crash does. */
  signal?: AbortSignal;
  /** From 0 to 1. */
  random: () => number;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Runs beside each round and delays none, such as telling a webhook; absent: nothing is told. */
  tell?: (signal: AbortSignal) => Promise<void>;
};

export const WATCH_LEASE = "watch-poller";
const LEAST_SLEEP_MS = 250;

/**
 * Polls the watches that are due until it is stopped, page open or not. Of several processes that share a store only
 * the holder of the lease polls; where it dies, another goes on within 20 seconds. Everything it needs to go on is in
 * the store.
 */
export function startPoller(ctx: ScanContext, options: PollerOptions): Worker {
  const state: PollerState = {
    running: new Set(),
    rounds: new Set(),
    seen: new Map(),
    telling: false,
  };
  return startWorker({
    name: "the watch poller",
    log: ctx.log,
    ...(options.signal && { signal: options.signal }),
    sleep: options.sleep,
    round: (signal) => round(ctx, { options: { ...options, signal }, state }),
    retryMs: LEASE_RENEW_MS,
    async end() {
      await Promise.all(state.rounds);
      await giveBack(ctx, { name: WATCH_LEASE, holder: options.holder });
    },
  });
}

type PollerState = {
  running: Set<string>;
  rounds: Set<Promise<unknown>>;
  seen: SeenVersions;
  telling: boolean;
};
type Poller = { options: PollerOptions & { signal: AbortSignal }; state: PollerState };

/** One look at the store; gives how long to wait for the next. */
async function round(ctx: ScanContext, poller: Poller): Promise<number> {
  const { leases } = ctx.stores;
  const { holder } = poller.options;
  const held = await leases.claim(WATCH_LEASE, holder, { now: ctx.now(), ttlMs: LEASE_TTL_MS });
  if (!held) return LEASE_RENEW_MS;
  poller.state.seen = await rearm(ctx, poller.state.seen);
  startRound(ctx, poller);
  startTelling(ctx, poller);
  return untilDue(ctx.now(), await nextDueAt(ctx, poller.state));
}

/** Polls go on beside the loop, so that a dead region delays neither the lease nor another watch. */
function startRound(ctx: ScanContext, { options, state }: Poller): void {
  const { signal, random } = options;
  track(state, pollDue(ctx, { signal, random, running: state.running }), ctx);
}

function startTelling(ctx: ScanContext, { options, state }: Poller): void {
  if (!options.tell || state.telling) return;
  state.telling = true;
  const telling = options.tell(options.signal).finally(() => {
    state.telling = false;
  });
  track(state, telling, ctx);
}

function track(state: PollerState, work: Promise<unknown>, ctx: ScanContext): void {
  const tracked = work
    .catch((error: unknown) =>
      ctx.log.error("a round of the watch poller failed", whatBroke(error)),
    )
    .finally(() => state.rounds.delete(tracked));
  state.rounds.add(tracked);
}

function untilDue(now: EpochMs, dueAt: EpochMs | null): number {
  if (dueAt === null) return LEASE_RENEW_MS;
  return Math.min(LEASE_RENEW_MS, Math.max(LEAST_SLEEP_MS, dueAt - now));
}
