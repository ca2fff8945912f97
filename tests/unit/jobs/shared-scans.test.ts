import { expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { SECOND_MS } from "@/lib/domain/time";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { aReader, FIRST, withFacts } from "@/tests/support/scans/world";
import { aHouse, endsScanners } from "./shared-house";

endsScanners();

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
