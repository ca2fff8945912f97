import { afterEach, expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { SECOND_MS } from "@/lib/domain/time";
import { createScanner, type Scanner } from "@/lib/jobs/scanner";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { STORE_ERROR, type Stores } from "@/lib/services/ports/stores";
import { scopeText } from "@/lib/services/scans/scope-text";
import { holdingsOf } from "@/tests/support/jobs/holdings";
import { aClock } from "@/tests/support/scans/clock";
import {
  aReader,
  aScanWorld,
  byProfile,
  FIRST,
  type ScanWorld,
  SECOND,
  withFacts,
} from "@/tests/support/scans/world";

const NOON = Date.UTC(2026, 0, 1, 12);
let world: ScanWorld | null = null;
let scanners: Scanner[] = [];
afterEach(async () => {
  for (const scanner of scanners) await scanner.stop();
  scanners = [];
  await world?.close();
  world = null;
});

type Given = {
  stores?: (real: Stores) => Stores;
  reader?: (key: string) => Partial<AccountReader>;
  /** Whom a process knows; absent: both. */
  knows?: (holder: string) => readonly string[];
};

/** Two accounts on one store, and processes that share its scans. `asked`: when each account was asked who it is, in seconds. */
async function aHouse({ stores, reader = () => ({}), knows }: Given = {}) {
  const clock = aClock(NOON);
  const asked: [key: string, at: number, by: string][] = [];
  const made = await aScanWorld({
    accounts: [byProfile("first"), byProfile("second")],
    readerFor: () => aReader(FIRST),
    now: clock.now,
    ...(stores && { stores }),
  });
  world = made;
  const process = (holder: string): Scanner => {
    const ctx = {
      ...made.ctx,
      accounts: () =>
        made.ctx.accounts().filter(({ key }) => knows?.(holder).includes(key) ?? true),
      aws: {
        ...made.ctx.aws,
        readerFor: ({ key }: { key: string }) => {
          const own = aReader(key === "first" ? FIRST : SECOND, reader(key));
          const identity: AccountReader["identity"] = (signal) => {
            asked.push([key, (clock.now() - NOON) / SECOND_MS, holder]);
            return own.identity(signal);
          };
          return { ...own, identity };
        },
      },
    };
    const scanner = createScanner(ctx, {
      holdings: holdingsOf(ctx, holder, { sleep: clock.sleep }),
      random: () => 0.5,
      savePace: async () => undefined,
      freeMemory: () => undefined,
      leaseSleep: clock.sleep,
    });
    scanner.work();
    scanners.push(scanner);
    return scanner;
  };
  return { clock, asked, process, stores: made.stores, told: made.told };
}

/** Ends when the sweep is told to. */
const untilStopped: Partial<AccountReader> = {
  models: async (_region, signal) => {
    await new Promise((resolve) => {
      if (signal.aborted) resolve(null);
      signal.addEventListener("abort", resolve);
    });
    return { status: "never" };
  },
};

it("an account that breaks off while others do not is read again by itself, later each time, until it is read", async () => {
  const broken = { times: 3 };
  const { clock, asked, process, stores } = await aHouse({
    stores: (real) =>
      withFacts(real, (facts) => ({
        mergeAccount(update) {
          if (update.key !== "first" || broken.times === 0) return facts.mergeAccount(update);
          return Promise.reject(new Error("full"));
        },
      })),
  });
  const scanner = process("a");
  const again = () => asked.flatMap(([key, at]) => (key === "first" && at > 0 ? [at] : []));
  expect((await scanner.run("start", EVERYTHING)).outcome).toBe("complete");
  await clock.pass(26 * SECOND_MS);
  expect(again()).toEqual([]);
  await clock.pass(7 * SECOND_MS);
  expect(again()).toHaveLength(1);
  await clock.pass(100 * SECOND_MS);
  expect(again()).toHaveLength(1);
  broken.times = 0;
  await clock.pass(30 * SECOND_MS);
  expect(again()).toHaveLength(2);
  expect(await stores.jobs.list(["sweep"])).toEqual([]);
  expect(await stores.scans.recent(9)).toHaveLength(1);
  expect((await stores.facts.region(FIRST, "us-east-1"))?.facts.models.status).toBe("read");
});

it("two processes share the accounts of a scan, and each shows and cancels all of it", async () => {
  const { clock, asked, process, stores } = await aHouse({ reader: () => untilStopped });
  const [here, there] = [process("here"), process("there")];
  await clock.pass(5 * SECOND_MS);
  const begun = await here.begin("action", EVERYTHING);
  await clock.pass(5 * SECOND_MS);
  expect(asked.map(([key, , by]) => [key, by])).toEqual([
    ["first", "here"],
    ["second", "there"],
  ]);
  expect([here, there].map((scanner) => scanner.progress()?.regionsTotal)).toEqual([2, 2]);
  expect([here.isReadElsewhere("first"), here.isReadElsewhere("second")]).toEqual([false, true]);
  expect(await there.begin("action", EVERYTHING)).toMatchObject({
    ok: false,
    error: { code: "SCAN_RUNS" },
  });
  expect(await there.cancelAll()).toBe(true);
  await clock.pass(5 * SECOND_MS);
  expect(begun.ok && (await begun.value.done).outcome).toBe("cancelled");
  expect([here, there].map((scanner) => scanner.progress())).toEqual([null, null]);
  expect((await stores.scans.recent(9)).map(({ outcome }) => outcome)).toEqual(["cancelled"]);
});

it("a scan whose limits a newer version wrote counts as one of everything", async () => {
  const newer = { writes: false };
  const { clock, process } = await aHouse({
    reader: () => untilStopped,
    stores: (real) => ({
      ...real,
      scans: {
        ...real.scans,
        async get(scanId) {
          const row = await real.scans.get(scanId);
          return row && newer.writes ? { ...row, scope: '{"accounts":["first"],"tags":[]}' } : row;
        },
      },
    }),
  });
  const here = process("here");
  await clock.pass(5 * SECOND_MS);
  const scope = { ...EVERYTHING, accounts: ["first"] };
  const begun = await here.begin("action", scope);
  if (!begun.ok) throw new Error(begun.error.message);
  const { scanId } = begun.value;
  await clock.pass(5 * SECOND_MS);
  newer.writes = true;
  const older = process("older");
  await clock.pass(5 * SECOND_MS);
  expect(here.running()).toEqual([{ scanId, scope }]);
  expect(older.running()).toEqual([{ scanId, scope: EVERYTHING }]);
  expect(await older.cancel([scanId])).toBe(true);
  await clock.pass(5 * SECOND_MS);
  expect((await begun.value.done).outcome).toBe("cancelled");
});

it("a process that is ended gives its accounts to another, and the scan goes on there", async () => {
  const gate = { isOpen: false };
  const { clock, asked, process, stores } = await aHouse({
    reader: () => ({
      models: (region, signal) =>
        gate.isOpen
          ? aReader(FIRST).models(region, signal)
          : (untilStopped.models?.(region, signal) ?? Promise.reject(new Error("no models"))),
    }),
  });
  const [here, there] = [process("here"), process("there")];
  await clock.pass(5 * SECOND_MS);
  await here.begin("action", EVERYTHING);
  await clock.pass(5 * SECOND_MS);
  gate.isOpen = true;
  await here.stop();
  expect((await stores.scans.recent(1))[0]?.outcome).toBeNull();
  await clock.pass(3 * SECOND_MS);
  expect(asked.filter(([key]) => key === "first").map(([, , by]) => by)).toEqual(["here", "there"]);
  await there.cancelAll();
  await clock.pass(5 * SECOND_MS);
  expect(await stores.scans.open()).toEqual([]);
});

it("what somebody looks at in one process is known to the other", async () => {
  const { clock, process, stores } = await aHouse({ reader: () => untilStopped });
  const [here, there] = [process("here"), process("there")];
  await clock.pass(5 * SECOND_MS);
  await here.begin("action", EVERYTHING);
  await clock.pass(3 * SECOND_MS);
  there.look({ accounts: ["second"], region: "us-east-1", modelId: null });
  await clock.settle();
  const [told] = await stores.jobs.list(["focus"]);
  expect(JSON.parse(told?.body ?? "")).toEqual({
    accounts: ["second"],
    region: "us-east-1",
    modelId: null,
  });
  await here.cancelAll();
  await clock.pass(5 * SECOND_MS);
});

const brokenStore = () => Object.assign(new Error("it restarts"), { name: STORE_ERROR });

it("an account whose store broke off goes on where it stood, in the same scan, after a pause, and no fault is kept of it", async () => {
  const broken = { times: 2 };
  const { clock, asked, process, stores } = await aHouse({
    stores: (real) =>
      withFacts(real, (facts) => ({
        mergeRegion(row) {
          if (row.account !== FIRST || broken.times === 0) return facts.mergeRegion(row);
          broken.times -= 1;
          return Promise.reject(brokenStore());
        },
      })),
  });
  const begun = await process("a").begin("start", EVERYTHING);
  await clock.pass(20 * SECOND_MS);
  expect(begun.ok && (await begun.value.done).outcome).toBe("complete");
  expect(asked.filter(([key]) => key === "first").map(([, at]) => at)).toEqual([0, 2, 6]);
  expect(asked.filter(([key]) => key === "second")).toHaveLength(1);
  const row = await stores.facts.region(FIRST, "us-east-1");
  expect(row?.facts.models.status).toBe("read");
  expect(await stores.jobs.list(["sweep"])).toEqual([]);
});

it("one whose store stays broken for a minute ends, and is read again by itself", async () => {
  const { clock, asked, process, stores } = await aHouse({
    stores: (real) =>
      withFacts(real, (facts) => ({
        mergeRegion: (row) =>
          row.account === FIRST ? Promise.reject(brokenStore()) : facts.mergeRegion(row),
      })),
  });
  const begun = await process("a").begin("start", EVERYTHING);
  await clock.pass(70 * SECOND_MS);
  expect(begun.ok && (await begun.value.done).outcome).toBe("complete");
  const times = asked.flatMap(([key, at]) => (key === "first" ? [at] : []));
  expect(times).toEqual([0, 2, 6, 14, 30, 62]);
  const [again] = await stores.jobs.list(["sweep"]);
  expect(again).toMatchObject({ key: "first", run: "" });
});

it("an account that one process does not know yet is read by the one that does", async () => {
  const { clock, asked, process, stores } = await aHouse({
    knows: (holder) => (holder === "old" ? ["first"] : ["first", "second"]),
  });
  const job = { kind: "sweep", run: "both", dueInMs: 0, priority: 0, only: null, body: "" };
  await stores.transaction(async ({ scans, jobs }) => {
    const scan = { scanId: "both", trigger: "action", startedAt: clock.now() } as const;
    await scans.start({ ...scan, scope: scopeText(EVERYTHING) });
    await jobs.put(["first", "second"].map((key) => ({ ...job, key })));
  });
  process("old");
  await clock.pass(5 * SECOND_MS);
  expect(asked.map(([key]) => key)).toEqual(["first"]);
  process("new");
  await clock.pass(20 * SECOND_MS);
  expect(asked.filter(([key]) => key === "second").map(([, , by]) => by)).toEqual(["new"]);
  expect(await stores.scans.recent(1)).toMatchObject([{ outcome: "complete" }]);
});

it("one that no process knows any more holds a scan up for a while only", async () => {
  const { clock, process, stores } = await aHouse({ knows: () => ["first"] });
  const job = { kind: "sweep", run: "both", dueInMs: 0, priority: 0, only: null, body: "" };
  await stores.transaction(async ({ scans, jobs }) => {
    const scan = { scanId: "both", trigger: "action", startedAt: clock.now() } as const;
    await scans.start({ ...scan, scope: scopeText(EVERYTHING) });
    await jobs.put(["first", "second"].map((key) => ({ ...job, key })));
  });
  process("a");
  await clock.pass(60 * SECOND_MS);
  expect(await stores.scans.open()).toEqual([]);
});

it("a scan whose limits no process can read ends, says so, and leaves the way to the next", async () => {
  const { clock, process, stores } = await aHouse();
  await stores.transaction(async ({ scans, jobs }) => {
    const scan = { scanId: "odd", trigger: "action", startedAt: clock.now() } as const;
    await scans.start({ ...scan, scope: '{"units":["ou-1"]}' });
    await jobs.put([
      { kind: "sweep", key: "first", run: "odd", dueInMs: 0, priority: 0, only: null, body: "" },
    ]);
  });
  const scanner = process("a");
  await clock.pass(60 * SECOND_MS);
  expect(scanner.progress()).toBeNull();
  expect(await stores.scans.recent(1)).toMatchObject([
    { outcome: "failed", problem: expect.stringContaining("can't be read") },
  ]);
  const begun = await scanner.begin("action", EVERYTHING);
  await clock.pass(20 * SECOND_MS);
  expect(begun.ok && (await begun.value.done).outcome).toBe("complete");
});
