import { describe, expect, it } from "vitest";
import { advance } from "@/lib/domain/agreement/advance";
import { nextPollAt, nextTryAt, regionsToAsk, stateAt } from "@/lib/domain/agreement/schedule";
import type { Watch } from "@/lib/domain/agreement/watch";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { aWatch, poll, scan, T0 } from "@/tests/support/watches/watch";

const R = "eu-west-1";
const WINDOW = 15 * MINUTE_MS;
const polledAt = (elapsedMs: number, jitter = 0): Watch =>
  poll(aWatch(), T0 + elapsedMs, { [R]: "PENDING" }, { jitter });

describe("the next poll", () => {
  it.each([
    ["first", 0, 0, 15 * SECOND_MS],
    ["earliest", 0, -1, 12 * SECOND_MS],
    ["latest", 0, 1, 18 * SECOND_MS],
    ["still eager", 2 * MINUTE_MS - 1, 0, 15 * SECOND_MS],
    ["steady from two minutes on", 2 * MINUTE_MS, 0, 30 * SECOND_MS],
    ["steady, earliest", 2 * MINUTE_MS, -1, 24 * SECOND_MS],
    ["steady, latest", 2 * MINUTE_MS, 1, 36 * SECOND_MS],
    [
      "on the deadline where it would fall just past it",
      WINDOW - 25 * SECOND_MS,
      0,
      25 * SECOND_MS,
    ],
    ["past the deadline where it is too near", WINDOW - 1, 0, 30 * SECOND_MS],
    ["every 15 minutes from the deadline on", WINDOW, 1, 15 * MINUTE_MS],
    ["still every 15 minutes", WINDOW + DAY_MS - 1, 0, 15 * MINUTE_MS],
    ["once an hour from a day after the deadline", WINDOW + DAY_MS, 0, HOUR_MS],
  ])("%s", (_name, elapsedMs, jitter, expectedMs) => {
    expect(nextPollAt(polledAt(elapsedMs, jitter))).toBe(T0 + elapsedMs + expectedMs);
  });

  it("backs off while polls fail, up to five minutes, and comes back at once", () => {
    let watch = aWatch();
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      const at = nextPollAt(watch) ?? 0;
      watch = poll(watch, at, { [R]: "fault" });
      waits.push(((nextPollAt(watch) ?? 0) - at) / SECOND_MS);
    }
    expect(waits).toEqual([30, 60, 120, 300]);
    const at = nextPollAt(watch) ?? 0;
    expect(nextPollAt(poll(watch, at, { [R]: "PENDING" }))).toBe(at + 30 * SECOND_MS);
  });

  it("asks a region that fails less often, and the others as before", () => {
    const watch = poll(aWatch({ [R]: "PENDING", "us-east-1": "PENDING" }), T0 + MINUTE_MS, {
      [R]: "PENDING",
      "us-east-1": "fault",
    });
    expect(nextPollAt(watch)).toBe(T0 + MINUTE_MS + 15 * SECOND_MS);
    expect(regionsToAsk(watch, T0 + MINUTE_MS + 15 * SECOND_MS)).toEqual([R]);
  });

  it("asks no region that is through while another pends", () => {
    const watch = poll(aWatch({ [R]: "PENDING", "us-east-1": "PENDING" }), T0 + MINUTE_MS, {
      [R]: "PENDING",
      "us-east-1": "AVAILABLE",
    });
    expect(regionsToAsk(watch, T0 + HOUR_MS)).toEqual([R]);
  });

  it.each([
    ["early", 14_999, []],
    ["in time", 15_000, [R]],
    ["after a sleep", DAY_MS, [R]],
    ["a clock a little behind", -30_000, []],
    ["a clock that was turned back", -30_001, [R]],
  ])("is due: %s", (_name, elapsedMs, regions) => {
    expect(regionsToAsk(polledAt(0), T0 + elapsedMs)).toEqual(regions);
  });

  it("a scan's reading does not move it", () => {
    const watch = polledAt(0);
    expect(nextPollAt(scan(watch, T0 + 14_000, { [R]: "PENDING" }))).toBe(nextPollAt(watch));
  });

  it("is none once the watch ended or was dismissed", () => {
    expect(nextPollAt(poll(aWatch(), T0 + MINUTE_MS, { [R]: "AVAILABLE" }))).toBeNull();
    expect(nextPollAt(advance(aWatch(), { type: "dismissed", at: T0 }))).toBeNull();
  });
});

describe("the state at a time", () => {
  it.each([
    ["0", 0, "pending"],
    ["14:59.999", WINDOW - 1, "pending"],
    ["15:00", WINDOW, "overdue"],
    ["15:00.001", WINDOW + 1, "overdue"],
    ["24 h", DAY_MS, "overdue"],
    ["a clock turned back", -DAY_MS, "pending"],
  ])("%s", (_name, elapsedMs, expected) => {
    expect(stateAt(aWatch(), T0 + elapsedMs)).toBe(expected);
  });

  it("is not turned back by a clock that jumps", () => {
    expect(stateAt(polledAt(WINDOW), T0)).toBe("overdue");
  });
});

describe("another try", () => {
  it.each([
    ["is not suggested before the deadline", WINDOW - 1, null],
    ["15 minutes after the deadline", WINDOW, 2 * WINDOW],
    ["still", 2 * WINDOW - 1, 2 * WINDOW],
    ["then the next", 2 * WINDOW, 3 * WINDOW],
  ])("%s", (_name, elapsedMs, expected) => {
    expect(nextTryAt(aWatch(), T0 + elapsedMs)).toBe(expected === null ? null : T0 + expected);
  });
});
