import { DAY_MS, type EpochMs } from "@/lib/domain/time";

/** A point in time as a reader names it: this very moment, a day in UTC, a scan, or a sign-off. */
export type Moment =
  | { kind: "now" }
  | { kind: "day"; day: string }
  | { kind: "scan"; id: string }
  | { kind: "sign-off"; id: string };

/** Where in a day a moment lies: what changed from a day to a day takes in both of them whole. */
export type Edge = "from" | "to";

const NOW = "now";
const SCAN = "scan-";
const SIGN_OFF = "sign-off-";

/** A moment as it stands in an address: `now`, `2026-11-20`, `scan-<id>`, `sign-off-<id>`; null for anything else. */
export function parseMoment(text: string): Moment | null {
  if (text === NOW) return { kind: "now" };
  if (text.startsWith(SIGN_OFF)) return named("sign-off", text.slice(SIGN_OFF.length));
  if (text.startsWith(SCAN)) return named("scan", text.slice(SCAN.length));
  return dayStart(text) === null ? null : { kind: "day", day: text };
}

const named = (kind: "scan" | "sign-off", id: string): Moment | null =>
  id === "" ? null : { kind, id };

/** The inverse of `parseMoment`. */
export function momentText(moment: Moment): string {
  switch (moment.kind) {
    case "now":
      return NOW;
    case "day":
      return moment.day;
    case "scan":
      return `${SCAN}${moment.id}`;
    case "sign-off":
      return `${SIGN_OFF}${moment.id}`;
  }
}

/** When a day begins, or is over, in UTC; null for a text that is no day of the calendar. */
export function dayAt(day: string, edge: Edge): EpochMs | null {
  const start = dayStart(day);
  if (start === null) return null;
  return edge === "from" ? start : start + DAY_MS - 1;
}

function dayStart(day: string): EpochMs | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  const [year = 0, month = 0, date = 0] = match.slice(1).map(Number);
  const at = Date.UTC(year, month - 1, date);
  const is = new Date(at);
  return is.getUTCMonth() === month - 1 && is.getUTCDate() === date ? at : null;
}
