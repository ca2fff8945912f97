import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import { backOffMs, type ScanOutcome } from "@/lib/domain/schedule/next-scan-at";
import type { EpochMs } from "@/lib/domain/time";
import { NO_COUNTS, type Sweep, type SweepCounts } from "./sweep";

const ESTIMATE_AFTER = 20;

/** How far a scan is: the sum of its accounts. */
export function progressOf(
  { scanId, startedAt }: Pick<ScanProgress, "scanId" | "startedAt">,
  { sweeps, now }: { sweeps: readonly SweepCounts[]; now: EpochMs },
): ScanProgress {
  const counts = sweeps.reduce(
    (sum, one) => ({
      regionsDone: sum.regionsDone + one.regionsDone,
      regionsTotal: sum.regionsTotal + one.regionsTotal,
      cellsDecided: sum.cellsDecided + one.cellsDecided,
      cellsTotal: sum.cellsTotal + one.cellsTotal,
    }),
    NO_COUNTS,
  );
  return { scanId, startedAt, ...counts, secondsLeft: secondsLeft(counts, now - startedAt) };
}

function secondsLeft({ cellsDecided, cellsTotal }: SweepCounts, ranMs: number): number | null {
  if (cellsDecided < ESTIMATE_AFTER) return null;
  return Math.ceil(((ranMs / cellsDecided) * (cellsTotal - cellsDecided)) / 1_000);
}

export type RunEnd = { outcome: ScanOutcome; problem: string | null; stats: Sweep["stats"] };

/** How a scan ended whose accounts have all ended: failed where every one of them did, cancelled where somebody stopped it. */
export function runEnd(sweeps: readonly Sweep[], isCancelled: boolean): RunEnd {
  const stats = { calls: 0, throttled: 0, retries: 0 };
  for (const own of sweeps.map((sweep) => sweep.stats)) {
    stats.calls += own.calls;
    stats.throttled += own.throttled;
    stats.retries += own.retries;
  }
  const problems = sweeps.map(({ end }) => end?.problem ?? null);
  const [problem = null] = problems;
  if (problem !== null && problems.every((one) => one !== null))
    return { outcome: "failed", problem, stats };
  const stopped = isCancelled || sweeps.some(({ end }) => end?.isCancelled);
  return { outcome: stopped ? "cancelled" : "complete", problem: null, stats };
}

const SPREAD = 0.1;

/** When an account that failed so often in a row is read again by itself, in milliseconds: never more than the interval, and not with all others at once. */
export function retryInMs(key: string, at: { failures: number; intervalMs: number }): number {
  return Math.round(backOffMs(at.failures, at.intervalMs) * (1 - SPREAD * shareOf(key)));
}

/** From 0 to 1, the same for a key everywhere: FNV-1a, and mixed once more, since like keys end in like hashes. */
function shareOf(key: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1)
    value = Math.imul(value ^ key.charCodeAt(at), 0x01000193) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35) >>> 0;
  return ((value ^ (value >>> 16)) >>> 0) / 0xffffffff;
}
