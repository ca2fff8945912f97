import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitOf, type Load } from "@/lib/domain/capacity/fit";

const BASE: Load = {
  callsPerMinute: 10,
  inputTokens: 500,
  maxTokens: 1_000,
  outputTokens: 100,
  cached: 0,
};

/** [name, load, quota, burndown, reserved, settled, fits, calls a minute, calls at once] */
const CASES: readonly [
  string,
  Partial<Load>,
  number,
  number | null,
  number,
  number | null,
  boolean | null,
  number | null,
  number,
][] = [
  ["AWS's own example", {}, 2_000_000, 1, 15_000, 6_000, true, 1_333, 1_333],
  ["… with all of max_tokens", { maxTokens: 64_000 }, 2_000_000, 1, 645_000, 6_000, true, 31, 31],
  ["one below the reservation", {}, 14_999, 1, 15_000, 6_000, false, 9, 9],
  ["just the reservation", {}, 15_000, 1, 15_000, 6_000, true, 10, 10],
  ["one above the reservation", {}, 15_001, 1, 15_000, 6_000, true, 10, 10],
  ["one below what is settled", {}, 19_999, 15, 15_000, 20_000, false, 9, 13],
  ["just what is settled", {}, 20_000, 15, 15_000, 20_000, true, 10, 13],
  ["one above what is settled", {}, 20_001, 15, 15_000, 20_000, true, 10, 13],
  ["one below, ten-fold", {}, 14_999, 10, 15_000, 15_000, false, 9, 9],
  ["just, ten-fold", {}, 15_000, 10, 15_000, 15_000, true, 10, 10],
  ["five-fold is covered by the reservation", {}, 15_000, 5, 15_000, 10_000, true, 10, 10],
  ["half from cache", { cached: 0.5 }, 17_500, 15, 15_000, 17_500, true, 10, 11],
  ["half from cache, one below", { cached: 0.5 }, 17_499, 15, 15_000, 17_500, false, 9, 11],
  ["all from cache", { cached: 1 }, 15_000, 15, 15_000, 15_000, true, 10, 10],
  ["all from cache, one below", { cached: 1 }, 14_999, 15, 15_000, 15_000, false, 9, 9],
  ["cached input is set aside still", { cached: 1 }, 14_999, 1, 15_000, 1_000, false, 9, 9],
  ["a tenth from cache", { cached: 0.1 }, 15_000, 1, 15_000, 5_500, true, 10, 10],
  ["a third digit of cache", { cached: 0.333 }, 15_000, 1, 15_000, 4_335, true, 10, 10],
  ["no output", { outputTokens: 0 }, 15_000, 15, 15_000, 5_000, true, 10, 10],
  ["output of one token", { outputTokens: 1 }, 15_000, 15, 15_000, 5_150, true, 10, 10],
  [
    "output as long as max_tokens",
    { outputTokens: 1_000 },
    155_000,
    15,
    15_000,
    155_000,
    true,
    10,
    103,
  ],
  ["… one below", { outputTokens: 1_000 }, 154_999, 15, 15_000, 155_000, false, 9, 103],
  ["no calls", { callsPerMinute: 0 }, 1_500, 1, 0, 0, true, 1, 1],
  ["one call, just", { callsPerMinute: 1 }, 1_500, 1, 1_500, 600, true, 1, 1],
  ["one call, one below", { callsPerMinute: 1 }, 1_499, 1, 1_500, 600, false, 0, 0],
  ["half a call a minute", { callsPerMinute: 0.5 }, 750, 1, 750, 300, true, 0, 0],
  ["a quota of 0", {}, 0, 1, 15_000, 6_000, false, 0, 0],
  ["no input", { inputTokens: 0 }, 10_000, 10, 10_000, 10_000, true, 10, 10],
  ["no input, one below", { inputTokens: 0 }, 9_999, 10, 10_000, 10_000, false, 9, 9],
  ["max_tokens of 1", { maxTokens: 1, outputTokens: 1 }, 5_010, 1, 5_010, 5_010, true, 10, 10],
  [
    "max_tokens of 1, one below",
    { maxTokens: 1, outputTokens: 1 },
    5_009,
    1,
    5_010,
    5_010,
    false,
    9,
    9,
  ],
  ["a million calls", { callsPerMinute: 1e6 }, 1.5e9, 1, 1.5e9, 6e8, true, 1e6, 1e6],
  [
    "a million calls, one below",
    { callsPerMinute: 1e6 },
    1.5e9 - 1,
    1,
    1.5e9,
    6e8,
    false,
    999_999,
    999_999,
  ],
  ["burndown unknown, no room", {}, 14_999, null, 15_000, null, false, null, 9],
  ["burndown unknown, just the reservation", {}, 15_000, null, 15_000, null, null, null, 10],
  ["burndown unknown, much room", {}, 1e9, null, 15_000, null, null, null, 666_666],
  ["long input", { inputTokens: 200_000 }, 2_010_000, 1, 2_010_000, 2_001_000, true, 10, 10],
  [
    "long input, one below",
    { inputTokens: 200_000 },
    2_009_999,
    1,
    2_010_000,
    2_001_000,
    false,
    9,
    9,
  ],
  ["43 times as much", { maxTokens: 64_000 }, 645_000, 1, 645_000, 6_000, true, 10, 10],
  ["43 times as much, one below", { maxTokens: 64_000 }, 644_999, 1, 645_000, 6_000, false, 9, 9],
];

describe("whether a load fits a quota of tokens a minute", () => {
  it.each(CASES)(
    "%s",
    (_, load, tokensPerMinute, burndown, reserved, settled, fits, perMinute, atOnce) => {
      expect(fitOf({ ...BASE, ...load }, { tokensPerMinute, burndown })).toEqual({
        burndown,
        reservedPerMinute: reserved,
        settledPerMinute: settled,
        fits,
        callsPerMinuteMax: perMinute,
        callsAtOnceMax: atOnce,
      });
    },
  );

  it("fits exactly as many calls a minute as it says", () => {
    const loads = fc.record({
      callsPerMinute: fc.constant(1),
      inputTokens: fc.integer({ min: 0, max: 200_000 }),
      maxTokens: fc.integer({ min: 1, max: 64_000 }),
      outputTokens: fc.integer({ min: 0, max: 64_000 }),
      cached: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    });
    const quotas = fc.record({
      tokensPerMinute: fc.integer({ min: 0, max: 100_000_000 }),
      burndown: fc.constantFrom(1, 5, 10, 15),
    });
    fc.assert(
      fc.property(loads, quotas, (load, quota) => {
        const most = fitOf(load, quota).callsPerMinuteMax ?? -1;
        expect(fitOf({ ...load, callsPerMinute: most }, quota).fits).toBe(true);
        expect(fitOf({ ...load, callsPerMinute: most + 1 }, quota).fits).toBe(false);
      }),
    );
  });
});
