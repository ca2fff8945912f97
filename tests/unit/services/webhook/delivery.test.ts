import { expect, it } from "vitest";
import { claimed, isDue, waitAfterMs } from "@/lib/services/webhook/delivery";

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const at = { noticeAt: NOW - MINUTE, now: NOW };

it.each<[what: string, nextTryAt: number, due: boolean]>([
  ["whose wait is over", NOW, true],
  ["whose wait is not over", NOW + 1, false],
  ["that waits as long as its attempts say", NOW + waitAfterMs(1), false],
  ["of a clock that may be ahead", NOW + waitAfterMs(1) + 10 * MINUTE, false],
  ["put off by a clock that was wrong", NOW + waitAfterMs(1) + 10 * MINUTE + 1, true],
])("a notice %s is tried again where it should be", (_what, nextTryAt, due) => {
  expect(isDue({ ...claimed(null, at), nextTryAt }, at)).toBe(due);
});

it("a notice that was told or given up is never due", () => {
  for (const state of ["done", "given-up"] as const)
    expect(isDue({ ...claimed(null, at), state, nextTryAt: NOW - 1 }, at)).toBe(false);
});
