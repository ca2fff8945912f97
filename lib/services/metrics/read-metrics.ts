import { maySomewhere, reachesAll } from "@/lib/domain/access/reach";
import { actMetrics } from "@/lib/domain/metrics/acts";
import { gauge, seconds, yes } from "@/lib/domain/metrics/make";
import type { Family } from "@/lib/domain/metrics/text";
import { agreementMetrics, requirementMetrics } from "@/lib/domain/metrics/wants";
import { worldMetrics } from "@/lib/domain/metrics/world";
import { DAY_MS } from "@/lib/domain/time";
import { listActs } from "@/lib/services/acts/list";
import type { Context } from "@/lib/services/context";
import { isStoreError } from "@/lib/services/ports/stores";
import { judgedRequirements } from "@/lib/services/requirements/judge-requirements";
import { readRhythm } from "@/lib/services/rhythm";
import { readWatches } from "@/lib/services/watches/watch-docs";
import { webhookHealth } from "@/lib/services/webhook/webhook-health";
import { processMetrics } from "./process-metrics";

/**
 * Everything in figures, as far as the caller reaches. What the process counts over all accounts is told to nobody who
 * does not reach them all. Where the store does not work, only that is told of it.
 */
export async function readMetrics(
  ctx: Context,
  { named }: { named: boolean },
): Promise<readonly Family[]> {
  const self = reachesAll(ctx.reach) ? processMetrics(ctx) : [];
  return [...(await readStored(ctx, { named })), ...self];
}

async function readStored(ctx: Context, { named }: { named: boolean }): Promise<readonly Family[]> {
  try {
    const [snapshot, judged, watches, scans, jobs, webhook, acts, { bytes }] = await Promise.all([
      ctx.matrix.snapshot(),
      judgedRequirements(ctx),
      readWatches(ctx, { endedSince: ctx.now() - DAY_MS }),
      scanMetrics(ctx),
      jobMetrics(ctx),
      webhookMetrics(ctx),
      actsOf(ctx),
      ctx.stores.about(),
    ]);
    return [
      ...worldMetrics(snapshot, { byAccount: named && ctx.settings().metricsByAccount === true }),
      ...requirementMetrics(judged),
      ...agreementMetrics(watches, ctx.now()),
      ...scans,
      ...jobs,
      ...webhook,
      ...acts,
      storeWorks(ctx.stores.lastHealth().works),
      gauge("readiness_store_bytes", "Room the store takes.", bytes),
      gauge(
        "readiness_configuration_problems",
        "What is wrong with the configuration as it is now; the last good one is in force.",
        ctx.configurationProblems().length,
      ),
    ];
  } catch (error) {
    if (isStoreError(error)) return [storeWorks(false)];
    throw error;
  }
}

const storeWorks = (works: boolean): Family =>
  gauge("readiness_store_works", "Whether the last write was kept.", yes(works));

/** Acts are seen by who may act, and nobody else counts them. */
async function actsOf(ctx: Context): Promise<readonly Family[]> {
  if (!maySomewhere(ctx.reach, "act")) return [];
  const acts = await listActs(ctx, {});
  return acts.ok ? actMetrics(acts.value) : [];
}

async function scanMetrics(ctx: Context): Promise<readonly Family[]> {
  const { scans } = ctx.stores;
  const [last, failures, { intervalMs, lastScanMs }] = await Promise.all([
    scans.lastComplete(ctx.now()),
    scans.failuresInARow(),
    readRhythm(ctx),
  ]);
  return [
    gauge(
      "readiness_last_complete_scan_timestamp_seconds",
      "When the last whole scan ended. Absent: none has.",
      seconds(last?.finishedAt ?? null),
    ),
    gauge(
      "readiness_last_complete_scan_duration_seconds",
      "How long it took.",
      seconds(lastScanMs),
    ),
    gauge(
      "readiness_scan_interval_seconds",
      "How often everything is to be scanned.",
      seconds(intervalMs),
    ),
    gauge(
      "readiness_scan_failures_in_a_row",
      "Scans that failed since one that did not.",
      failures,
    ),
  ];
}

/** They count the accounts of all, so that only who reaches them all is told. */
async function jobMetrics({ reach, stores }: Context): Promise<readonly Family[]> {
  if (!reachesAll(reach)) return [];
  const counts = await stores.jobs.counts();
  return [
    {
      name: "readiness_jobs",
      help: "Work of all processes that share the store, by what it is and whether a process holds it.",
      type: "gauge",
      samples: counts.flatMap(({ kind, held, waiting }) => [
        { labels: { kind, state: "held" }, value: held },
        { labels: { kind, state: "waiting" }, value: waiting },
      ]),
    },
  ];
}

async function webhookMetrics(ctx: Context): Promise<readonly Family[]> {
  if (ctx.installation.webhook() === null) return [];
  const { waiting, problem } = await webhookHealth(ctx);
  return [
    gauge("readiness_webhook_waiting", "Notices that are still to be told.", waiting),
    gauge("readiness_webhook_failing", "Whether the last try failed.", yes(problem !== null)),
  ];
}
