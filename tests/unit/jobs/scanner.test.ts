import { afterEach, describe, expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";
import { aModel, available } from "@/tests/support/build-facts";
import {
  aGate,
  answer,
  aReader,
  aScanWorld,
  byProfile,
  cellsOf,
  FIRST,
  MODEL,
  type ScanWorld,
  SECOND,
  withFacts,
} from "@/tests/support/scans/world";

let world: ScanWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

const bug = (): never => {
  throw new TypeError("not a region: nz-central-1");
};
const REGIONS = ["us-east-1", "eu-west-1"].map((region) => ({
  region,
  status: "ENABLED_BY_DEFAULT",
}));
const regions = async () => answer(REGIONS);
const inEurope =
  <T>(then: () => T, otherwise: T) =>
  async (region: string): Promise<T> =>
    region === "eu-west-1" ? then() : otherwise;

/** Two accounts of two regions; the first is as `over` says. */
async function twoAccounts(
  over: Partial<AccountReader>,
  stores?: (real: Stores) => Stores,
): Promise<ScanWorld> {
  const readers = new Map([
    ["first", aReader(FIRST, { regions, ...over })],
    ["second", aReader(SECOND, { regions })],
  ]);
  const made = await aScanWorld({
    accounts: [byProfile("first"), byProfile("second")],
    readerFor: ({ key }) => readers.get(key) ?? bug(),
    ...(stores && { stores }),
  });
  world = made;
  return made;
}

const [BROKEN, READY] = ["unknown Unrecognized dashboard-failed", "ready"];
const cells = (first: { us: string; eu: string }) => ({
  [`${FIRST} us-east-1 ${MODEL}`]: first.us,
  [`${FIRST} eu-west-1 ${MODEL}`]: first.eu,
  [`${SECOND} us-east-1 ${MODEL}`]: READY,
  [`${SECOND} eu-west-1 ${MODEL}`]: READY,
});

describe("an account that was read", () => {
  it.each<[string, Partial<AccountReader>]>([
    ["to its end", {}],
    ["until a bug ended it", { identity: bug }],
  ])("%s is let go of, once", async (_name, first) => {
    const { scanner, wereRead } = await twoAccounts(first);
    await scanner.run("start", EVERYTHING);
    expect([...wereRead].sort()).toEqual(["first", "second"]);
  });
});

describe("a bug in one account", () => {
  it.each<[string, Partial<AccountReader>, { us: string; eu: string }]>([
    [
      "one region's models",
      { models: inEurope(bug, answer([aModel(MODEL)])) },
      { us: READY, eu: BROKEN },
    ],
    ["one region's profiles", { profiles: inEurope(bug, answer([])) }, { us: READY, eu: BROKEN }],
    ["one region's quotas", { quotas: inEurope(bug, answer([])) }, { us: READY, eu: BROKEN }],
    [
      "one cell",
      {
        availability: inEurope(bug, answer(available())),
      },
      { us: READY, eu: BROKEN },
    ],
    ["all of its regions", { models: async () => bug() }, { us: BROKEN, eu: BROKEN }],
    ["its form", { form: async () => bug() }, { us: BROKEN, eu: BROKEN }],
    ["its agreements", { agreements: async () => bug() }, { us: BROKEN, eu: BROKEN }],
    ["its list of regions", { regions: async () => bug() }, { us: BROKEN, eu: BROKEN }],
  ])(
    "in %s is told with its stack, is that account's fault, and ends nothing else",
    async (_name, over, first) => {
      const { scanner, stores, told } = await twoAccounts(over);
      // Its regions are known from before, as they are of any account that was ever read.
      const regions = answer(REGIONS, 1);
      await stores.facts.mergeAccount({
        key: "first",
        name: "first",
        patch: {
          accountId: FIRST,
          facts: { identity: answer({ accountId: FIRST, partition: "aws" }, 1), regions },
        },
        updatedAt: 1,
      });
      const end = await scanner.run("start", EVERYTHING);
      expect(end).toMatchObject({ outcome: "complete", complete: true });
      expect(await cellsOf(world as ScanWorld)).toEqual(cells(first));
      const errors = told.filter(({ level }) => level === "error");
      expect(errors.length).toBeGreaterThan(0);
      for (const { error } of errors) expect(error).toBeInstanceOf(TypeError);
      const [row] = await stores.scans.recent(1);
      expect(row).toMatchObject({ outcome: "complete", finishedAt: expect.any(Number) });
      expect(scanner.progress()).toBeNull();
      expect((await stores.history.latest(SECOND, "us-east-1")).length).toBe(1);
    },
  );

  it("ends when its own work has ended, not before", async () => {
    const gate = aGate();
    const { scanner } = await twoAccounts({
      profiles: async () => bug(),
      models: async () => {
        await gate.opened;
        return answer([aModel(MODEL)]);
      },
    });
    let ended = false;
    const done = scanner.run("start", EVERYTHING).finally(() => {
      ended = true;
    });
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect([ended, scanner.progress() === null]).toEqual([false, false]);
    gate.open();
    await done;
  });
});

describe("the record of a scan is closed, however it ends:", () => {
  const full = () => Promise.reject(new Error("the disk is full"));
  const failing = (stores: Stores) =>
    withFacts(stores, () => ({ mergeAccount: full, mergeRegion: full }));
  const half = (stores: Stores) =>
    withFacts(stores, (facts) => ({
      mergeRegion: (row) => (row.account === FIRST ? full() : facts.mergeRegion(row)),
    }));

  it("failed where nothing could be kept, with what broke it", async () => {
    const { scanner, stores } = await twoAccounts({}, failing);
    await expect(scanner.run("start", EVERYTHING)).rejects.toThrow("the disk is full");
    expect((await stores.scans.recent(1))[0]).toMatchObject({
      outcome: "failed",
      finishedAt: expect.any(Number),
    });
    expect(await stores.scans.failuresInARow()).toBe(1);
    expect(scanner.progress()).toBeNull();
  });

  it("complete where only one account could not be kept", async () => {
    const { scanner, stores } = await twoAccounts({}, half);
    expect((await scanner.run("start", EVERYTHING)).outcome).toBe("complete");
    expect((await stores.scans.recent(1))[0]).toMatchObject({ outcome: "complete" });
  });

  it("cancelled where it was", async () => {
    const gate = aGate();
    const { scanner, stores } = await twoAccounts({
      models: async (_region, signal) => {
        gate.open();
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        return { status: "never" };
      },
    });
    const done = scanner.run("start", EVERYTHING);
    await gate.opened;
    expect(await scanner.cancelAll()).toBe(true);
    expect((await done).outcome).toBe("cancelled");
    expect((await stores.scans.recent(1))[0]).toMatchObject({
      outcome: "cancelled",
      finishedAt: expect.any(Number),
    });
    expect(await scanner.cancelAll()).toBe(false);
  });

  it("what follows a scan and fails is told, and changes nothing of it", async () => {
    const { scanner, stores, told } = await twoAccounts({}, (real) => ({
      ...real,
      transaction: (run) =>
        real.transaction((inside) => {
          const prune = () => Promise.reject(new Error("locked"));
          return run({ ...inside, history: { ...inside.history, prune } });
        }),
    }));
    expect((await scanner.run("start", EVERYTHING)).outcome).toBe("complete");
    expect((await stores.scans.recent(1))[0]?.outcome).toBe("complete");
    expect(told).toContainEqual({
      level: "error",
      message: "the tidying of the store failed",
      error: new Error("locked"),
    });
    expect(await stores.jobs.list(["tidy"])).toMatchObject([{ holder: null, body: "1" }]);
  });
});

describe("names that every object has", () => {
  it.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
    "a model %s is a row like any other",
    async (modelId) => {
      const models = async () => answer([aModel(MODEL), aModel(modelId)]);
      const made = await twoAccounts({ models });
      for (const trigger of ["start", "schedule"] as const) {
        expect((await made.scanner.run(trigger, EVERYTHING)).outcome).toBe("complete");
        const read = await cellsOf(made);
        expect(Object.keys(read)).toHaveLength(8);
        expect(read[`${FIRST} us-east-1 ${modelId}`]).toBe(READY);
        expect(read[`${SECOND} us-east-1 ${modelId}`]).toBe("not_offered");
      }
      expect(made.told.filter(({ level }) => level === "error")).toEqual([]);
    },
  );
});
