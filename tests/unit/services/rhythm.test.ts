import { afterEach, describe, expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { SECOND_MS } from "@/lib/domain/time";
import { readIntervalProblem, readRhythm } from "@/lib/services/rhythm";
import { aModel, available } from "@/tests/support/build-facts";
import {
  answer,
  aReader,
  aScanWorld,
  byProfile,
  cellsOf,
  FIRST,
  MODEL,
  type ScanWorld,
} from "@/tests/support/scans/world";

const NOON = Date.UTC(2026, 0, 1, 12);

let world: ScanWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

/** An interval of 10 s, and a complete scan that took so long and has just ended. */
async function scanned(tookMs: number, outcome: "complete" | "cancelled" = "complete") {
  const clock = { now: NOON };
  const at = () => clock.now;
  const reader = aReader(FIRST, {
    identity: async () => answer({ accountId: FIRST, partition: "aws" }, at()),
    regions: async () => answer([{ region: "us-east-1", status: "ENABLED_BY_DEFAULT" }], at()),
    models: async () => answer([aModel(MODEL)], at()),
    availability: async () => {
      const reading = answer(available(), at());
      clock.now += tookMs;
      return reading;
    },
  });
  const made = await aScanWorld({
    accounts: [byProfile("first")],
    readerFor: () => reader,
    now: at,
    scanIntervalMs: 10 * SECOND_MS,
  });
  world = made;
  if (outcome === "cancelled") {
    const done = made.scanner.run("start", EVERYTHING);
    await made.scanner.cancelAll();
    await done;
  } else await made.scanner.run("start", EVERYTHING);
  return { made, clock };
}

describe("how long values count where scans take longer than the interval", () => {
  it.each<[string, number, number, string]>([
    ["a scan of 1 s, three intervals later", 1, 30, "ready"],
    ["… and a millisecond more", 1, 30.001, "unknown Stale"],
    ["a scan of 36 s, an interval and two scans later", 36, 82, "ready"],
    ["… and a millisecond more", 36, 82.001, "unknown Stale"],
  ])("%s", async (_name, tookS, ageS, expected) => {
    const { made, clock } = await scanned(tookS * SECOND_MS);
    clock.now = NOON + ageS * SECOND_MS;
    expect(await cellsOf(made)).toEqual({ [`${FIRST} us-east-1 ${MODEL}`]: expected });
  });
});

describe("the interval", () => {
  it.each<[string, number, "complete" | "cancelled", string | null]>([
    ["is kept by a scan of its length", 10, "complete", null],
    [
      "can't be kept by a longer one",
      36,
      "complete",
      "A scan takes 36 s, longer than SCAN_INTERVAL of 10 s. Set SCAN_INTERVAL to more than that.",
    ],
    ["is not judged by a scan that was cancelled", 36, "cancelled", null],
  ])("%s", async (_name, tookS, outcome, expected) => {
    const { made } = await scanned(tookS * SECOND_MS, outcome);
    expect(await readIntervalProblem(made.ctx)).toBe(expected);
    expect((await readRhythm(made.ctx)).intervalMs).toBe(10 * SECOND_MS);
  });
});
