import { describe, expect, it } from "vitest";
import { deadlineShare, goneShare, leftText, nextPollText } from "@/components/pending/clock-words";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";

const T0 = Date.UTC(2026, 0, 1);
const WINDOW = 15 * MINUTE_MS;
const clock = { startedAt: T0, deadlineAt: T0 + WINDOW };

describe("the clock on screen", () => {
  it.each([
    ["at the start", 0, "15:00 left", 0],
    ["before the start, where a page's first time is late", -SECOND_MS, "15:01 left", 0],
    ["14:59.999", WINDOW - 1, "0:01 left", 1],
    ["15:00", WINDOW, "0:00 over", 1],
    ["15:00.001", WINDOW + 1, "0:01 over", 1],
    ["24 h", 24 * 60 * MINUTE_MS, "23:45:00 over", 1],
  ])("%s", (_name, elapsedMs, text, share) => {
    expect(leftText(clock, T0 + elapsedMs)).toBe(text);
    expect(goneShare(clock, T0 + elapsedMs)).toBeCloseTo(share, 3);
  });

  it.each([
    ["at the end of the rule while it lies ahead", WINDOW, 1],
    ["in the middle after twice the time", 2 * WINDOW, 0.5],
  ])("the deadline stands %s", (_name, elapsedMs, share) => {
    expect(deadlineShare(clock, T0 + elapsedMs)).toBe(share);
  });

  it.each([
    [0, "Asking AWS now"],
    [1, "Next poll in 1 s"],
    [120 * SECOND_MS, "Next poll in 120 s"],
    [120 * SECOND_MS + 1, "Next poll 00:02:00"],
  ])("%d ms before the next poll", (beforeMs, text) => {
    expect(nextPollText(T0 + beforeMs, T0)).toBe(text);
  });
});
