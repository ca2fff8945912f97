import { expect, it } from "vitest";
import type { ScanOutcome } from "@/lib/domain/schedule/next-scan-at";
import { PROCESS_ENDED } from "@/lib/domain/schedule/next-scan-at";
import { onBoth } from "./databases";
import { aScan, T0 } from "./samples";

const STATS = { calls: 1_234, throttled: 3, retries: 3 };

const begin = (changes: Parameters<typeof aScan>[0] = {}) => {
  const { scanId, startedAt, scope, trigger } = aScan(changes);
  return { scanId, startedAt, scope, trigger };
};
const end = (outcome: ScanOutcome, finishedAt = T0 + 5) => ({
  finishedAt,
  outcome,
  problem: outcome === "failed" ? "The disk is full." : null,
  stats: STATS,
});

onBoth("scans", ({ fresh }) => {
  it("are kept from start to end, newest first", async () => {
    const { scans } = await (await fresh()).open();
    await scans.start(begin());
    await scans.start(begin({ scanId: "scan-2", startedAt: T0 + 10, scope: "eu-west-1" }));
    await scans.finish("scan-1", end("complete"));
    expect(await scans.recent(10)).toEqual([
      aScan({ scanId: "scan-2", startedAt: T0 + 10, scope: "eu-west-1" }),
      aScan({ finishedAt: T0 + 5, outcome: "complete", stats: STATS }),
    ]);
    expect(await scans.recent(1)).toHaveLength(1);
  });

  it("that have not ended are named, in what order ever they began", async () => {
    const { scans } = await (await fresh()).open();
    for (const scanId of ["one", "two", "three"]) await scans.start(begin({ scanId }));
    await scans.finish("two", end("failed"));
    expect([...(await scans.open())].sort()).toEqual(["one", "three"]);
  });

  it("end once: how they ended first stays", async () => {
    const { scans } = await (await fresh()).open();
    await scans.start(begin());
    await scans.finish("scan-1", end("failed"));
    await scans.finish("scan-1", end("complete", T0 + 9));
    const [scan] = await scans.recent(1);
    expect(scan).toMatchObject({
      outcome: "failed",
      problem: "The disk is full.",
      finishedAt: T0 + 5,
    });
  });

  it.each<[string, { scope: string }, ScanOutcome, string | null]>([
    ["a complete scan of everything counts", { scope: "all" }, "complete", "scan-1"],
    ["a cancelled one does not", { scope: "all" }, "cancelled", null],
    ["a failed one does not", { scope: "all" }, "failed", null],
    ["one that was limited does not", { scope: "eu-west-1" }, "complete", null],
  ])("last complete: %s", async (_name, changes, outcome, expected) => {
    const { scans } = await (await fresh()).open();
    await scans.start(begin(changes));
    await scans.finish("scan-1", end(outcome));
    expect((await scans.lastComplete(T0 + 5))?.scanId ?? null).toBe(expected);
  });

  it("that are complete: the one that ended last is the last one, whatever its clock said", async () => {
    const { scans } = await (await fresh()).open();
    await scans.start(begin({ scanId: "first", startedAt: T0 + 9 }));
    await scans.start(begin({ scanId: "second", startedAt: T0 }));
    await scans.finish("first", end("complete", T0 + 20));
    await scans.finish("second", end("complete", T0 + 10));
    expect((await scans.lastComplete(T0 + 20))?.scanId).toBe("second");
  });

  it.each([
    ["a minute ahead", 60_000, "fast"],
    ["further ahead", 60_001, "right"],
  ])(
    "of a clock %s: one from the future counts as the oldest",
    async (_name, aheadMs, expected) => {
      const { scans } = await (await fresh()).open();
      const now = T0 + 100;
      await scans.start(begin({ scanId: "right" }));
      await scans.finish("right", end("complete", T0));
      await scans.start(begin({ scanId: "fast" }));
      await scans.finish("fast", end("complete", now + aheadMs));
      expect((await scans.lastComplete(now))?.scanId).toBe(expected);
    },
  );

  it("from the future alone are better than none", async () => {
    const { scans } = await (await fresh()).open();
    await scans.start(begin());
    await scans.finish("scan-1", end("complete", T0 + 3_600_000));
    expect((await scans.lastComplete(T0))?.scanId).toBe("scan-1");
  });

  it("tell the last attempt at everything, however it ended and whatever the clock said", async () => {
    const store = await fresh();
    const { scans, close } = await store.open();
    expect(await scans.lastAttempt()).toBeNull();
    await scans.start(begin({ scanId: "fast", startedAt: T0 + 3_600_000 }));
    await scans.finish("fast", end("complete", T0 + 3_600_001));
    await scans.start(begin({ scanId: "right" }));
    await scans.start(begin({ scanId: "part", scope: "eu-west-1" }));
    expect(await scans.lastAttempt()).toEqual(aScan({ scanId: "right" }));
    await scans.finish("right", end("cancelled"));
    await close();
    expect(await (await store.open()).scans.lastAttempt()).toMatchObject({
      scanId: "right",
      outcome: "cancelled",
    });
  });

  it("leave out of failures in a row those whose process was killed: they say nothing of AWS or the store", async () => {
    const { scans } = await (await fresh()).open();
    const problems = [PROCESS_ENDED, null, PROCESS_ENDED, "The disk is full."];
    for (const [index, problem] of problems.entries()) {
      await scans.start(begin({ scanId: `scan-${index}` }));
      await scans.finish(`scan-${index}`, { ...end("failed"), problem });
    }
    expect(await scans.failuresInARow()).toBe(2);
  });

  it.each<[string, readonly (ScanOutcome | null)[], number]>([
    ["none yet", [], 0],
    ["one", ["failed"], 1],
    ["three after a good one", ["failed", "complete", "failed", "failed", "failed"], 3],
    ["none after a good one", ["failed", "failed", "complete"], 0],
    ["none after a cancelled one", ["failed", "cancelled"], 0],
    ["those that never ended left out", ["failed", null, "failed", null], 2],
  ])("tell failures in a row: %s", async (_name, outcomes, expected) => {
    const { scans } = await (await fresh()).open();
    for (const [index, outcome] of outcomes.entries()) {
      await scans.start(begin({ scanId: `scan-${index}` }));
      if (outcome) await scans.finish(`scan-${index}`, end(outcome));
    }
    await scans.start(begin({ scanId: "part", scope: "eu-west-1" }));
    await scans.finish("part", end("failed"));
    expect(await scans.failuresInARow()).toBe(expected);
  });

  it("are had by their id", async () => {
    const { scans } = await (await fresh()).open();
    await scans.start(begin());
    expect(await scans.get("scan-1")).toEqual(aScan());
    expect(await scans.get("scan-2")).toBeNull();
  });

  it.each<[string, { scope: string }, ScanOutcome, number, number | null]>([
    ["that millisecond included", { scope: "all" }, "complete", T0 + 5, T0 + 5],
    ["none that ended later", { scope: "all" }, "complete", T0 + 4, null],
    ["none that was cancelled", { scope: "all" }, "cancelled", T0 + 9, null],
    ["none that was limited", { scope: "eu-west-1" }, "complete", T0 + 9, null],
  ])(
    "tell when the last complete one had ended by a time: %s",
    async (_name, part, outcome, at, ended) => {
      const { scans } = await (await fresh()).open();
      await scans.start(begin(part));
      await scans.finish("scan-1", end(outcome));
      expect(await scans.completeBy(at)).toBe(ended);
    },
  );

  it.each<[string, number, readonly string[]]>([
    ["that began at the limit", T0, ["new", "part", "old"]],
    ["a millisecond older than the limit", T0 + 1, ["new", "part"]],
    ["but never the newest complete one of everything", T0 + 100, ["new"]],
  ])("are pruned: %s", async (_name, before, expected) => {
    const { scans } = await (await fresh()).open();
    await scans.start(begin({ scanId: "old" }));
    await scans.start(begin({ scanId: "part", startedAt: T0 + 5, scope: "eu-west-1" }));
    await scans.start(begin({ scanId: "new", startedAt: T0 + 9 }));
    for (const scanId of ["old", "part", "new"]) await scans.finish(scanId, end("complete"));
    expect(await scans.prune(before)).toBe(3 - expected.length);
    expect((await scans.recent(10)).map(({ scanId }) => scanId)).toEqual(expected);
  });

  it("that were tried last stay when the others are pruned", async () => {
    const { scans } = await (await fresh()).open();
    for (const [scanId, outcome] of [
      ["good", "complete"],
      ["bad", "failed"],
      ["last", "failed"],
    ] as const) {
      await scans.start(begin({ scanId }));
      await scans.finish(scanId, end(outcome));
    }
    expect(await scans.prune(T0 + 100)).toBe(1);
    expect((await scans.lastAttempt())?.scanId).toBe("last");
    expect((await scans.lastComplete(T0 + 100))?.scanId).toBe("good");
  });
});

onBoth("rounds", ({ fresh }) => {
  it("only grow, also after a restart and between processes, and no two are the same", async () => {
    const store = await fresh();
    const takers = await Promise.all([store.open(), store.open()]);
    expect(await takers[0]?.attempts.nextRound()).toBe(1);
    const rounds = await Promise.all(
      Array.from({ length: 40 }, (_, index) => takers[index % 2]?.attempts.nextRound()),
    );
    expect(rounds.toSorted((a = 0, b = 0) => a - b)).toEqual(rounds.map((_, index) => index + 2));
    for (const taker of takers) await taker.close();
    expect(await (await store.open()).attempts.nextRound()).toBe(42);
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

onBoth("documents", ({ fresh }) => {
  const doc = { kind: "watch", id: "1", updatedAt: T0, body: '{"state":"pending"}' };

  it("are written and listed by kind", async () => {
    const { docs } = await (await fresh()).open();
    expect(await docs.get("watch", "1")).toBeNull();
    expect(await docs.put(doc, 0)).toBe(true);
    await docs.put({ ...doc, kind: "sign-off" }, 0);
    expect(await docs.get("watch", "1")).toEqual({ ...doc, rev: 1 });
    expect(await docs.list("watch")).toEqual([{ ...doc, rev: 1 }]);
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
