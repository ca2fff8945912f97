import { expect, it } from "vitest";
import { onBoth } from "./databases";
import { aScan, T0 } from "./samples";

const STATS = { calls: 1_234, throttled: 3, retries: 3 };

onBoth("scans", ({ fresh }) => {
  it("are kept from start to end, newest first", async () => {
    const { scans } = await (await fresh()).open();
    await scans.start(aScan());
    await scans.start(aScan({ scanId: "scan-2", startedAt: T0 + 10, scope: "eu-west-1" }));
    await scans.finish("scan-1", T0 + 5, true, STATS);
    expect(await scans.recent(10)).toEqual([
      aScan({ scanId: "scan-2", startedAt: T0 + 10, scope: "eu-west-1" }),
      aScan({ finishedAt: T0 + 5, complete: true, stats: STATS }),
    ]);
    expect(await scans.recent(1)).toHaveLength(1);
  });

  it.each([
    ["a complete scan of everything counts", { scope: "all" }, true, "scan-1"],
    ["a partial one does not", { scope: "all" }, false, null],
    ["one that was limited does not", { scope: "eu-west-1" }, true, null],
  ])("last complete: %s", async (_name, changes, complete, expected) => {
    const { scans } = await (await fresh()).open();
    await scans.start(aScan(changes));
    await scans.finish("scan-1", T0 + 5, complete, STATS);
    expect((await scans.lastComplete())?.scanId ?? null).toBe(expected);
  });

  it("that are complete: the newest is the last one", async () => {
    const { scans } = await (await fresh()).open();
    for (const [scanId, startedAt] of [["new", T0 + 9] as const, ["old", T0] as const]) {
      await scans.start(aScan({ scanId, startedAt }));
      await scans.finish(scanId, T0 + 20, true, STATS);
    }
    expect((await scans.lastComplete())?.scanId).toBe("new");
  });

  it.each<[string, number, readonly string[]]>([
    ["that began at the limit", T0, ["new", "part", "old"]],
    ["a millisecond older than the limit", T0 + 1, ["new", "part"]],
    ["but never the newest complete one of everything", T0 + 100, ["new"]],
  ])("are pruned: %s", async (_name, before, expected) => {
    const { scans } = await (await fresh()).open();
    await scans.start(aScan({ scanId: "old" }));
    await scans.start(aScan({ scanId: "part", startedAt: T0 + 5, scope: "eu-west-1" }));
    await scans.start(aScan({ scanId: "new", startedAt: T0 + 9 }));
    for (const scanId of ["old", "part", "new"]) await scans.finish(scanId, T0 + 20, true, STATS);
    expect(await scans.prune(before)).toBe(3 - expected.length);
    expect((await scans.recent(10)).map(({ scanId }) => scanId)).toEqual(expected);
  });
});

onBoth("pace", ({ fresh }) => {
  it("is kept across restarts, and saving some rates keeps the others", async () => {
    const store = await fresh();
    const first = await store.open();
    expect(await first.pace.load()).toEqual({});
    await first.pace.save({ a: 4.25, b: 2 });
    await first.pace.save({ b: 8 });
    await first.pace.save({});
    await first.close();
    expect(await (await store.open()).pace.load()).toEqual({ a: 4.25, b: 8 });
  });

  it("is saved by many at once", async () => {
    const store = await fresh();
    const writers = await Promise.all([store.open(), store.open()]);
    const keys = Array.from({ length: 200 }, (_, index) => `key-${index}`);
    const rates = Object.fromEntries(keys.map((key) => [key, 1]));
    const reversed = Object.fromEntries(keys.toReversed().map((key) => [key, 1]));
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        writers[index % 2]?.pace.save(index % 2 ? rates : reversed),
      ),
    );
    expect(await writers[0]?.pace.load()).toEqual(rates);
  });
});

onBoth("leases", ({ fresh }) => {
  it("are held by one until they end", async () => {
    const { leases } = await (await fresh()).open();
    expect(await leases.claim("scan", "a", T0, 1_000)).toBe(1);
    expect(await leases.claim("scan", "b", T0 + 999, 1_000)).toBeNull();
    expect(await leases.claim("other", "b", T0 + 999, 1_000)).toBe(1);
    expect(await leases.claim("scan", "b", T0 + 1_000, 1_000)).toBe(2);
    expect(await leases.claim("scan", "a", T0 + 1_001, 1_000)).toBeNull();
  });

  it("are renewed by their holder under the same fence", async () => {
    const { leases } = await (await fresh()).open();
    expect(await leases.claim("scan", "a", T0, 1_000)).toBe(1);
    expect(await leases.claim("scan", "a", T0 + 500, 1_000)).toBe(1);
    expect(await leases.claim("scan", "b", T0 + 1_400, 1_000)).toBeNull();
  });

  it("are released by their holder alone, and the fence never falls", async () => {
    const { leases } = await (await fresh()).open();
    await leases.claim("scan", "a", T0, 1_000);
    await leases.release("scan", "b");
    expect(await leases.claim("scan", "b", T0, 1_000)).toBeNull();
    await leases.release("scan", "a");
    expect(await leases.claim("scan", "b", T0, 1_000)).toBe(2);
  });

  it("have one winner among twenty racing claims", async () => {
    const store = await fresh();
    const racers = await Promise.all([store.open(), store.open(), store.open(), store.open()]);
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        racers[index % 4]?.leases.claim("scan", `holder-${index}`, T0, 1_000),
      ),
    );
    expect(claims.filter((fence) => fence !== null)).toEqual([1]);
  });
});

onBoth("documents", ({ fresh }) => {
  const doc = { kind: "watch", id: "1", updatedAt: T0, body: '{"state":"pending"}' };

  it("are written, listed by kind, and removed", async () => {
    const { docs } = await (await fresh()).open();
    expect(await docs.get("watch", "1")).toBeNull();
    expect(await docs.put(doc, 0)).toBe(true);
    await docs.put({ ...doc, kind: "sign-off" }, 0);
    expect(await docs.get("watch", "1")).toEqual({ ...doc, rev: 1 });
    expect(await docs.list("watch")).toEqual([{ ...doc, rev: 1 }]);
    await docs.remove("watch", "1");
    await docs.remove("watch", "1");
    expect(await docs.list("watch")).toEqual([]);
    expect(await docs.list("sign-off")).toHaveLength(1);
  });

  it.each([
    ["the rev it has", 1, true],
    ["an older rev", 0, false],
    ["a rev it never had", 2, false],
  ])("are replaced only under %s", async (_name, expectedRev, written) => {
    const { docs } = await (await fresh()).open();
    await docs.put(doc, 0);
    expect(await docs.put({ ...doc, body: "{}" }, expectedRev)).toBe(written);
    expect(await docs.get("watch", "1")).toMatchObject(
      written ? { rev: 2, body: "{}" } : { rev: 1, body: doc.body },
    );
  });

  it("that are gone are not brought back by someone who still holds one", async () => {
    const { docs } = await (await fresh()).open();
    await docs.put(doc, 0);
    await docs.remove("watch", "1");
    expect(await docs.put(doc, 1)).toBe(false);
    expect(await docs.get("watch", "1")).toBeNull();
  });

  it("written by many under one rev have one winner", async () => {
    const store = await fresh();
    const writers = await Promise.all([store.open(), store.open()]);
    await writers[0]?.docs.put(doc, 0);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        writers[index % 2]?.docs.put({ ...doc, body: `${index}` }, 1),
      ),
    );
    expect(outcomes.filter((written) => written)).toHaveLength(1);
    expect((await writers[0]?.docs.get("watch", "1"))?.rev).toBe(2);
  });
});
