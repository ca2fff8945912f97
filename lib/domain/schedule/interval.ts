import { SECOND_MS } from "@/lib/domain/time";

const STALE_INTERVALS = 3;
const STALE_SCANS = 2;

/** How often scans are wanted, and how long the last complete one of everything took; null: none was. */
export type Rhythm = { intervalMs: number; lastScanMs: number | null };

/** A value older than this is `Stale`: three intervals, or more where a scan takes longer than the interval. */
export function staleAfterMs({ intervalMs, lastScanMs }: Rhythm): number {
  return Math.max(STALE_INTERVALS * intervalMs, intervalMs + STALE_SCANS * (lastScanMs ?? 0));
}

/** An interval that scans can't keep, in words; null where they can. */
export function intervalProblem({ intervalMs, lastScanMs }: Rhythm): string | null {
  if (lastScanMs === null || lastScanMs <= intervalMs) return null;
  const seconds = (ms: number) => `${Math.ceil(ms / SECOND_MS)} s`;
  return `A scan takes ${seconds(lastScanMs)}, longer than SCAN_INTERVAL of ${seconds(intervalMs)}. Set SCAN_INTERVAL to more than that.`;
}
