import { needsOf } from "@/lib/domain/facts/needs";
import type { ScanScope } from "@/lib/domain/scan-scope";
import type { ScanOutcome } from "@/lib/domain/schedule/next-scan-at";
import type { EpochMs } from "@/lib/domain/time";
import { allEnded } from "@/lib/jobs/all-ended";
import { createConcurrencyPool } from "@/lib/jobs/concurrency-pool";
import { type Focus, type Place, rankOf } from "@/lib/jobs/kinds/scan-account/focus";
import type { Waiting } from "@/lib/jobs/kinds/scan-account/passes";
import { runAccount } from "@/lib/jobs/kinds/scan-account/run-account";
import type { Tally } from "@/lib/jobs/kinds/scan-account/tally";
import { withLease } from "@/lib/jobs/lease";
import { whatBroke } from "@/lib/jobs/what-broke";
import { shortenRecord } from "@/lib/services/audit/shorten-record";
import type { ScanContext } from "@/lib/services/context";
import type { CallStats } from "@/lib/services/ports/read-aws";
import { isStoreError, type ScanRow } from "@/lib/services/ports/stores";
import { tidy } from "@/lib/services/scans/tidy";
import { closeDeadScans, scanLease } from "./dead-scans";
import { createEntries } from "./entries";
import { accountsOf, entriesOf, scopeName } from "./scope";
import { countCalls } from "./stats";

/** What a scan needs beside the stores and AWS. */
export type ScanMeans = Waiting & {
  /** Milliseconds by a clock that nothing turns. */
  uptimeMs: () => number;
  /** The share of its time that the processor was at work since this was last asked; 1 is all of it. */
  load: () => number;
  savePace: () => Promise<void>;
  /** By the clock of leases. */
  leaseSleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

export type ScanOrder = {
  scanId: string;
  startedAt: EpochMs;
  trigger: ScanRow["trigger"];
  scope: ScanScope;
  signal: AbortSignal;
  tally: Tally;
  focus: () => Focus;
};

/** How a scan ended. `error` is what broke it, a bug or the store, where it failed. */
export type ScanEnd = {
  scanId: string;
  outcome: ScanOutcome;
  complete: boolean;
  stats: CallStats;
  durationMs: number;
  error: unknown;
};

/** A dead region holds its place for seconds, and what was read of a region is in memory until its end. */
const REGIONS_AT_ONCE = { least: 32, most: 400 };

/** Runs a scan to its end and closes its record, however it ends. Never rejects. */
export function runScan(
  ctx: ScanContext,
  of: { means: ScanMeans; order: ScanOrder },
): Promise<ScanEnd> {
  const { scanId: scan, trigger } = of.order;
  return ctx.trace.part({ name: "scan", facts: { scan, trigger } }, () => run(ctx, of));
}

async function run(
  ctx: ScanContext,
  { means, order }: { means: ScanMeans; order: ScanOrder },
): Promise<ScanEnd> {
  const { scanId, startedAt, trigger, signal } = order;
  const begunAt = means.uptimeMs();
  const { aws, stats } = countCalls(ctx.aws);
  const end = { outcome: "failed" as ScanOutcome, error: null as unknown };
  const lease = { name: scanLease(scanId), holder: scanId, sleep: means.leaseSleep };
  try {
    await closeDeadScans(ctx);
    const led = await withLease(ctx, lease, async () => {
      const scope = scopeName(order.scope);
      await ctx.stores.scans.start({ scanId, startedAt, scope, trigger });
      try {
        end.error = await readAccounts({ ...ctx, aws }, { means, order });
        if (end.error === null) end.outcome = signal.aborted ? "cancelled" : "complete";
      } catch (error) {
        end.error = error;
        throw error;
      } finally {
        const { outcome } = end;
        const problem = outcome === "failed" ? wordsOf(end.error) : null;
        const finishedAt = ctx.now();
        await ctx.stores.scans.finish(scanId, { finishedAt, outcome, problem, stats: stats() });
      }
    });
    if (!led) throw new Error("the lease of a new scan is held by another");
  } catch (error) {
    ctx.log.error("a scan failed", { scanId, ...whatBroke(error) });
    end.outcome = "failed";
    end.error = error;
  }
  await tidyUp(ctx, means);
  const durationMs = Math.round(means.uptimeMs() - begunAt);
  ctx.log.info("scan ended", { scanId, outcome: end.outcome, durationMs, ...stats() });
  return { scanId, ...end, complete: end.outcome === "complete", stats: stats(), durationMs };
}

/** A store says why itself; of a mistake of ours the log does. */
const wordsOf = (error: unknown): string =>
  isStoreError(error) ? error.message : "It broke off. The log of the dashboard says why.";

/** Reads all accounts side by side; gives what broke the first where all of them were broken, else null. */
async function readAccounts(
  ctx: ScanContext,
  { means, order }: { means: ScanMeans; order: ScanOrder },
): Promise<unknown> {
  const entries = await entriesOf(ctx);
  const accounts = accountsOf(ctx, { scope: order.scope, entries });
  const listedBefore = ctx.world.read().then(({ catalogue }) => catalogue.listed);
  const run = {
    ...order,
    ...means,
    ctx,
    needs: needsOf(order.scope.models),
    entries: createEntries(
      entries,
      accounts.map(({ key }) => key),
    ),
    listedBefore,
    pool: createConcurrencyPool({
      ...REGIONS_AT_ONCE,
      rank: (place: Place) => rankOf(order.focus(), place),
      load: means.load,
    }),
  };
  const [, ...ends] = await allEnded([
    listedBefore,
    ...accounts.map((ref) => runAccount(run, ref)),
  ]);
  const errors = ends.map(({ error }) => error);
  return errors.length > 0 && errors.every((error) => error !== null) ? errors[0] : null;
}

/** What is done after each scan; the scan has ended, so what fails here is only told. */
async function tidyUp(ctx: ScanContext, { savePace }: ScanMeans): Promise<void> {
  for (const work of [savePace, () => tidy(ctx), () => shortenRecord(ctx)]) {
    try {
      await work();
    } catch (error) {
      ctx.log.error("what follows a scan failed", whatBroke(error));
    }
  }
}
