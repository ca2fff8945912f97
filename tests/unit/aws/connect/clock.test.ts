import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAwsClock } from "@/lib/aws/connect/clock";

const BEGIN = Date.UTC(2026, 10, 22, 12, 0, 0, 500);
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** AWS's true time, this machine's clock beside it, and the answers that tell of it. */
function aMachine(aheadMs = 0) {
  const state = { truth: BEGIN, aheadMs, asleepMs: 0 };
  const clock = createAwsClock(
    () => state.truth + state.aheadMs,
    () => state.truth - BEGIN - state.asleepMs,
  );
  /** An answer after `ms`, whose Date was stamped `stampedAt` of the way, and is wrong by `wrongMs`. */
  const answer = (
    over: { host?: string; ms?: number; stampedAt?: number; wrongMs?: number } = {},
  ) => {
    const { host = "bedrock.eu-west-1", ms = 60, stampedAt = 0.5, wrongMs = 0 } = over;
    const stamp = state.truth + ms * stampedAt + wrongMs;
    state.truth += ms;
    const date = new Date(Math.floor(stamp / SECOND) * SECOND);
    clock.observe(date.toUTCString(), { host, roundTripMs: ms });
  };
  const answers = (count: number, over: Parameters<typeof answer>[0] = {}) => {
    for (let made = 0; made < count; made += 1) answer(over);
  };
  return { state, clock, answer, answers, wrongBy: () => clock.now() - state.truth };
}

describe("AWS's clock", () => {
  it("is ours, and silent, before the first answer", () => {
    const { clock, wrongBy } = aMachine();
    expect([clock.offsetMs(), clock.state(), wrongBy()]).toEqual([null, "silent", 0]);
  });

  it.each([
    ["right", 0, 0],
    ["1.4 s ahead: no more than a Date header can tell", 1_400, 0],
    ["5 s ahead", 5_000, 5_000],
    ["an hour ahead", HOUR, HOUR],
    ["an hour behind", -HOUR, -HOUR],
  ])("where ours is %s, is right once enough answers agree", (_name, aheadMs, corrected) => {
    const { clock, answers, wrongBy } = aMachine(aheadMs);
    answers(3);
    expect(clock.state()).toBe("settled");
    expect(Math.abs(wrongBy() - (aheadMs - corrected))).toBeLessThanOrEqual(SECOND);
  });

  it.each([
    ["that fits ours settles it", 0, 1, "settled"],
    ["that does not is not believed", HOUR, 1, "disputed"],
    ["nor a second one", HOUR, 2, "disputed"],
    ["but three that agree", HOUR, 3, "settled"],
  ])("one answer %s", (_name, aheadMs, count, state) => {
    const { clock, answers } = aMachine(aheadMs);
    answers(count);
    expect(clock.state()).toBe(state);
    expect(clock.offsetMs() === null).toBe(state !== "settled");
  });

  it.each([2, 3, 4, 5, 7, 9, 10].flatMap((s) => [0, 0.5, 1].map((share) => [s, share] as const)))(
    "is not moved by an answer that takes %i s, stamped %d of the way",
    (seconds, stampedAt) => {
      for (const before of [0, 5]) {
        const { clock, answer, answers, wrongBy } = aMachine();
        answers(before);
        answer({ ms: seconds * SECOND, stampedAt });
        expect(wrongBy()).toBe(0);
        expect(clock.offsetMs()).toBe(0);
      }
    },
  );

  it.each([
    ["six hours ahead", 6 * HOUR],
    ["of the year 9999", Date.UTC(9999, 0, 1) - BEGIN],
    ["a day behind", -24 * HOUR],
  ])("is not moved by one wrong Date in 900, %s", (_name, wrongMs) => {
    for (const place of [0, 1, 2, 450, 899]) {
      const { clock, answer, wrongBy } = aMachine();
      for (let count = 0; count < 900; count += 1) {
        answer({ host: `bedrock.${count % 17}`, wrongMs: count === place ? wrongMs : 0 });
        if (count > 1 || count !== place) expect(wrongBy()).toBe(0);
      }
      expect(clock.offsetMs()).toBe(0);
    }
  });

  it("is not moved by one host that is always wrong while others are right", () => {
    const { answer, answers, wrongBy } = aMachine();
    answers(3);
    for (let count = 0; count < 300; count += 1) {
      answer({ host: "bedrock.wrong", wrongMs: HOUR });
      if (count % 4 === 0) answer({ host: `bedrock.${count % 16}` });
      expect(wrongBy()).toBe(0);
    }
  });

  it("follows where all agree: every Date an hour ahead, then right again", () => {
    const { answers, wrongBy } = aMachine();
    answers(20);
    answers(20, { wrongMs: HOUR });
    expect(Math.abs(wrongBy() - HOUR)).toBeLessThanOrEqual(SECOND);
    answers(20);
    expect(Math.abs(wrongBy())).toBeLessThanOrEqual(SECOND);
  });

  it.each([
    ["set back by an hour: at once, since nothing else sets a clock back", -HOUR, 0],
    ["set forward by an hour: once answers agree", HOUR, 3],
    ["set forward by 10 s: once answers agree", 10 * SECOND, 3],
  ])("stays right when ours is %s", (_name, leapMs, needed) => {
    const { state, clock, answers, wrongBy } = aMachine();
    answers(10);
    state.aheadMs += leapMs;
    answers(needed);
    expect(Math.abs(wrongBy())).toBeLessThanOrEqual(SECOND);
    answers(3);
    expect(clock.state()).toBe("settled");
    expect(Math.abs(wrongBy())).toBeLessThanOrEqual(SECOND);
  });

  it("that was wrong and is set right is right at once", () => {
    const { state, clock, answers, wrongBy } = aMachine(HOUR);
    answers(5);
    state.aheadMs = 0;
    expect(Math.abs(wrongBy())).toBeLessThanOrEqual(SECOND);
    answers(1);
    expect([clock.offsetMs(), clock.state()]).toEqual([0, "settled"]);
  });

  it("is right after the machine slept", () => {
    const { state, answers, wrongBy } = aMachine();
    answers(5);
    state.truth += 8 * HOUR;
    state.asleepMs += 8 * HOUR;
    expect(wrongBy()).toBe(0);
    answers(1);
    expect(wrongBy()).toBe(0);
  });

  it.each(["", "yesterday", "Invalid Date"])("learns nothing from the Date %j", (date) => {
    const { clock } = aMachine();
    clock.observe(date, { host: "sts", roundTripMs: 10 });
    expect([clock.offsetMs(), clock.state()]).toEqual([null, "silent"]);
  });

  it("is within a second of the truth, whatever a third of the answers say", () => {
    const reply = fc.record({
      host: fc.integer({ min: 0, max: 20 }).map((n) => `host-${n}`),
      ms: fc.integer({ min: 5, max: 10_000 }),
      stampedAt: fc.double({ min: 0, max: 1, noNaN: true }),
      wrongMs: fc.integer({ min: -24 * HOUR, max: 24 * HOUR }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: -2 * HOUR, max: 2 * HOUR }),
        fc.array(reply, { minLength: 1, maxLength: 60 }),
        (aheadMs, replies) => {
          const { answer, wrongBy, answers } = aMachine(aheadMs);
          answers(3, { ms: 50 });
          for (const [place, one] of replies.entries())
            answer(place % 3 === 2 ? one : { ...one, wrongMs: 0, ms: Math.min(one.ms, 500) });
          const limit = Math.abs(aheadMs) < 4 * SECOND ? 3 * SECOND : 1.5 * SECOND;
          expect(Math.abs(wrongBy())).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
