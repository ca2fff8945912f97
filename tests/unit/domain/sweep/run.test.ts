import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { progressOf, retryInMs, runEnd } from "@/lib/domain/sweep/run";
import { NEW_SWEEP, printSweep, readSweep, type Sweep } from "@/lib/domain/sweep/sweep";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";

const START = 1_000_000;
const SCAN = { scanId: "scan-1", startedAt: START };
const counts = (
  regionsDone: number,
  regionsTotal: number,
  cellsDecided: number,
  cellsTotal: number,
) => ({
  ...{ regionsDone, regionsTotal, cellsDecided, cellsTotal },
});

describe("how far a scan is", () => {
  it("is the sum of its accounts, and how long these still take", () => {
    const sweeps = [counts(0, 2, 20, 30), counts(1, 17, 100, 300)];
    const at = { sweeps, now: START + 10_000 };
    expect(progressOf(SCAN, at)).toEqual({ ...SCAN, ...counts(1, 19, 120, 330), secondsLeft: 18 });
    expect(progressOf(SCAN, { ...at, sweeps: [] })).toEqual({
      ...SCAN,
      ...counts(0, 0, 0, 0),
      secondsLeft: null,
    });
  });

  it.each([
    [19, null],
    [20, 1],
  ])("with %d cells decided says of the time left: %s", (decided, secondsLeft) => {
    const sweeps = [counts(0, 1, decided, 40)];
    expect(progressOf(SCAN, { sweeps, now: START + 1_000 }).secondsLeft).toBe(secondsLeft);
  });
});

const ended = (problem: string | null, isCancelled = false): Sweep => ({
  ...NEW_SWEEP,
  stats: { calls: 10, throttled: 2, retries: 1 },
  end: { isCancelled, problem },
});

describe("how a scan ended", () => {
  it.each<[string, readonly Sweep[], boolean, string, string | null]>([
    ["all well", [ended(null), ended(null)], false, "complete", null],
    ["one of two broken", [ended("full"), ended(null)], false, "complete", null],
    ["all broken", [ended("full"), ended("gone")], false, "failed", "full"],
    ["cancelled, as its jobs say", [ended(null), ended(null)], true, "cancelled", null],
    ["cancelled, as an account says", [ended(null, true), ended(null)], false, "cancelled", null],
    ["cancelled before any account began", [NEW_SWEEP], true, "cancelled", null],
    ["cancelled and all broken", [ended("full", true)], true, "failed", "full"],
    ["of no account", [], false, "complete", null],
  ])("%s", (_name, sweeps, isCancelled, outcome, problem) => {
    const calls = sweeps.reduce((sum, { stats }) => sum + stats.calls, 0);
    expect(runEnd(sweeps, isCancelled)).toMatchObject({ outcome, problem, stats: { calls } });
  });
});

describe("an account that failed by itself is read again", () => {
  it.each([
    [1, 30 * SECOND_MS],
    [2, 2 * MINUTE_MS],
    [3, 8 * MINUTE_MS],
    [4, 15 * MINUTE_MS],
    [9, 15 * MINUTE_MS],
  ])("after %d failures in at most %d ms, and little less", (failures, most) => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        const ms = retryInMs(key, { failures, intervalMs: 15 * MINUTE_MS });
        return (
          ms <= most &&
          ms >= 0.9 * most &&
          ms === retryInMs(key, { failures, intervalMs: 15 * MINUTE_MS })
        );
      }),
    );
  });

  it("not with all others at once", () => {
    const at = { failures: 4, intervalMs: 15 * MINUTE_MS };
    const due = Array.from({ length: 100 }, (_, index) => retryInMs(`account-${index}`, at));
    expect(new Set(due.map((ms) => Math.round(ms / SECOND_MS))).size).toBeGreaterThan(40);
  });
});

describe("what is kept of a sweep", () => {
  it("is read as it was printed", () => {
    const sweep: Sweep = {
      ...ended("full", true),
      done: { "eu-west-1": 120 },
      identity: { accountId: null },
      failures: 3,
    };
    expect(readSweep(printSweep(sweep))).toEqual(sweep);
  });

  it.each(["", "{}", "null", '{"counts":{}}', printSweep(NEW_SWEEP).replace("0", "-1")])(
    "%j, which no version of this kept, is begun anew",
    (text) => {
      expect(readSweep(text)).toEqual(NEW_SWEEP);
    },
  );
});
