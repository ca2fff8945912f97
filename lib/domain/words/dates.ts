import type { EpochMs } from "@/lib/domain/time";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** ISO 8601 in UTC; null of what is not known. */
export function isoTime(at: EpochMs): string;
export function isoTime(at: EpochMs | null): string | null;
export function isoTime(at: EpochMs | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** The day in UTC, `2026-11-22`. */
export const isoDay = (at: EpochMs): string => isoTime(at).slice(0, 10);

/** Time of day in UTC, `14:24`; with `seconds`, `14:24:07.312`. */
export function timeText(at: EpochMs, { seconds = false }: { seconds?: boolean } = {}): string {
  return isoTime(at).slice(11, seconds ? 23 : 16);
}

/** Date and time in UTC, `22 Nov 11:09`; the year stands in when it is not that of `now`. */
export function dateTimeText(at: EpochMs, now: EpochMs): string {
  return `${dateText(at, now)} ${timeText(at)}`;
}

/**
 * What is near by its time alone, and what is of another day than `now` by its date too: `14:24`, else `21 Nov 14:24`.
 * To the `second` of today, `14:24:07`; `exact` on every day, `14:24:07.312`.
 */
export function nearText(
  at: EpochMs,
  now: EpochMs,
  to: "minute" | "second" | "exact" = "minute",
): string {
  const isToday = isoDay(at) === isoDay(now);
  if (to === "exact")
    return [...(isToday ? [] : [dateText(at, now)]), timeText(at, { seconds: true })].join(" ");
  if (!isToday) return dateTimeText(at, now);
  return to === "second" ? secondText(at) : timeText(at);
}

/** Date in UTC, `22 Nov`, or `22 Nov 2025` when the year is not that of `now`. */
export function dateText(at: EpochMs, now: EpochMs): string {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return year === new Date(now).getUTCFullYear() ? day : `${day} ${year}`;
}

/** Time of day in UTC to the second, `14:24:07`. */
export const secondText = (at: EpochMs): string => isoTime(at).slice(11, 19);
