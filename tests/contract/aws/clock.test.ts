import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createAws } from "@/lib/aws/create-aws";
import type { Reading } from "@/lib/domain/facts/facts";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { aCounter } from "@/tests/support/attempts";
import { aBench, type Bench, KEYS, withEnvironment } from "@/tests/support/stand-in";

const NEVER = new AbortController().signal;
const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const CLAUDE = "anthropic.claude-sonnet-4-6";
let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
  bench.standIn.control.clearFaults();
});
afterAll(() => bench.close());
afterEach(() => bench.standIn.control.setClock({ headerOffsetMs: 0, windowOffsetMs: 0 }));

/** A reader on a machine whose clock is ahead by so much. */
function onMachine<T>(aheadMs: number, work: (reader: AccountReader) => Promise<T>): Promise<T> {
  return withEnvironment({ ...KEYS, AWS_ENDPOINT_URL: bench.standIn.url }, async () => {
    const aws = await createAws({
      caBundle: null,
      proxied: false,
      variables: {},
      attempts: aCounter(),
      wall: () => Date.now() + aheadMs,
      random: () => 0,
    });
    if (!aws.ok) throw new Error(aws.error);
    const access = { by: "default" } as const;
    return work(
      aws.value.readerFor(
        { key: "default", accountId: null, name: null, access },
        { expect: null },
      ),
    );
  });
}

const atOf = (reading: Reading<unknown>): number => {
  if (reading.status !== "read") throw new Error(JSON.stringify(reading));
  return reading.source.at;
};

describe("a machine whose clock is wrong at the start", () => {
  it.each([
    ["an hour ahead", HOUR_MS],
    ["an hour behind", -HOUR_MS],
    ["ten seconds ahead", 10 * SECOND_MS],
    ["right", 0],
  ])("%s stamps everything with AWS's time, the first answer too", (_name, aheadMs) =>
    onMachine(aheadMs, async (reader) => {
      const identity = await reader.identity(NEVER);
      expect(Math.abs(atOf(identity) - Date.now())).toBeLessThan(30 * SECOND_MS);
      expect(Math.abs(atOf(identity) - Date.now() - aheadMs) < 3 * SECOND_MS).toBe(aheadMs === 0);
      expect(Math.abs((reader.clockOffsetMs() ?? Number.NaN) + aheadMs)).toBeLessThan(
        3 * SECOND_MS,
      );
    }),
  );
});

describe("one answer in a scan with a wrong Date", () => {
  it("moves no clock, and holds up no later answer", () =>
    onMachine(0, async (reader) => {
      await reader.identity(NEVER);
      await reader.availability("eu-west-1", CLAUDE, NEVER);
      bench.standIn.control.setClock({ headerOffsetMs: 6 * HOUR_MS, windowOffsetMs: 0 });
      const wrong = await reader.availability("eu-west-1", CLAUDE, NEVER);
      bench.standIn.control.setClock({ headerOffsetMs: 0, windowOffsetMs: 0 });
      const later = await reader.availability("eu-west-1", CLAUDE, NEVER);
      for (const reading of [wrong, later])
        expect(Math.abs(atOf(reading) - Date.now())).toBeLessThan(30 * SECOND_MS);
      expect(reader.clockOffsetMs()).toBe(0);
    }));
});
