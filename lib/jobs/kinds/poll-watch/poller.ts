import { type EpochMs, SECOND_MS } from "@/lib/domain/time";
import { nextDueAt, pollDue } from "@/lib/services/agreements/poll-due";
import { rearm, type SeenVersions } from "@/lib/services/agreements/rearm";
import type { ScanContext } from "@/lib/services/context";

export type PollerOptions = {
  /** Names this process in the lease. */
  holder: string;
  signal: AbortSignal;
  /** From 0 to 1. */
  random: () => number;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Runs beside each round and delays none, such as telling a webhook; absent: nothing is told. */
  tell?: (signal: AbortSignal) => Promise<void>;
};

export const WATCH_LEASE = "watch-poller";
export const LEASE_TTL_MS = 15 * SECOND_MS;
export const LEASE_RENEW_MS = 5 * SECOND_MS;
const LEAST_SLEEP_MS = 250;

/**
 * Polls the watches that are due until it is stopped, page open or not. Of several processes that share a store only
 * the holder of the lease polls; where it dies, another goes on within 20 seconds. Everything it needs to go on is in
 * the store.
 */
export function startPoller(ctx: ScanContext, options: PollerOptions): { stop(): Promise<void> } {
  const stopper = new AbortController();
  const signal = AbortSignal.any([options.signal, stopper.signal]);
  const done = run(ctx, { ...options, signal });
  return {
    async stop() {
      stopper.abort();
      await done;
    },
  };
}

async function run(ctx: ScanContext, options: PollerOptions): Promise<void> {
  const { signal, sleep, holder } = options;
  const state: PollerState = {
    running: new Set(),
    rounds: new Set(),
    seen: new Map(),
    telling: false,
  };
  while (!signal.aborted) {
    const sleepMs = await round(ctx, { options, state });
    await sleep(sleepMs, signal);
  }
  await Promise.all(state.rounds);
  await letGo(ctx, holder);
}

/** A store that is closing keeps the lease until it runs out. */
async function letGo({ stores, log }: ScanContext, holder: string): Promise<void> {
  try {
    await stores.leases.release(WATCH_LEASE, holder);
  } catch (error) {
    log.warn("the lease of the watch poller was not given back", { error: String(error) });
  }
}

type PollerState = {
  running: Set<string>;
  rounds: Set<Promise<unknown>>;
  seen: SeenVersions;
  telling: boolean;
};
type Poller = { options: PollerOptions; state: PollerState };

/** One look at the store; gives how long to wait for the next. A store that fails is asked again. */
async function round(ctx: ScanContext, poller: Poller): Promise<number> {
  try {
    const { leases } = ctx.stores;
    const { holder } = poller.options;
    const held = await leases.claim(WATCH_LEASE, holder, { now: ctx.now(), ttlMs: LEASE_TTL_MS });
    if (!held) return LEASE_RENEW_MS;
    poller.state.seen = await rearm(ctx, poller.state.seen);
    startRound(ctx, poller);
    startTelling(ctx, poller);
    return untilDue(ctx.now(), await nextDueAt(ctx, poller.state));
  } catch (error) {
    ctx.log.error("the watch poller could not look at the store", { error: String(error) });
    return LEASE_RENEW_MS;
  }
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
      ctx.log.error("a round of the watch poller failed", { error: String(error) }),
    )
    .finally(() => state.rounds.delete(tracked));
  state.rounds.add(tracked);
}

function untilDue(now: EpochMs, dueAt: EpochMs | null): number {
  if (dueAt === null) return LEASE_RENEW_MS;
  return Math.min(LEASE_RENEW_MS, Math.max(LEAST_SLEEP_MS, dueAt - now));
}
