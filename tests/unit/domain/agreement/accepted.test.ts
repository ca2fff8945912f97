import { describe, expect, it } from "vitest";
import { advance } from "@/lib/domain/agreement/advance";
import type { AcceptedEvent } from "@/lib/domain/agreement/events";
import { attemptOf } from "@/lib/domain/agreement/notice-text";
import { openWatch } from "@/lib/domain/agreement/open-watch";
import { nextPollAt, SETTLING_MS } from "@/lib/domain/agreement/schedule";
import { ACTIVATION_WINDOW_MS } from "@/lib/domain/agreement/start";
import type { Watch } from "@/lib/domain/agreement/watch";
import { SECOND_MS } from "@/lib/domain/time";
import { aRead, aWatch, KEY, poll, T0 } from "@/tests/support/watches/watch";

const event: AcceptedEvent = {
  type: "accepted",
  at: T0,
  existed: false,
  wasError: false,
  regions: ["us-east-1", "eu-west-1"],
};
const opened = (): Watch => {
  const watch = openWatch(KEY, event);
  if (!watch) throw new Error("a watch begins");
  return watch;
};
const BOTH = (says: string) => ({ "us-east-1": says, "eu-west-1": says });

describe("an agreement that we accepted", () => {
  it("is watched from then on, before AWS shows anything, and asked soon", () => {
    const watch = opened();
    expect(watch.flight).toMatchObject({ state: "pending", source: "acceptance", startedAt: T0 });
    expect(watch.regions.map(({ region }) => region)).toEqual(["eu-west-1", "us-east-1"]);
    expect(nextPollAt(watch)).toBe(T0 + 15 * SECOND_MS);
  });

  it("of no Region has nothing to watch", () => {
    expect(openWatch(KEY, { ...event, regions: [] })).toBeNull();
  });

  it.each([
    ["NOT_AVAILABLE at first is early", 15 * SECOND_MS, "NOT_AVAILABLE", "pending"],
    ["an error at first is of before", 15 * SECOND_MS, "ERROR", "pending"],
    ["NOT_AVAILABLE after two minutes", SETTLING_MS, "NOT_AVAILABLE", "pending"],
    ["NOT_AVAILABLE a moment before 15", ACTIVATION_WINDOW_MS - 1, "NOT_AVAILABLE", "pending"],
    ["NOT_AVAILABLE after 15 minutes", ACTIVATION_WINDOW_MS, "NOT_AVAILABLE", "lapsed"],
    ["an error a moment before two minutes", SETTLING_MS - 1, "ERROR", "pending"],
    ["an error after two minutes", SETTLING_MS, "ERROR", "failed"],
    ["AVAILABLE at once", 15 * SECOND_MS, "AVAILABLE", "active"],
    ["PENDING", 15 * SECOND_MS, "PENDING", "pending"],
  ])("%s", (_name, afterMs, says, state) => {
    expect(poll(opened(), T0 + afterMs, BOTH(says)).flight.state).toBe(state);
  });

  it.each([
    ["a moment before 15 minutes", ACTIVATION_WINDOW_MS - 1, "ERROR", "pending"],
    ["after 15 minutes", ACTIVATION_WINDOW_MS, "ERROR", "failed"],
  ])("that was in error before may show that error: %s", (_name, afterMs, says, state) => {
    const watch = openWatch(KEY, { ...event, wasError: true });
    expect(watch && poll(watch, T0 + afterMs, BOTH(says)).flight.state).toBe(state);
  });

  it("that was in error before, pends and is in error again has failed", () => {
    const watch = openWatch(KEY, { ...event, wasError: true });
    const pending = watch && poll(watch, T0 + 15 * SECOND_MS, BOTH("PENDING"));
    const again = pending && poll(pending, T0 + 30 * SECOND_MS, BOTH("ERROR"));
    expect(again?.flight.state).toBe("failed");
  });

  it("that was PENDING and is gone has lapsed, however early", () => {
    const pending = poll(opened(), T0 + 15 * SECOND_MS, BOTH("PENDING"));
    const gone = poll(pending, T0 + 30 * SECOND_MS, BOTH("NOT_AVAILABLE"));
    expect(gone.flight.state).toBe("lapsed");
  });

  it("keeps an attempt that is under way, and begins anew after one that ended", () => {
    const watch = aWatch();
    expect(advance(watch, { ...event, at: T0 + 1 })).toBe(watch);
    const ended = poll(watch, T0 + 60_000, { "eu-west-1": "NOT_AVAILABLE" });
    const anew = advance(ended, { ...event, at: T0 + 120_000 });
    expect(anew).toMatchObject({
      flightNo: ended.flightNo + 1,
      flight: { state: "pending", startedAt: T0 + 120_000 },
    });
    expect(anew.past).toHaveLength(1);
  });

  it("starts no earlier than it was accepted, whatever older agreement AWS names", () => {
    const start = {
      startedAt: T0 - 1_000_000,
      source: "acceptance",
      agreementId: "agmt-old",
    } as const;
    const read = aRead("poll", T0 + 15_000, { said: BOTH("PENDING"), start });
    expect(advance(opened(), read).flight).toMatchObject({ startedAt: T0 });
  });

  it("that was there before began when AWS says it did", () => {
    const watch = openWatch(KEY, { ...event, existed: true });
    const start = { startedAt: T0 - 60_000, source: "acceptance", agreementId: "agmt" } as const;
    const read = aRead("poll", T0 + 15_000, { said: BOTH("PENDING"), start });
    expect(watch && advance(watch, read).flight).toMatchObject({ startedAt: T0 - 60_000 });
  });

  it.each([
    ["ended before it was sent", -1, 2],
    ["ended as it was sent", 0, 1],
    ["ended since", 1, 1],
  ])("known late, after an attempt that %s", (_name, endedAfterMs, flightNo) => {
    const ended = poll(aWatch(), T0 + 60_000, { "eu-west-1": "AVAILABLE" });
    const at = T0 + 60_000 - endedAfterMs;
    expect(ended.flight.state).toBe("active");
    expect(advance(ended, { ...event, at }).flightNo).toBe(flightNo);
  });

  it("while a fix is waited for leaves each attempt before it its own", () => {
    const failed = poll(aWatch(), T0 + 60_000, { "eu-west-1": "ERROR" });
    if (failed.flight.state !== "failed") throw new Error("it failed");
    const fixed = advance(failed, {
      type: "fixed",
      at: T0 + 120_000,
      regions: ["eu-west-1"],
      failure: null,
    });
    const anew = advance(fixed, { ...event, at: T0 + 180_000 });
    expect([fixed.flight.state, anew.flight.state]).toEqual(["settling", "pending"]);
    for (const watch of [fixed, anew])
      expect(attemptOf(watch, failed.flightNo)).toMatchObject({
        startedAt: failed.flight.startedAt,
        code: failed.flight.failure.code,
      });
  });
});
