import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (value: number): string => String(value).padStart(2, "0");

/** How long ago: `just now`, `2 min ago`, `3 h ago`, `5 days ago`. A time ahead of now counts as just now. */
export function ageText(at: EpochMs, now: EpochMs): string {
  const spent = spanText(now - at);
  return spent === null ? "just now" : `${spent} ago`;
}

/** The same without "ago", for tight places: `now`, `2 min`, `3 h`, `5 d`. */
export function shortAgeText(at: EpochMs, now: EpochMs): string {
  return spanText(now - at)?.replace(/ days?$/, " d") ?? "now";
}

function spanText(ms: number): string | null {
  if (ms < 10 * SECOND_MS) return null;
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < 2 * DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  return `${Math.floor(ms / DAY_MS)} days`;
}

/** Minutes and seconds left, `6:10`; hours as `1:06:10`. Nothing left is `0:00`. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND_MS));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

/** Time of day in UTC, `14:24`; with `seconds`, `14:24:07.312`. */
export function timeText(at: EpochMs, { seconds = false }: { seconds?: boolean } = {}): string {
  const iso = new Date(at).toISOString();
  return seconds ? iso.slice(11, 23) : iso.slice(11, 16);
}

/** Date and time in UTC, `22 Nov 11:09`; the year stands in when it is not that of `now`. */
export function dateTimeText(at: EpochMs, now: EpochMs): string {
  return `${dateText(at, now)} ${timeText(at)}`;
}

/** Date in UTC, `22 Nov`, or `22 Nov 2025` when the year is not that of `now`. */
export function dateText(at: EpochMs, now: EpochMs): string {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return year === new Date(now).getUTCFullYear() ? day : `${day} ${year}`;
}
