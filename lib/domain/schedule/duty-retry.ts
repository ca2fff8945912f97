import { SECOND_MS } from "@/lib/domain/time";

const FIRST_MS = 5 * SECOND_MS;

/** How long a duty waits that failed so often in a row, from 1, in milliseconds: twice as long each time, up to a limit. */
export function dutyRetryMs(failuresInARow: number, mostMs: number): number {
  return Math.min(mostMs, FIRST_MS * 2 ** Math.max(0, failuresInARow - 1));
}
