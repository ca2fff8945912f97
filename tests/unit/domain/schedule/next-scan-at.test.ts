import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  backOffMs,
  nextScanAt,
  SCAN_OUTCOMES,
  type ScanAttempts,
} from "@/lib/domain/schedule/next-scan-at";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";

const NOW = Date.UTC(2026, 0, 1, 12);
const INTERVAL = 15 * MINUTE_MS;
const NONE: ScanAttempts = { lastCompleteAt: null, lastAttempt: null, failuresInARow: 0 };

const complete = (agoMs: number): ScanAttempts => ({
  lastCompleteAt: NOW - agoMs,
  lastAttempt: { outcome: "complete", at: NOW - agoMs },
  failuresInARow: 0,
});
const cancelled = (agoMs: number, completeAgoMs: number | null = 16 * MINUTE_MS): ScanAttempts => ({
  lastCompleteAt: completeAgoMs === null ? null : NOW - completeAgoMs,
  lastAttempt: { outcome: "cancelled", at: NOW - agoMs },
  failuresInARow: 0,
});
const failed = (times: number, agoMs: number, completeAgoMs = HOUR_MS): ScanAttempts => ({
  lastCompleteAt: NOW - completeAgoMs,
  lastAttempt: { outcome: "failed", at: NOW - agoMs },
  failuresInARow: times,
});

const open = (agoMs: number): ScanAttempts => ({
  lastCompleteAt: NOW - HOUR_MS,
  lastAttempt: { outcome: null, at: NOW - agoMs },
  failuresInARow: 0,
});

type Over = { jitter?: number; intervalMs?: number; isStart?: boolean };
const waitMs = (attempts: ScanAttempts, over: Over = {}): number =>
  nextScanAt(attempts, { now: NOW, intervalMs: INTERVAL, jitter: 0, isStart: false, ...over }) -
  NOW;

describe("the next scan of everything", () => {
  it.each<[string, ScanAttempts, number, Over?]>([
    ["none was ever made: at once", NONE, 0],
    ["one ended just now: after the interval", complete(0), INTERVAL],
    ["… a tenth sooner", complete(0), 13.5 * MINUTE_MS, { jitter: -1 }],
    ["… or a tenth later", complete(0), 16.5 * MINUTE_MS, { jitter: 1 }],
    ["one is a millisecond short of the interval", complete(INTERVAL - 1), 1],
    ["one is as old as the interval", complete(INTERVAL), 0],
    ["one is older", complete(INTERVAL + 1), 0],
    [
      "one was complete: a start of the program does not hasten it",
      complete(0),
      INTERVAL,
      { isStart: true },
    ],

    ["the last was cancelled: a full interval from then", cancelled(0), INTERVAL],
    ["… without jitter", cancelled(0), INTERVAL, { jitter: 1 }],
    ["… a millisecond before", cancelled(INTERVAL - 1), 1],
    ["… and then", cancelled(INTERVAL), 0],
    ["the first of all was cancelled", cancelled(0, null), INTERVAL],
    ["cancelled, and the program has just begun", cancelled(0), 0, { isStart: true }],
    [
      "… but not before the last complete one is old",
      cancelled(0, MINUTE_MS),
      14 * MINUTE_MS,
      { isStart: true },
    ],

    ["the last failed: 30 s", failed(1, 0), 30 * SECOND_MS],
    ["… a millisecond before", failed(1, 30 * SECOND_MS - 1), 1],
    ["… and then", failed(1, 30 * SECOND_MS), 0],
    ["two failed: 2 min", failed(2, 0), 2 * MINUTE_MS],
    ["three: 8 min", failed(3, 0), 8 * MINUTE_MS],
    ["four: the interval", failed(4, 0), INTERVAL],
    ["a thousand: the interval", failed(1_000, 0), INTERVAL],
    [
      "the interval is shorter than any pause",
      failed(1, 0),
      10 * SECOND_MS,
      { intervalMs: 10 * SECOND_MS },
    ],
    ["a start of the program does not hasten it", failed(3, 0), 8 * MINUTE_MS, { isStart: true }],
    [
      "one failed shortly after a complete one: that one counts",
      failed(1, 0, MINUTE_MS),
      14 * MINUTE_MS,
    ],
    ["a failure that nobody counted", failed(0, 0), 30 * SECOND_MS],

    ["one began that has not ended, maybe in another program", open(0), 30 * SECOND_MS],
    ["… and will not", open(30 * SECOND_MS), 0],
    ["… and the program has just begun", open(0), 0, { isStart: true }],

    ["a complete one ended an hour from now: it tells nothing", complete(-HOUR_MS), 0],
    ["… a cancelled one", cancelled(-HOUR_MS, null), 0],
    ["… a failed one", failed(2, -HOUR_MS), 0],
    ["it ended a minute from now, as clocks go", complete(-MINUTE_MS), INTERVAL + MINUTE_MS],
    ["… and a millisecond more", complete(-MINUTE_MS - 1), 0],
  ])("%s", (_name, attempts, expected, over) => {
    expect(waitMs(attempts, over)).toBe(expected);
  });
});

const anAttempts: fc.Arbitrary<ScanAttempts> = fc.record({
  lastCompleteAt: fc.option(fc.integer({ min: NOW - 10 * HOUR_MS, max: NOW + 10 * HOUR_MS })),
  lastAttempt: fc.option(
    fc.record({
      outcome: fc.constantFrom(...SCAN_OUTCOMES, null),
      at: fc.integer({ min: NOW - 10 * HOUR_MS, max: NOW + 10 * HOUR_MS }),
    }),
  ),
  failuresInARow: fc.nat(2_000),
});

describe("whatever the store says", () => {
  const intervals = fc.integer({ min: 10 * SECOND_MS, max: 24 * HOUR_MS });
  const jitters = fc.double({ min: -1, max: 1, noNaN: true });

  it("it is never before now, and never later than the interval and a tenth, and a minute", () => {
    fc.assert(
      fc.property(
        anAttempts,
        intervals,
        jitters,
        fc.boolean(),
        (attempts, intervalMs, jitter, isStart) => {
          const at = nextScanAt(attempts, { now: NOW, intervalMs, jitter, isStart });
          expect(at).toBeGreaterThanOrEqual(NOW);
          expect(at).toBeLessThanOrEqual(NOW + Math.ceil(1.1 * intervalMs) + MINUTE_MS);
        },
      ),
    );
  });

  it("scans that end with the same outcome for ever are never begun back to back", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCAN_OUTCOMES),
        intervals,
        jitters,
        fc.nat(50),
        (outcome, intervalMs, jitter, failures) => {
          const attempts = {
            lastCompleteAt: outcome === "complete" ? NOW : null,
            lastAttempt: { outcome, at: NOW },
            failuresInARow: failures,
          };
          const at = nextScanAt(attempts, { now: NOW, intervalMs, jitter, isStart: false });
          expect(at - NOW).toBeGreaterThanOrEqual(Math.min(30 * SECOND_MS, 0.9 * intervalMs - 1));
        },
      ),
    );
  });

  it("the pause after failures never shrinks", () => {
    fc.assert(
      fc.property(fc.nat(2_000), intervals, (failures, intervalMs) => {
        expect(backOffMs(failures + 1, intervalMs)).toBeGreaterThanOrEqual(
          backOffMs(failures, intervalMs),
        );
      }),
    );
  });
});
