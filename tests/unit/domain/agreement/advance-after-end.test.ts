import { describe, expect, it } from "vitest";
import { advance } from "@/lib/domain/agreement/advance";
import { openWatch } from "@/lib/domain/agreement/open-watch";
import { nextPollAt } from "@/lib/domain/agreement/schedule";
import type { Failure } from "@/lib/domain/agreement/watch";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import {
  anAvailability,
  aRead,
  aWatch,
  KEY,
  poll,
  type Said,
  scan,
  T0,
} from "@/tests/support/watches/watch";
import { B, FAILED } from "./outcomes";

const FAILURE: Failure = { code: "NotAuthorized", cause: null, text: null, by: "verdict" };

describe("after its end", () => {
  const active = poll(aWatch(), T0 + MINUTE_MS, { "eu-west-1": "AVAILABLE" });
  const pending = { "eu-west-1": "PENDING" };

  it.each([
    ["a scan asked before the end", T0 + MINUTE_MS - 1, 1],
    ["a scan asked in the same moment", T0 + MINUTE_MS + 5_000, 1],
    ["a scan asked after", T0 + MINUTE_MS + 5_001, 2],
  ])("PENDING from %s begins attempt %s", (_name, at, flightNo) => {
    expect(scan(active, at, pending).flightNo).toBe(flightNo);
  });

  it("a new attempt keeps the old one as past", () => {
    const again = scan(active, T0 + DAY_MS, pending);
    expect(again.flight).toMatchObject({ state: "pending", startedAt: T0 + DAY_MS });
    expect(again.past).toMatchObject([{ state: "active", startedAt: T0, endedAt: T0 + MINUTE_MS }]);
    expect(again.notices.map(({ kind }) => kind)).toEqual(["active"]);
  });

  it("a dismissed one stays so while the same PENDING goes on", () => {
    const dismissed = advance(aWatch(), { type: "dismissed", at: T0 + MINUTE_MS });
    expect(dismissed.flight).toMatchObject({ state: "dismissed", was: "pending" });
    expect(scan(dismissed, T0 + DAY_MS, pending)).toBe(dismissed);
    const ended = scan(dismissed, T0 + DAY_MS, { "eu-west-1": "NOT_AVAILABLE" });
    expect(ended.flight).toMatchObject({ state: "dismissed", pendingEnded: true });
    expect(scan(ended, T0 + 2 * DAY_MS, pending)).toMatchObject({
      flightNo: 2,
      flight: { state: "pending" },
    });
  });

  it("one that was dismissed goes on as it stood when it is watched again, and AWS's next answer counts", () => {
    const before = aWatch();
    const dismissed = advance(before, { type: "dismissed", at: T0 + MINUTE_MS });
    const resumed = advance(dismissed, { type: "resumed", at: T0 + DAY_MS });
    expect(resumed).toEqual(before);
    expect(nextPollAt(resumed)).toBeLessThan(T0 + DAY_MS);
    const through = poll(resumed, T0 + DAY_MS, { "eu-west-1": "AVAILABLE" });
    expect(through).toMatchObject({ flightNo: 1, flight: { state: "active", startedAt: T0 } });
  });

  it.each([
    ["an ended one comes back as it ended", "failed"],
    ["a fix that settles goes on settling", "settling"],
  ] as const)("%s", (_name, state) => {
    const failed = poll(aWatch(), T0 + MINUTE_MS, pending, { entitlement: FAILED });
    const fix = { type: "fixed", at: T0 + 2 * MINUTE_MS, regions: [], failure: null } as const;
    const before = state === "failed" ? failed : advance(failed, fix);
    expect(before.flight.state).toBe(state);
    const dismissed = advance(before, { type: "dismissed", at: T0 + 3 * MINUTE_MS });
    expect(advance(dismissed, { type: "resumed", at: T0 + DAY_MS })).toEqual(before);
  });

  it.each([
    ["one whose account left the configuration stays ended", { because: "account-removed" }, null],
    ["one that an earlier version dismissed in flight keeps its start", {}, "pending"],
    ["an ended one that an earlier version dismissed stays so", { was: "failed" }, null],
  ] as const)("%s", (_name, more, state) => {
    const dismissed = advance(aWatch(), { type: "dismissed", at: T0 + MINUTE_MS });
    if (dismissed.flight.state !== "dismissed") throw new Error("not dismissed");
    const { before: _before, ...kept } = dismissed.flight;
    const watch = { ...dismissed, flight: { ...kept, ...more } };
    const resumed = advance(watch, { type: "resumed", at: T0 + DAY_MS });
    if (state === null) expect(resumed).toBe(watch);
    else expect(resumed.flight).toMatchObject({ state, startedAt: T0, notBefore: null });
  });

  it("one that is not dismissed is left alone", () => {
    const watch = aWatch();
    expect(advance(watch, { type: "resumed", at: T0 + DAY_MS })).toBe(watch);
  });

  it.each([
    ["the entitlement is still failed", FAILED, "agmt-1", 1],
    ["the entitlement can't be read", null, "agmt-1", 1],
    ["no agreement could be tied to it", { failed: false } as const, null, 1],
    ["another agreement is under way", { failed: false } as const, "agmt-2", 2],
  ])("a failed entitlement: %s", (_name, entitlement, agreementId, flightNo) => {
    const failed = poll(aWatch(), T0 + MINUTE_MS, pending, { entitlement: FAILED });
    const start = { startedAt: T0 + DAY_MS, source: "acceptance", agreementId } as const;
    const event = { ...aRead("scan", T0 + DAY_MS, { said: pending, start }), entitlement };
    expect(advance(failed, event).flightNo).toBe(flightNo);
  });
});

describe("I fixed it", () => {
  const fixedAt = T0 + MINUTE_MS;
  const fixed = openWatch(KEY, {
    type: "fixed",
    at: fixedAt,
    regions: ["eu-west-1"],
    failure: FAILURE,
  });
  if (!fixed) throw new Error("a fix opens a watch");
  const over = fixedAt + 2 * MINUTE_MS;
  const denied = anAvailability("AVAILABLE", { authorization: "NOT_AUTHORIZED" });

  it.each<[string, number, Said, string]>([
    ["the same answer within two minutes", over - 1, { "eu-west-1": denied }, "settling"],
    ["the same answer at two minutes", over, { "eu-west-1": denied }, "failed"],
    ["ERROR within two minutes", over - 1, { "eu-west-1": "ERROR" }, "settling"],
    ["ERROR at two minutes", over, { "eu-west-1": "ERROR" }, "failed"],
    ["no agreement at two minutes", over, { "eu-west-1": "NOT_AVAILABLE" }, "lapsed"],
    ["no answer at two minutes", over, { "eu-west-1": "fault" }, "settling"],
    ["PENDING", fixedAt + 1_000, { "eu-west-1": "PENDING" }, "pending"],
    ["AVAILABLE", fixedAt + 1_000, { "eu-west-1": "AVAILABLE" }, "active"],
  ])("%s", (_name, at, said, expected) => {
    expect(poll(fixed, at, said).flight.state).toBe(expected);
  });

  it.each([
    ["before it says nothing about it", fixedAt - 1, "settling"],
    ["in the same moment counts", fixedAt, "active"],
  ])("an answer given %s", (_name, at, expected) => {
    expect(scan(fixed, at, { "eu-west-1": "AVAILABLE" }).flight.state).toBe(expected);
  });

  it("keeps the cause for which it was blocked, where AWS names none", () => {
    const watch = poll(fixed, over, {
      "eu-west-1": anAvailability("AVAILABLE", { entitlement: "ODD" }),
    });
    expect(watch.flight).toMatchObject({ state: "failed", failure: FAILURE });
  });

  it("gives the new attempt its own 15 minutes, whatever the old agreement's acceptance was", () => {
    const start = { startedAt: T0 - DAY_MS, source: "acceptance", agreementId: "agmt-1" } as const;
    const first = poll(fixed, fixedAt + 1_000, { "eu-west-1": "PENDING" }, { start });
    const second = poll(first, fixedAt + 2_000, { "eu-west-1": "PENDING" }, { start });
    expect(second.flight).toMatchObject({ state: "pending", startedAt: fixedAt + 1_000 });
  });

  it("on a failed watch begins an attempt, on one in flight changes nothing", () => {
    const event = { type: "fixed", at: T0 + DAY_MS, regions: [B], failure: null } as const;
    const failed = poll(aWatch(), T0 + MINUTE_MS, { "eu-west-1": "ERROR" });
    const again = advance(failed, event);
    expect(again).toMatchObject({
      flightNo: 2,
      flight: { state: "settling", from: { code: "MPAgreementFailed" } },
    });
    expect(again.regions.map(({ region }) => region)).toEqual(["eu-west-1", B]);
    expect(advance(aWatch(), event)).toEqual(aWatch());
  });

  it("needs something that was blocked, and a region", () => {
    const event = { type: "fixed", at: T0, regions: ["eu-west-1"], failure: null } as const;
    expect(openWatch(KEY, event)).toBeNull();
    expect(openWatch(KEY, { ...event, regions: [], failure: FAILURE })).toBeNull();
  });
});
