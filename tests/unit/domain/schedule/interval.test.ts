import { describe, expect, it } from "vitest";
import { intervalProblem, staleAfterMs } from "@/lib/domain/schedule/interval";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";

describe("when a value is stale", () => {
  it.each<[string, number, number | null, number]>([
    ["no scan was complete: three intervals", 15 * MINUTE_MS, null, 45 * MINUTE_MS],
    ["a scan takes a minute: three intervals", 15 * MINUTE_MS, MINUTE_MS, 45 * MINUTE_MS],
    ["a scan takes the interval", 10 * SECOND_MS, 10 * SECOND_MS, 30 * SECOND_MS],
    ["… and a millisecond more", 10 * SECOND_MS, 10 * SECOND_MS + 1, 30 * SECOND_MS + 2],
    ["a scan takes more than three intervals", 10 * SECOND_MS, 36 * SECOND_MS, 82 * SECOND_MS],
  ])("%s", (_name, intervalMs, lastScanMs, expected) => {
    expect(staleAfterMs({ intervalMs, lastScanMs })).toBe(expected);
  });
});

describe("an interval that can't be kept", () => {
  it.each<[string, number | null, string | null]>([
    ["is not known before a scan", null, null],
    ["is kept by one that takes as long", 10 * SECOND_MS, null],
    [
      "is told",
      10 * SECOND_MS + 1,
      "A scan takes 11 s, longer than SCAN_INTERVAL of 10 s. Set SCAN_INTERVAL to more than that.",
    ],
  ])("%s", (_name, lastScanMs, expected) => {
    expect(intervalProblem({ intervalMs: 10 * SECOND_MS, lastScanMs })).toBe(expected);
  });
});
