import { EVERYTHING } from "@/lib/domain/scan-scope";
import { intervalProblem } from "@/lib/domain/schedule/interval";
import {
  backOffMs,
  nextScanAt,
  PROCESS_ENDED,
  type ScanOutcome,
} from "@/lib/domain/schedule/next-scan-at";
import { SECOND_MS } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import type { ScanRow } from "@/lib/services/ports/stores";
import { readRhythm } from "@/lib/services/rhythm";
import { whatBroke } from "@/lib/services/what-broke";
import { closeDeadScans } from "./kinds/scan/dead-scans";
import type { Scanner } from "./scanner";
import { startWorker, type Worker } from "./worker";

export type ScheduleOptions = {
  scanner: Pick<Scanner, "begin" | "progress">;
  /** In [0, 1). */
  random: () => number;
  /** Resolves after `ms`, or sooner when the signal is aborted; by a clock that no change of the wall clock moves. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Ends it as a crash does. */
  signal?: AbortSignal;
};

/** The stop of the schedule; a scan of it that runs is the scanner's to stop. */
export type Schedule = Worker;

export const LOOK_EVERY_MS = 5 * SECOND_MS;
const RETRY_MS = 30 * SECOND_MS;

type State = {
  jitter: number;
  /** The first look of this process. */
  isStart: boolean;
  trigger: "start" | "schedule";
  /** Of this process's own, also where the store keeps none of it. */
  failuresInARow: number;
  toldProblem: string | null;
};

/**
 * Begins scans of everything when they are due, until it is stopped. Every process of a store counts the scans of all,
 * and of several only one begins the scan.
 */
export function startSchedule(ctx: ScanContext, options: ScheduleOptions): Schedule {
  const state: State = {
    jitter: newJitter(options),
    isStart: true,
    trigger: "start",
    failuresInARow: 0,
    toldProblem: null,
  };
  return startWorker({
    name: "the schedule",
    log: ctx.log,
    sleep: options.sleep,
    ...(options.signal && { signal: options.signal }),
    round: () => look(ctx, { options, state }),
    retryMs: RETRY_MS,
  });
}

const newJitter = ({ random }: Pick<ScheduleOptions, "random">): number => 2 * random() - 1;

type Running = { options: ScheduleOptions; state: State };

/** Gives how long to wait for the next look, in milliseconds. */
async function look(ctx: ScanContext, { options, state }: Running): Promise<number> {
  await tellProblem(ctx, state);
  const { isStart } = state;
  // Of an organization that nobody could list yet, a scan of everything would be of nothing, and count as a whole one.
  if (ctx.accounts().length === 0 && isUnlisted(ctx)) return LOOK_EVERY_MS;
  if (options.scanner.progress() !== null) {
    await closeDeadScans(ctx);
    return LOOK_EVERY_MS;
  }
  const waitMs = await untilDue(ctx, { state, isStart });
  state.isStart = false;
  if (waitMs > 0) {
    await closeDeadScans(ctx);
    return Math.min(waitMs, LOOK_EVERY_MS);
  }
  return scan(ctx, { options, state, isStart });
}

const isUnlisted = ({ organization }: ScanContext): boolean =>
  organization.settings() !== null && organization.roster().listedAt === null;

async function untilDue(
  ctx: ScanContext,
  { state, isStart }: { state: State; isStart: boolean },
): Promise<number> {
  const { scans } = ctx.stores;
  const now = ctx.now();
  const [complete, attempt, failuresInARow] = await Promise.all([
    scans.lastComplete(now),
    scans.lastAttempt(),
    scans.failuresInARow(),
  ]);
  const attempts = {
    lastCompleteAt: complete?.finishedAt ?? null,
    lastAttempt: attempt && attemptOf(attempt),
    failuresInARow,
  };
  const intervalMs = ctx.settings().scanIntervalMs;
  return nextScanAt(attempts, { now, intervalMs, jitter: state.jitter, isStart }) - now;
}

/** One whose process was killed counts as one that never ended, also once somebody has closed it. */
function attemptOf({ outcome, problem, startedAt, finishedAt }: ScanRow) {
  if (outcome === "failed" && problem === PROCESS_ENDED) return { outcome: null, at: startedAt };
  return { outcome, at: finishedAt ?? startedAt };
}

/** The wait after it rests on no clock, so that two scans never follow each other at once, whatever clocks say. */
async function scan(
  ctx: ScanContext,
  { options, state, isStart }: Running & { isStart: boolean },
): Promise<number> {
  let outcome: ScanOutcome = "failed";
  try {
    const begun = await options.scanner.begin(
      state.trigger,
      EVERYTHING,
      // Another process may just have ended one.
      async () => (await untilDue(ctx, { state, isStart })) <= 0,
    );
    if (!begun.ok) return LOOK_EVERY_MS;
    state.trigger = "schedule";
    state.jitter = newJitter(options);
    outcome = (await begun.value.done).outcome;
  } catch (error) {
    ctx.log.error("a scan failed", whatBroke(error));
  }
  state.failuresInARow = outcome === "failed" ? state.failuresInARow + 1 : 0;
  return backOffMs(state.failuresInARow, ctx.settings().scanIntervalMs);
}

/** Once, not at every look. */
async function tellProblem(ctx: ScanContext, state: State): Promise<void> {
  const problem = intervalProblem(await readRhythm(ctx));
  if (problem !== null && problem !== state.toldProblem) ctx.log.warn(problem);
  state.toldProblem = problem;
}
