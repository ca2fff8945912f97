import { describe, inject, it } from "vitest";
import { failingPoll, skewedClock } from "./clock-and-failures";
import { takeOver } from "./two-processes";

const HOUR_MS = 3_600_000;
const LONG_MS = 180_000;

/** Side by side, since they mostly wait. Kills at random moments: `tests/chaos/kills.test.ts`. */
describe.concurrent("watches under trouble", () => {
  it.each([
    ["ahead", HOUR_MS],
    ["behind", -HOUR_MS],
  ])(
    "a clock that is an hour %s: start, deadline and end are by AWS's clock, and it is told",
    (_name, skewMs) => skewedClock(skewMs),
    LONG_MS,
  );

  it("a poll that fails changes no state and tells nobody", failingPoll, LONG_MS);

  const postgres = inject("postgres");
  const name = "two processes: one polls; where it is killed, the other goes on within 30 s";
  if ("url" in postgres) {
    it(`${name}, on PostgreSQL`, () => takeOver(postgres.url), LONG_MS);
  } else if (process.env.REQUIRE_POSTGRES === "1") {
    it(`${name}, on PostgreSQL`, () => {
      throw new Error(`PostgreSQL is required and did not run: ${postgres.reason}`);
    });
  } else {
    it.skip(`${name}, on PostgreSQL: not run, ${postgres.reason}`, () => undefined);
  }
});
