import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import type { ScanScope } from "@/lib/domain/scan-scope";
import type { ScanContext, ScanControl } from "@/lib/services/context";
import type { AccountReader, AccountRef, CallStats } from "@/lib/services/ports/read-aws";
import type { ScanRow } from "@/lib/services/ports/stores";
import { tidy } from "@/lib/services/scans/tidy";
import { sleep } from "@/lib/sleep";
import { createLanes } from "./concurrency-pool";
import { NO_FOCUS, rankOf } from "./kinds/scan-account/focus";
import { runAccount } from "./kinds/scan-account/run-account";
import { createTally } from "./kinds/scan-account/tally";
import type { ScanRun } from "./kinds/scan-account/types";

export type ScanOutcome = {
  scanId: string;
  complete: boolean;
  stats: CallStats;
  durationMs: number;
};

export type Scanner = ScanControl & {
  /** Runs a scan to its end, or joins the one that runs. */
  run(trigger: ScanRow["trigger"], scope: ScanScope): Promise<ScanOutcome>;
};

type Running = {
  scanId: string;
  done: Promise<ScanOutcome>;
  cancel: () => void;
  progress: () => ScanProgress;
};

const scopeName = (scope: ScanScope): string =>
  scope.accounts === null && scope.regions === null && scope.models === null
    ? "all"
    : JSON.stringify(scope);

function sum(readers: readonly AccountReader[]): CallStats {
  const total = { calls: 0, throttled: 0, retries: 0 };
  for (const { calls, throttled, retries } of readers.map((reader) => reader.stats())) {
    total.calls += calls;
    total.throttled += throttled;
    total.retries += retries;
  }
  return total;
}

/** The accounts a scope names, by key or by id; the id of default credentials stands only in the store. */
async function accountsIn(
  { accounts, stores }: Pick<ScanContext, "accounts" | "stores">,
  { accounts: wanted }: ScanScope,
): Promise<readonly AccountRef[]> {
  if (wanted === null) return accounts();
  const ids = new Map((await stores.facts.accounts()).map((row) => [row.key, row.accountId]));
  return accounts().filter(({ key, accountId }) =>
    [key, accountId, ids.get(key)].some((name) => name && wanted.includes(name)),
  );
}

/** A dead region holds its lane for seconds, and what was read of a region is in memory until its end. */
const REGIONS_AT_ONCE = { least: 32, most: 400 };

/** The share of its time in which this process had work to do, since the last time it was asked. */
function processorLoad(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

/** Until pages that are open have what the scan ended with. */
const REST_MS = 3_000;

/** One scan at a time in this process; accounts and regions side by side, one broken account delays no other. */
export function createScanner(
  ctx: ScanContext & {
    savePace: () => Promise<void>;
    random: () => number;
    /** Gives back what is no longer held; holds everything up for a moment. */
    freeMemory: () => void;
  },
): Scanner {
  let running: Running | null = null;
  let focus = NO_FOCUS;

  const freeMemory = () => {
    if (running === null) ctx.freeMemory();
  };

  function begin(trigger: ScanRow["trigger"], scope: ScanScope): Running {
    const scanId = randomUUID();
    const startedAt = ctx.now();
    const controller = new AbortController();
    const tally = createTally(scanId, startedAt);
    const readers: AccountReader[] = [];
    const aws: ScanContext["aws"] = {
      places: ctx.aws.places,
      readerFor: (account, options) => {
        const reader = ctx.aws.readerFor(account, options);
        readers.push(reader);
        return reader;
      },
    };
    const scan = async (): Promise<ScanOutcome> => {
      const begunAt = performance.now();
      await ctx.stores.scans.start({
        scanId,
        startedAt,
        scope: scopeName(scope),
        trigger,
      });
      const run: ScanRun = {
        scanId,
        startedAt,
        ctx: { ...ctx, aws },
        scope,
        signal: controller.signal,
        tally,
        focus: () => focus,
        lanes: createLanes({
          ...REGIONS_AT_ONCE,
          rank: (place) => rankOf(focus, place),
          load: processorLoad(),
        }),
        listedBefore: (await ctx.world.read()).catalogue.listed,
        sleep,
        random: ctx.random,
      };
      const accounts = await accountsIn(ctx, scope);
      await Promise.all(accounts.map((account) => runAccount(run, account)));
      const stats = sum(readers);
      const complete = !controller.signal.aborted;
      await ctx.stores.scans.finish(scanId, {
        finishedAt: ctx.now(),
        outcome: complete ? "complete" : "cancelled",
        stats,
      });
      await ctx.savePace();
      await tidy(ctx);
      ctx.log.info("scan finished", { scanId, complete, ...stats });
      return { scanId, complete, stats, durationMs: Math.round(performance.now() - begunAt) };
    };
    const done = scan().finally(() => {
      controller.abort();
      running = null;
      setTimeout(freeMemory, REST_MS).unref();
    });
    const started = {
      scanId,
      done,
      cancel: () => controller.abort(),
      progress: () => tally.progress(ctx.now()),
    };
    running = started;
    return started;
  }

  const scanner: Scanner = {
    start(trigger, scope) {
      const scan = running ?? begin(trigger, scope);
      scan.done.catch((error: unknown) => ctx.log.error("scan failed", { error: String(error) }));
      return { scanId: scan.scanId };
    },
    run: (trigger, scope) => (running ?? begin(trigger, scope)).done,
    cancel() {
      running?.cancel();
      return running !== null;
    },
    progress: () => running?.progress() ?? null,
    look(at) {
      focus = at;
    },
  };
  return scanner;
}
