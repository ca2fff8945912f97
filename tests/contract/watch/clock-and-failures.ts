import { expect } from "vitest";
import { stateAt } from "@/lib/domain/agreement/schedule";
import { runCli } from "@/tests/support/run-cli";
import { agreements, aLife, endAgreement, SKEWED_CLOCK, START_MS, until } from "./life";

const MODEL = "ai21.jamba-1-5-large-v1:0";
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** A clock that is off changes nothing in the watch's times, which are AWS's, and is told. */
export async function skewedClock(skewMs: number): Promise<void> {
  const ends = { how: "never" } as const;
  const life = await aLife(
    agreements({ [MODEL]: { kind: "pending", acceptedAgoMs: 5 * MINUTE_MS, ends } }),
  );
  try {
    const run = life.run({ CLOCK_SKEW_MS: String(skewMs) });
    const acceptedAt = Date.now() - 5 * MINUTE_MS;
    const [watch] = await until("the watch's start", {
      look: () => life.watches(),
      holds: ([one]) => one !== undefined && one.flight.startedAt < Date.now() - 4 * MINUTE_MS,
      withinMs: START_MS,
      runs: [run],
    });
    if (!watch) throw new Error("no watch");
    expect(Math.abs(watch.flight.startedAt - acceptedAt)).toBeLessThan(5 * SECOND_MS);
    expect(Math.abs(watch.openedAt - Date.now())).toBeLessThan(START_MS);
    expect(stateAt(watch, Date.now())).toBe("pending");
    const [account] = await life.stores(({ facts }) => facts.accounts());
    expect(Math.abs((account?.facts.clockOffsetMs ?? 0) + skewMs)).toBeLessThan(3 * SECOND_MS);
    endAgreement(life, MODEL, { how: "complete", inMs: 0 });
    const [ended] = await until("the end", {
      look: () => life.watches(),
      holds: ([one]) => one?.flight.state === "active",
      withinMs: 60_000,
      runs: [run],
    });
    const endedAt = ended && "endedAt" in ended.flight ? ended.flight.endedAt : 0;
    expect(Math.abs(endedAt - Date.now())).toBeLessThan(20 * SECOND_MS);
    await run.kill();
    const { out, err } = await runCli(["scan", "--format", "json"], {
      env: { ...life.env, CLOCK_SKEW_MS: String(skewMs) },
      imports: [SKEWED_CLOCK],
    });
    expect(JSON.parse(out).accounts).toEqual([
      expect.objectContaining({
        fault: expect.objectContaining({ code: "RequestExpired", cause: "clock-skew" }),
      }),
    ]);
    expect(err).toMatch(/clock is (3599|3600|3601) s (ahead of|behind) AWS's\. Synchronise it/);
    expect(Math.abs(Date.parse(JSON.parse(out).finishedAt) - Date.now())).toBeLessThan(MINUTE_MS);
  } finally {
    await life.close();
  }
}

/** A poll that fails leaves the watch in its state. */
export async function failingPoll(): Promise<void> {
  const ends = { how: "never" } as const;
  const life = await aLife(
    agreements({ [MODEL]: { kind: "pending", acceptedAgoMs: MINUTE_MS, ends } }),
  );
  try {
    const run = life.run({ SCAN_INTERVAL: "1h" });
    const known = (since: number) => (watches: Awaited<ReturnType<typeof life.watches>>) =>
      watches[0] !== undefined && watches[0].flight.startedAt < since;
    const [before] = await until("the watch", {
      look: () => life.watches(),
      holds: known(Date.now() - 50 * SECOND_MS),
      withinMs: START_MS,
      runs: [run],
    });
    life.standIn.control.addFaults({
      when: { operation: "GetFoundationModelAvailability" },
      fault: { kind: "named", name: "InternalFailure" },
    });
    const [after] = await until("a poll that failed", {
      look: () => life.watches(),
      holds: ([one]) => (one?.regions[0]?.failures ?? 0) > 0,
      withinMs: 60_000,
      runs: [run],
    });
    expect(after?.flight).toEqual(before?.flight);
    expect(after?.notices).toEqual([]);
    expect(after?.regions[0]).toMatchObject({
      says: "pending",
      seenAt: before?.regions[0]?.seenAt,
      fault: { code: "InternalFailure" },
    });
    expect(life.hook.told).toEqual([]);
  } finally {
    await life.close();
  }
}
