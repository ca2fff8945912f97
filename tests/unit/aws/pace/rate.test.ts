import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  learnedRate,
  onAnswer,
  onSend,
  onThrottle,
  onTime,
  type Pace,
  RATE_MIN,
  startPace,
  WINDOW_MAX,
  WINDOW_START,
  waitMs,
} from "@/lib/aws/pace/rate";

const windowOf = (
  inFlightMax: number,
  over: Partial<Extract<Pace, { mode: "window" }>> = {},
): Pace => ({ mode: "window", inFlightMax, answered: 0, since: null, lastSentAt: 0, ...over });
const rateOf = (perSecond: number, over: Partial<Extract<Pace, { mode: "rate" }>> = {}): Pace => ({
  mode: "rate",
  perSecond,
  free: 0,
  proven: perSecond,
  lastSentAt: 10_000,
  halvedAt: 10_000,
  cleanSince: 10_000,
  first: null,
  ...over,
});
const perSecond = (pace: Pace) => (pace.mode === "rate" ? pace.perSecond : null);

describe("before the first throttle", () => {
  it("8 may be in flight, and one more for each answer, up to 32", () => {
    let pace = startPace(undefined, 0);
    expect(pace).toEqual(windowOf(8));
    for (let answers = 0; answers < 40; answers += 1) pace = onAnswer(pace, 100 + answers);
    expect(pace).toEqual(windowOf(32, { answered: 40, since: 100 }));
  });

  it.each([
    ["one fewer than it may hold leaves", 7, 0],
    ["as many as it may hold must wait for an answer", 8, null],
  ])("%s", (_name, inFlight, expected) => {
    expect(waitMs(windowOf(WINDOW_START), { now: 0, inFlight })).toBe(expected);
  });
});

describe("the first throttle", () => {
  it.each([
    ["at once: all was held, a second's worth", 20, 5_000, 18],
    ["after half a second: a third came meanwhile", 30, 4_500, 18],
    ["after nine seconds: nearly all came meanwhile", 200, -4_000, 18],
    ["after no answer: 2", 0, null, RATE_MIN],
    ["after 2 answers: 2, never less", 2, 5_000, RATE_MIN],
    ["after 3 answers: 2.7", 3, 5_000, 2.7],
  ])(
    "becomes nine tenths of what was answered a second, %s",
    (_name, answered, since, expected) => {
      const pace = onThrottle(windowOf(16, { answered, since }), 5_000);
      expect(perSecond(pace)).toBeCloseTo(expected, 10);
    },
  );

  it("counts what was answered since a rest, in which the endpoint filled up", () => {
    const busy = windowOf(16, { answered: 100, since: 1_000, lastSentAt: 4_000 });
    expect(perSecond(onThrottle(onSend(busy, 5_000), 5_000))).toBe(18);
    expect(perSecond(onThrottle(onSend(busy, 5_001), 5_001))).toBe(RATE_MIN);
  });
});

describe("answers to calls that left before the first throttle", () => {
  const throttled = onThrottle(windowOf(16, { answered: 8, since: 4_900 }), 5_000);

  it.each([
    ["count, also when they come after it", 4_990, 12, 18 / 1.1],
    ["at the same moment, too", 5_000, 12, 18 / 1.1],
    ["of calls after it do not", 5_001, 12, 7.2 / 1.1],
    ["never make it slower", 4_990, 0, 7.2 / 1.1],
  ])("%s", (_name, sentAt, answers, expected) => {
    let pace = throttled;
    for (let count = 0; count < answers; count += 1) pace = onAnswer(pace, 5_040, sentAt);
    expect(perSecond(pace)).toBeCloseTo(expected, 10);
    expect(learnedRate(pace)).toBeCloseTo(expected, 10);
  });

  it("count no more once a second throttle halved it", () => {
    const halved = onThrottle(throttled, 6_000);
    expect(perSecond(onAnswer(halved, 6_010, 4_990))).toBe(perSecond(halved));
  });

  it("count while throttles come that halve nothing", () => {
    const again = onThrottle(throttled, 5_500);
    expect(perSecond(onAnswer(again, 5_510, 4_990))).toBeGreaterThan(perSecond(again) ?? 0);
  });
});

describe("a rate", () => {
  it.each([
    ["is halved by a throttle", 20, 11_000, 10],
    ["is halved at most once a second", 20, 10_999, 20],
    ["never falls under 2", 3, 11_000, 2],
    ["stays at 2", 2, 11_000, 2],
  ])("%s", (_name, before, now, expected) => {
    const pace = onThrottle(rateOf(before), now);
    expect(perSecond(pace)).toBe(expected);
  });

  it.each([
    ["999 ms", 10_999, 20],
    ["a second", 11_000, 22],
    ["two seconds", 12_000, 24],
  ])("grows by 2 for each clean second: after %s", (_time, now, expected) => {
    expect(perSecond(onTime(rateOf(20, { lastSentAt: now - 50 }), now))).toBe(expected);
  });

  it("does not grow while nothing is sent, however long", () => {
    const idle = onTime(rateOf(20), 10_000 + 15 * 60_000);
    expect(perSecond(idle)).toBe(20);
    expect(perSecond(onTime(onSend(idle, 910_000), 910_900))).toBe(20);
    expect(perSecond(onTime(onSend(idle, 910_500), 911_000))).toBe(22);
  });

  it("starts a clean second anew after each throttle, halved or not", () => {
    const pace = onThrottle(rateOf(20), 10_500);
    const sent = onSend(pace, 11_400);
    expect(perSecond(onTime(sent, 11_499))).toBe(20);
    expect(perSecond(onTime(sent, 11_500))).toBe(22);
  });

  it("spaces its calls evenly", () => {
    const pace = rateOf(20);
    expect(waitMs(pace, { now: 10_000, inFlight: 0 })).toBe(50);
    expect(waitMs(pace, { now: 10_030, inFlight: 0 })).toBe(20);
    expect(waitMs(pace, { now: 10_050, inFlight: 0 })).toBe(0);
  });

  it("lets most of a second's worth leave at once after a rest, and none after a throttle", () => {
    let pace = onTime(rateOf(20), 12_000);
    let left = 0;
    while (waitMs(pace, { now: 12_000, inFlight: 0 }) === 0 && left < 100) {
      pace = onSend(pace, 12_000);
      left += 1;
    }
    expect(left).toBe(18);
    const refused = onThrottle(onTime(rateOf(20), 12_000), 12_000);
    expect(waitMs(onSend(refused, 12_000), { now: 12_000, inFlight: 0 })).toBe(100);
  });

  it("that was refused is not far from what the next scan begins with", () => {
    const halved = onThrottle(rateOf(20), 11_000);
    expect(perSecond(halved)).toBe(10);
    expect(learnedRate(halved)).toBe(16);
    expect(learnedRate(rateOf(14))).toBe(14);
    expect(learnedRate(windowOf(8))).toBeNull();
  });

  it.each([
    ["refused far above what is proven, that stays", 24, 18, 18],
    ["refused near to it, it falls to eight tenths of what was refused", 20, 18, 16],
    ["refused at it, too", 18, 18, 14.4],
  ])("%s", (_name, refused, proven, expected) => {
    expect(learnedRate(onThrottle(rateOf(refused, { proven }), 11_000))).toBeCloseTo(expected, 10);
  });

  it.each([
    ["four seconds: paid from what the endpoint held", 4, 20],
    ["five: 2 a second more are proven", 5, 22],
    ["ten", 10, 32],
  ])("that grew teaches the next scan only what lasts: after %s", (_time, seconds, expected) => {
    const now = 10_000 + seconds * 1_000;
    expect(learnedRate(onTime(rateOf(20, { lastSentAt: now }), now))).toBe(expected);
  });

  it("never has more than 32 in flight", () => {
    expect(waitMs(rateOf(1_000), { now: 20_000, inFlight: WINDOW_MAX })).toBeNull();
  });

  it("that an earlier scan learned is where the next begins", () => {
    expect(perSecond(startPace(14, 5_000))).toBe(14);
    expect(perSecond(startPace(0.5, 5_000))).toBe(RATE_MIN);
    expect(waitMs(startPace(14, 5_000), { now: 5_000, inFlight: 0 })).toBe(0);
  });
});

it("whatever happens, a rate stays at 2 or more and a window between 8 and 32", () => {
  const step = fc.record({
    kind: fc.constantFrom("answer", "throttle", "send", "wait"),
    ms: fc.nat(3_000),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      let now = 0;
      let pace = startPace(undefined, now);
      for (const { kind, ms } of steps) {
        now += ms;
        pace = onTime(pace, now);
        if (kind === "answer") pace = onAnswer(pace, now);
        if (kind === "send") pace = onSend(pace, now);
        if (kind === "throttle") pace = onThrottle(pace, now);
        if (pace.mode === "rate") expect(pace.perSecond).toBeGreaterThanOrEqual(RATE_MIN);
        else {
          expect(pace.inFlightMax).toBeGreaterThanOrEqual(WINDOW_START);
          expect(pace.inFlightMax).toBeLessThanOrEqual(WINDOW_MAX);
        }
      }
    }),
  );
});
