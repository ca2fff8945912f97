import { expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { SECOND_MS } from "@/lib/domain/time";
import { STORE_ERROR } from "@/lib/services/ports/stores";
import { scopeText } from "@/lib/services/scans/scope-text";
import { FIRST, withFacts } from "@/tests/support/scans/world";
import { aHouse, endsScanners } from "./shared-house";

endsScanners();

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
