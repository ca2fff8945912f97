import { EVERYTHING } from "@/lib/domain/scan-scope";
import { type EpochMs, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import type { Duty } from "@/lib/jobs/duty";
import type { Context } from "@/lib/services/context";
import {
  type DiscoverContext,
  discover,
  nextDiscoveryAt,
} from "@/lib/services/organisation/discover";

type DiscovererContext = DiscoverContext & Pick<Context, "scans" | "accounts">;

const LOOK_EVERY_MS = 5 * SECOND_MS;
/** One whose first scan kept nothing of it is scanned again by itself no sooner. */
const SCAN_AGAIN_MS = 10 * MINUTE_MS;

/** Keeps the accounts of the organization, and has each scanned as soon as its role answers. */
export function discoverAccounts(ctx: DiscovererContext): Duty {
  return {
    kind: "discover",
    name: "the discovery of accounts",
    isStanding: true,
    retriesWithinMs: MINUTE_MS,
    begin({ stores, signal }) {
      const held = { ...ctx, stores };
      const scannedAt = new Map<string, EpochMs>();
      return {
        async round() {
          if (ctx.organization.settings() === null) return LOOK_EVERY_MS;
          await ctx.organization.refresh();
          const at = nextDiscoveryAt(held);
          if (at !== null && at <= ctx.now()) await discover(held, { signal });
          if (!signal.aborted) await scanNew(held, scannedAt);
          return LOOK_EVERY_MS;
        },
      };
    },
  };
}

/**
 * Scans the accounts that were never read; one that another scan delays is begun at a later look. Where no account was, it is
 * a scan of everything, which the schedule need not make once more.
 */
async function scanNew(ctx: DiscovererContext, scannedAt: Map<string, EpochMs>): Promise<void> {
  const known = new Set((await ctx.stores.facts.accounts()).map(({ key }) => key));
  const now = ctx.now();
  const isNew = (key: string): boolean =>
    !known.has(key) && now - (scannedAt.get(key) ?? Number.NEGATIVE_INFINITY) >= SCAN_AGAIN_MS;
  const accounts = ctx
    .accounts()
    .filter(({ key, member }) => member !== undefined && isNew(key))
    .map(({ key }) => key);
  if (accounts.length === 0) return;
  const isFirst = ctx.accounts().every(({ key }) => !known.has(key));
  const scope = isFirst ? EVERYTHING : { ...EVERYTHING, accounts };
  const begun = await ctx.scans.start("schedule", scope, async () => undefined);
  if (begun.ok) for (const key of accounts) scannedAt.set(key, now);
}
