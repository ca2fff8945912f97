import { describe, expect, it } from "vitest";
import { createAttempts, NUMBERS_A_ROUND } from "@/lib/aws/connect/attempts";

/** A store that several processes share, and a clock that stands until it is moved. */
function aStore() {
  const state = { now: 0, rounds: 0, tookMs: 0, refuses: false };
  const nextRound = async () => {
    if (state.refuses) throw new Error("the store does not work");
    state.rounds += 1;
    const round = state.rounds;
    state.now += state.tookMs;
    return round;
  };
  return { state, aProcess: () => createAttempts({ nextRound, now: () => state.now }) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the number of an attempt", () => {
  it("is larger than every one that this process took before", async () => {
    const { state, aProcess } = aStore();
    const attempts = aProcess();
    let before = 0;
    for (let count = 0; count < 2_000; count += 1) {
      state.now += count % 7;
      const number = await attempts.next();
      expect(number).toBeGreaterThan(before);
      before = number;
    }
  });

  it.each([
    ["at the same time: in whatever order", 0, null],
    ["half a round later: in whatever order", 500, null],
    ["more than a second later: in order", 1_001, true],
  ])("of another process, %s", async (_name, laterMs, inOrder) => {
    const { state, aProcess } = aStore();
    const [one, other] = [aProcess(), aProcess()];
    await one.next();
    await other.next();
    const earlier = await other.next();
    state.now += laterMs;
    const later = await one.next();
    expect(later).not.toBe(earlier);
    if (inOrder) expect(later).toBeGreaterThan(earlier);
  });

  it.each([
    ["within half a second no round is asked for", 499, 1],
    ["then the next one is asked for beside the call", 500, 2],
    ["after a second before the call", 1_000, 2],
  ])("%s", async (_name, laterMs, rounds) => {
    const { state, aProcess } = aStore();
    const attempts = aProcess();
    await attempts.next();
    state.now += laterMs;
    await attempts.next();
    await settled();
    expect(state.rounds).toBe(rounds);
  });

  it("costs one write for all that wait", async () => {
    const { state, aProcess } = aStore();
    const attempts = aProcess();
    const numbers = await Promise.all(Array.from({ length: 50 }, () => attempts.next()));
    expect(new Set(numbers).size).toBe(50);
    expect(state.rounds).toBe(1);
  });

  it("is never given twice, also where a store takes longer than a round lasts", async () => {
    const { state, aProcess } = aStore();
    state.tookMs = 5_000;
    const attempts = aProcess();
    const numbers = [await attempts.next(), await attempts.next(), await attempts.next()];
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers).size).toBe(3);
    expect(state.rounds).toBeLessThanOrEqual(9);
  });

  it("stays exact for as long as a store may live", () => {
    const century = 100 * 365 * 86_400;
    expect(Number.isSafeInteger(century * NUMBERS_A_ROUND + NUMBERS_A_ROUND)).toBe(true);
  });

  it("is not to be had from a store that does not work, and is again once it does", async () => {
    const { state, aProcess } = aStore();
    const attempts = aProcess();
    state.refuses = true;
    await expect(attempts.next()).rejects.toThrow("does not work");
    state.refuses = false;
    expect(await attempts.next()).toBeGreaterThan(0);
  });
});
