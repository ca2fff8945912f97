import { describe, expect, it } from "vitest";
import { createBeside } from "@/lib/jobs/beside";

const aBeside = () => {
  const stopper = new AbortController();
  return { stopper, beside: createBeside(stopper.signal) };
};

describe("what goes on beside the rounds of a duty", () => {
  it("breaks the next round where it broke, once", async () => {
    const { beside } = aBeside();
    beside.start(Promise.reject(new Error("full")));
    beside.start(Promise.reject(new Error("full again")));
    await beside.end();
    expect(beside.check).toThrow("full");
    expect(beside.check).not.toThrow();
  });

  it("is awaited at the end, and what broke off because of that breaks nothing", async () => {
    const { beside, stopper } = aBeside();
    let end: () => void = () => undefined;
    beside.start(new Promise((_resolve, reject) => (end = () => reject(new Error("aborted")))));
    let ended = false;
    const ending = beside.end().finally(() => {
      ended = true;
    });
    await new Promise(setImmediate);
    expect(ended).toBe(false);
    stopper.abort();
    end();
    await ending;
    expect(beside.check).not.toThrow();
  });

  it.each([
    ["nothing", null, 5_000],
    ["something long due", -60_000, 250],
    ["something due", 0, 250],
    ["something due in less than a quarter of a second", 249, 250],
    ["something due in a while", 4_999, 4_999],
    ["something due late", 5_001, 5_000],
  ])("%s waits for the next look so long", (_name, inMs, waitMs) => {
    const now = Date.UTC(2026, 0, 1);
    expect(aBeside().beside.untilDue(now, inMs === null ? null : now + inMs)).toBe(waitMs);
  });
});
