import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";

const perMinute = (ms: number): number => ms / MINUTE_MS;

const UNITS: readonly (readonly [unit: RegExp, minutes: number])[] = [
  [/support/i, Number.POSITIVE_INFINITY],
  [/\bday/, perMinute(3 * DAY_MS)],
  [/\bhour/, perMinute(2 * HOUR_MS)],
  [/\bminute|\bmin\b/, 15],
  [/at once|next/, 0],
];

/** The longest that a fix may take by the catalogue's words, in minutes; null: nobody can say, or AWS Support decides. */
export function answerMinutes(takes: string | null): number | null {
  if (takes === null) return null;
  const known = UNITS.find(([unit]) => unit.test(takes))?.[1] ?? Number.POSITIVE_INFINITY;
  return Number.isFinite(known) ? known : null;
}
