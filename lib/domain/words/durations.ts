import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";

const UNIT_MS: Readonly<Record<string, number>> = {
  s: SECOND_MS,
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
};

/** Milliseconds of `30s`, `15m`, `1h`, `400d`; null when the text is none. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,6})([smhd])$/.exec(text.trim());
  const unit = UNIT_MS[match?.[2] ?? ""];
  return match?.[1] && unit ? Number(match[1]) * unit : null;
}

/** "4 min 12 s", "51 s", "2 h 3 min" */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  if (ms < MINUTE_MS) return `${seconds} s`;
  if (ms < HOUR_MS) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "4 min", "2 h 3 min"; under a minute "51 s" */
export function roughDurationText(ms: number): string {
  if (ms < MINUTE_MS || ms >= HOUR_MS) return durationText(ms);
  return `${Math.floor(ms / MINUTE_MS)} min`;
}

const WHOLE = [
  { unitMs: DAY_MS, one: "day", many: "days" },
  { unitMs: HOUR_MS, one: "h", many: "h" },
  { unitMs: MINUTE_MS, one: "min", many: "min" },
] as const;

/** A duration that somebody set, in the largest unit that holds it whole: "400 days", "15 min", "90 s". */
export function setDurationText(ms: number): string {
  const unit = WHOLE.find(({ unitMs }) => ms >= unitMs && ms % unitMs === 0);
  if (!unit) return durationText(ms);
  const count = ms / unit.unitMs;
  return `${count} ${count === 1 ? unit.one : unit.many}`;
}

/** A wait that a text or the catalogue names: "15 min", "2 h", "a day". */
export function waitText(minutes: number): string {
  const days = minutes / (24 * 60);
  if (days === 1) return "a day";
  if (Number.isInteger(days)) return `${days} days`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

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

const two = (value: number): string => String(value).padStart(2, "0");
