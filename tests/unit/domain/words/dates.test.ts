import { describe, expect, it } from "vitest";
import { dateTimeText, nearText, timeText } from "@/lib/domain/words/dates";
import { ageText, clockText, shortAgeText } from "@/lib/domain/words/durations";

const NOW = Date.UTC(2026, 10, 22, 14, 24, 7, 312);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("ages", () => {
  it.each([
    ["ahead of now", -MINUTE, "just now", "now"],
    ["just under ten seconds", 9_999, "just now", "now"],
    ["ten seconds", 10_000, "10 s ago", "10 s"],
    ["just under a minute", MINUTE - 1, "59 s ago", "59 s"],
    ["a minute", MINUTE, "1 min ago", "1 min"],
    ["just under an hour", HOUR - 1, "59 min ago", "59 min"],
    ["an hour", HOUR, "1 h ago", "1 h"],
    ["just under two days", 2 * DAY - 1, "47 h ago", "47 h"],
    ["two days", 2 * DAY, "2 days ago", "2 d"],
  ])("%s", (_name, ms, long, short) => {
    expect([ageText(NOW - ms, NOW), shortAgeText(NOW - ms, NOW)]).toEqual([long, short]);
  });
});

describe("countdowns", () => {
  it.each([
    ["past", -1, "0:00"],
    ["nothing left", 0, "0:00"],
    ["a second is counted up to its end", 1, "0:01"],
    ["six minutes ten", 370_000, "6:10"],
    ["just under an hour", HOUR - 1_000, "59:59"],
    ["over an hour", HOUR + 6 * MINUTE + 10_000, "1:06:10"],
  ])("%s", (_name, ms, expected) => {
    expect(clockText(ms)).toBe(expected);
  });
});

describe("times", () => {
  it("are UTC, 24 h", () => {
    expect(timeText(NOW)).toBe("14:24");
    expect(timeText(NOW, { seconds: true })).toBe("14:24:07.312");
    expect(dateTimeText(NOW - DAY, NOW)).toBe("21 Nov 14:24");
    expect(dateTimeText(NOW - 365 * DAY, NOW)).toBe("22 Nov 2025 14:24");
  });

  const MIDNIGHT = Date.UTC(2026, 10, 22);
  it.each([
    ["of today", NOW, "14:24", "14:24:07", "14:24:07.312"],
    ["at the first moment of today", MIDNIGHT, "00:00", "00:00:00", "00:00:00.000"],
    ["just before it", MIDNIGHT - 1, "21 Nov 23:59", "21 Nov 23:59", "21 Nov 23:59:59.999"],
    ["of yesterday at this time", NOW - DAY, "21 Nov 14:24", "21 Nov 14:24", "21 Nov 14:24:07.312"],
    ["of tomorrow", NOW + 10 * HOUR, "23 Nov 00:24", "23 Nov 00:24", "23 Nov 00:24:07.312"],
    [
      "of another year",
      Date.UTC(2025, 10, 22),
      "22 Nov 2025 00:00",
      "22 Nov 2025 00:00",
      "22 Nov 2025 00:00:00.000",
    ],
  ])("%s have their date where it is another day", (_name, at, minute, second, exact) => {
    expect(nearText(at, NOW)).toBe(minute);
    expect(nearText(at, NOW, "second")).toBe(second);
    expect(nearText(at, NOW, "exact")).toBe(exact);
  });
});
