import { type EpochMs, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";

/** How a scan ended: its end was reached over every planned region, somebody stopped it, or nothing could be read or kept. */
export const SCAN_OUTCOMES = ["complete", "cancelled", "failed"] as const;
export type ScanOutcome = (typeof SCAN_OUTCOMES)[number];

/** Why a scan failed whose process was killed; it says nothing of AWS or the store, and is no reason to wait longer. */
export const PROCESS_ENDED = "The process that made it ended before it did.";

/** Scans of everything, as the store has them. */
export type ScanAttempts = {
  lastCompleteAt: EpochMs | null;
  /** The one that began last, and when it ended; one that has not ended, or never will, has no outcome: when it began. */
  lastAttempt: { outcome: ScanOutcome | null; at: EpochMs } | null;
  failuresInARow: number;
};

export const JITTER = 0.1;
const FIRST_BACK_OFF_MS = 30 * SECOND_MS;
const BACK_OFF_GROWTH = 4;
/** AWS's time is known to the second, and is corrected while a scan runs. */
const AHEAD_MS = MINUTE_MS;

/**
 * When the next scan of everything begins: at once where none was complete, then at the interval, ±10 %; a full interval
 * after one that was cancelled; 30 s, 2 min, 8 min … after failed ones, never more than the interval. A time from the
 * future tells nothing. `jitter` is from −1 to 1. `isStart`: a program that has just begun scans at once all the same
 * where the last one was cancelled or never ended, as they are when a program ends.
 */
export function nextScanAt(
  { lastCompleteAt, lastAttempt, failuresInARow }: ScanAttempts,
  at: { now: EpochMs; intervalMs: number; jitter: number; isStart: boolean },
): EpochMs {
  const { now, intervalMs, jitter, isStart } = at;
  const due = [now];
  if (lastCompleteAt !== null && !isAhead(lastCompleteAt, now))
    due.push(lastCompleteAt + Math.round(intervalMs * (1 + JITTER * jitter)));
  if (lastAttempt && !isAhead(lastAttempt.at, now))
    due.push(lastAttempt.at + pauseMs(lastAttempt.outcome));
  return Math.max(...due);

  function pauseMs(outcome: ScanOutcome | null): number {
    switch (outcome) {
      case null:
        return isStart ? 0 : backOffMs(0, intervalMs);
      case "complete":
        return 0;
      case "cancelled":
        return isStart ? 0 : intervalMs;
      case "failed":
        return backOffMs(failuresInARow, intervalMs);
    }
  }
}

/** The pause after so many failures in a row. */
export function backOffMs(failuresInARow: number, intervalMs: number): number {
  const grown = FIRST_BACK_OFF_MS * BACK_OFF_GROWTH ** Math.max(0, failuresInARow - 1);
  return Math.min(grown, intervalMs);
}

const isAhead = (at: EpochMs, now: EpochMs): boolean => at > now + AHEAD_MS;
