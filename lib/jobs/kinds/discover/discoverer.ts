import type { EpochMs } from "@/lib/domain/time";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { giveBack, LEASE_RENEW_MS, withLease } from "@/lib/jobs/lease";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import type { Context } from "@/lib/services/context";
import {
  type DiscoverContext,
  discover,
  nextDiscoveryAt,
} from "@/lib/services/organisation/discover";

export type DiscovererOptions = {
  /** Names this process in the lease. */
  holder: string;
  /** False: it looks at what others keep, and asks AWS nothing. */
  asks: boolean;
  /** Ends it as a crash does. */
  signal?: AbortSignal;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

type DiscovererContext = DiscoverContext & Pick<Context, "scans" | "accounts">;

const DISCOVER_LEASE = "discover";
const LOOK_EVERY_MS = 5 * SECOND_MS;
/** One whose first scan kept nothing of it is scanned again by itself no sooner. */
const SCAN_AGAIN_MS = 10 * MINUTE_MS;

type State = { scannedAt: Map<string, EpochMs> };

/**
 * Keeps the accounts of the organization until it is stopped, and has each scanned as soon as its role answers. Of several
 * processes that share a store only the holder of the lease asks; all of them look at what it kept.
 */
export function startDiscoverer(ctx: DiscovererContext, options: DiscovererOptions): Worker {
  const state: State = { scannedAt: new Map() };
  return startWorker({
    name: "the discovery of accounts",
    log: ctx.log,
    ...(options.signal && { signal: options.signal }),
    sleep: options.sleep,
    round: (signal) => round(ctx, { options, state, signal }),
    retryMs: LEASE_RENEW_MS,
    end: () => giveBack(ctx, { name: DISCOVER_LEASE, holder: options.holder }),
  });
}

type Round = { options: DiscovererOptions; state: State; signal: AbortSignal };

async function round(ctx: DiscovererContext, { options, state, signal }: Round): Promise<number> {
  if (ctx.organization.settings() === null) return LOOK_EVERY_MS;
  await ctx.organization.refresh();
  const { holder, sleep, asks } = options;
  if (!asks) return LOOK_EVERY_MS;
  await withLease(ctx, { name: DISCOVER_LEASE, holder, sleep }, async () => {
    const at = nextDiscoveryAt(ctx);
    if (at !== null && at <= ctx.now()) await discover(ctx, { signal });
    await scanNew(ctx, state);
  });
  return LOOK_EVERY_MS;
}

/** Scans the accounts that were never read; one that another scan delays is begun at a later look. */
async function scanNew(ctx: DiscovererContext, { scannedAt }: State): Promise<void> {
  const known = new Set((await ctx.stores.facts.accounts()).map(({ key }) => key));
  const now = ctx.now();
  const isNew = (key: string): boolean =>
    !known.has(key) && now - (scannedAt.get(key) ?? Number.NEGATIVE_INFINITY) >= SCAN_AGAIN_MS;
  const accounts = ctx
    .accounts()
    .filter(({ key, member }) => member !== undefined && isNew(key))
    .map(({ key }) => key);
  if (accounts.length === 0) return;
  const scope = { accounts, regions: null, models: null };
  const begun = await ctx.scans.start("schedule", scope, async () => undefined);
  if (begun.ok) for (const key of accounts) scannedAt.set(key, now);
}
