import type { Reading } from "@/lib/domain/facts/facts";
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";

/** From the beginning of `from` to before `to`, both whole minutes. */
export type UseWindow = { from: EpochMs; to: EpochMs };

/** A minute's sums come a few minutes late, and a minute that is not over has none. */
const LATE_MS = 3 * MINUTE_MS;

/** The last 24 hours of which all is in. */
export function windowBefore(now: EpochMs): UseWindow {
  const to = Math.floor((now - LATE_MS) / MINUTE_MS) * MINUTE_MS;
  return { from: to - DAY_MS, to };
}

/** A scan that begins a little early reads it all the same. */
const READ_EVERY_MS = HOUR_MS - 5 * MINUTE_MS;

/** Whether a scan asks again: each question costs, so hourly at most, whatever came of the last. */
export function isUseDue(reading: Reading<unknown>, now: EpochMs): boolean {
  if (reading.status === "never") return true;
  const at = reading.status === "read" ? reading.source.at : reading.fault.at;
  return now - at >= READ_EVERY_MS || at > now + READ_EVERY_MS;
}
