import { describe, expect, it } from "vitest";
import { openWatch } from "@/lib/domain/agreement/open-watch";
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

const WINDOW = 15 * MINUTE_MS;

describe("a watch opens", () => {
  it.each([
    ["at the first sight of PENDING", { "eu-west-1": "PENDING" }, "pending"],
    [
      "only with the regions that pend",
      { "eu-west-1": "PENDING", "us-east-1": "AVAILABLE" },
      "pending",
    ],
    ["not for what is through", { "eu-west-1": "AVAILABLE" }, null],
    ["not for a failed call", { "eu-west-1": "fault" }, null],
    ["not for a value nobody knows", { "eu-west-1": "SOMETHING_NEW" }, null],
  ])("%s", (_name, said, expected) => {
    const watch = openWatch(KEY, aRead("scan", T0, { said }));
    expect(watch?.flight.state ?? null).toBe(expected);
    if (watch) expect(watch.regions.map(({ region }) => region)).toEqual(["eu-west-1"]);
  });

  it("as failed where the entitlement has failed already, and tells so once", () => {
    const watch = aWatch(undefined, { entitlement: FAILED });
    expect(watch.flight).toMatchObject({ state: "failed", failure: { cause: FAILED.cause } });
    expect(watch.notices).toHaveLength(1);
    expect(scan(watch, T0 + MINUTE_MS, { "eu-west-1": "PENDING" }, { entitlement: FAILED })).toBe(
      watch,
    );
  });

  it("as overdue where the acceptance is older than 15 minutes", () => {
    const start = { startedAt: T0 - WINDOW, source: "acceptance", agreementId: "agmt-1" } as const;
    const watch = aWatch(undefined, { start });
    expect(watch.flight.state).toBe("overdue");
    expect(watch.notices).toEqual([{ flightNo: 1, kind: "overdue", at: T0 }]);
  });
});

describe("PENDING over time", () => {
  it.each([
    ["at once", 0, "pending", 0],
    ["one millisecond early", WINDOW - 1, "pending", 0],
    ["at 15 minutes", WINDOW, "overdue", 1],
    ["one millisecond late", WINDOW + 1, "overdue", 1],
    ["after 24 hours", DAY_MS, "overdue", 1],
  ])("%s", (_name, elapsedMs, state, told) => {
    const watch = poll(aWatch(), T0 + elapsedMs, { "eu-west-1": "PENDING" });
    expect(watch.flight.state).toBe(state);
    expect(watch.notices).toHaveLength(told);
  });

  it("is told overdue once, however often it is polled", () => {
    let watch = aWatch();
    for (let i = 0; i < 5; i++)
      watch = poll(watch, T0 + WINDOW + i * WINDOW, { "eu-west-1": "PENDING" });
    expect(watch.notices.map(({ kind }) => kind)).toEqual(["overdue"]);
  });
});

describe("what AWS says then", () => {
  const both = { "eu-west-1": "PENDING", [B]: "PENDING" };
  const denied = anAvailability("AVAILABLE", { authorization: "NOT_AUTHORIZED" });
  const unentitled = anAvailability("AVAILABLE", { entitlement: "NOT_AVAILABLE" });
  const withdrawn = anAvailability("AVAILABLE", { region: "NOT_AVAILABLE" });
  it.each<[string, Said, string]>([
    ["through everywhere", { "eu-west-1": "AVAILABLE", [B]: "AVAILABLE" }, "active"],
    ["through in one region only", { "eu-west-1": "AVAILABLE", [B]: "PENDING" }, "pending"],
    [
      "through in one, gone in another",
      { "eu-west-1": "AVAILABLE", [B]: "NOT_AVAILABLE" },
      "pending",
    ],
    [
      "through in one, no answer from the other",
      { "eu-west-1": "AVAILABLE", [B]: "fault" },
      "pending",
    ],
    ["no answer from any", { "eu-west-1": "fault", [B]: "fault" }, "pending"],
    ["ERROR everywhere", { "eu-west-1": "ERROR", [B]: "ERROR" }, "failed"],
    [
      "ERROR in one, still PENDING in the other",
      { "eu-west-1": "ERROR", [B]: "PENDING" },
      "pending",
    ],
    ["ERROR in one, gone in the other", { "eu-west-1": "ERROR", [B]: "NOT_AVAILABLE" }, "failed"],
    ["gone everywhere", { "eu-west-1": "NOT_AVAILABLE", [B]: "NOT_AVAILABLE" }, "lapsed"],
    ["a value nobody knows", { "eu-west-1": "SOMETHING_NEW", [B]: "AVAILABLE" }, "pending"],
    ["an agreement, but no authorization", { "eu-west-1": denied, [B]: denied }, "failed"],
    ["an agreement, but no entitlement", { "eu-west-1": unentitled, [B]: unentitled }, "failed"],
    ["no longer offered in one region", { "eu-west-1": "AVAILABLE", [B]: withdrawn }, "active"],
    ["no longer offered anywhere", { "eu-west-1": withdrawn, [B]: withdrawn }, "lapsed"],
  ])("%s", (_name, said, expected) => {
    expect(poll(aWatch(both), T0 + MINUTE_MS, said).flight.state).toBe(expected);
  });

  it("an entitlement that failed ends it with its cause, though the availability says PENDING", () => {
    const watch = poll(aWatch(both), T0 + MINUTE_MS, both, { entitlement: FAILED });
    const failure = { code: "MPAgreementFailed", cause: FAILED.cause, by: "entitlement" };
    expect(watch.flight).toMatchObject({ state: "failed", endedAt: T0 + MINUTE_MS, failure });
  });

  it("is in place after the time from the acceptance to the answer", () => {
    const start = {
      startedAt: T0 - MINUTE_MS,
      source: "acceptance",
      agreementId: "agmt-1",
    } as const;
    const watch = poll(
      aWatch(both),
      T0 + 3 * MINUTE_MS,
      { "eu-west-1": "AVAILABLE", [B]: "AVAILABLE" },
      { start },
    );
    expect(watch.flight).toMatchObject({ startedAt: T0 - MINUTE_MS, endedAt: T0 + 3 * MINUTE_MS });
    expect(watch.agreementId).toBe("agmt-1");
  });

  it("an answer older than the last is dropped", () => {
    const watch = poll(aWatch(), T0 + MINUTE_MS, { "eu-west-1": "PENDING" });
    expect(scan(watch, T0 + MINUTE_MS - 1, { "eu-west-1": "AVAILABLE" })).toBe(watch);
  });

  it("a later acceptance does not turn the clock back", () => {
    const start = {
      startedAt: T0 + MINUTE_MS,
      source: "acceptance",
      agreementId: "agmt-2",
    } as const;
    const watch = poll(aWatch(), T0 + 2 * MINUTE_MS, { "eu-west-1": "PENDING" }, { start });
    expect(watch.flight.startedAt).toBe(T0);
  });
});

describe("a poll that fails", () => {
  it("changes no state, keeps what was seen, and says why", () => {
    const watch = poll(aWatch(), T0 + WINDOW, { "eu-west-1": "fault" });
    expect(watch.flight).toEqual(aWatch().flight);
    expect(watch.notices).toEqual([]);
    expect(watch.regions[0]).toMatchObject({
      says: "pending",
      seenAt: T0,
      failures: 1,
      fault: { code: "NetworkError" },
    });
    expect(watch.history).toMatchObject([
      { failed: true, says: "NetworkError from eu-west-1", polls: 1 },
    ]);
  });

  it("is forgotten at the next answer", () => {
    const failed = poll(aWatch(), T0 + MINUTE_MS, { "eu-west-1": "fault" });
    const watch = poll(failed, T0 + 2 * MINUTE_MS, { "eu-west-1": "PENDING" });
    expect(watch.regions[0]).toMatchObject({
      failures: 0,
      fault: null,
      seenAt: T0 + 2 * MINUTE_MS,
    });
  });
});
