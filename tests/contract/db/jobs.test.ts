import { afterEach, expect, it, vi } from "vitest";
import type { ClaimedJob, NewJob } from "@/lib/services/ports/jobs";
import type { Stores } from "@/lib/services/ports/stores";
import { onBoth, runSql } from "./databases";

const TTL_MS = 60_000;

const aJob = (key: string, over: Partial<NewJob> = {}): NewJob => ({
  ...{ kind: "sweep", key, run: "r1", dueInMs: 0, priority: 0, only: null, body: "{}" },
  ...over,
});
const keysOf = (jobs: readonly { key: string }[]) => jobs.map(({ key }) => key);

afterEach(() => void vi.useRealTimers());

onBoth("jobs", ({ fresh }) => {
  /** A store with these jobs; time passes by what ends being moved. */
  async function given(...jobs: readonly NewJob[]) {
    const store = await fresh();
    const stores = await store.open();
    await stores.jobs.put(jobs);
    const pass = (ms: number) =>
      runSql(
        store.options,
        `update jobs set lease_until = lease_until - ${ms}, due_at = due_at - ${ms}`,
      );
    return { store, stores, jobs: stores.jobs, pass };
  }
  const claim = ({ jobs }: Pick<Stores, "jobs">, holder: string, over = {}) =>
    jobs.claim(holder, { kinds: ["sweep"], isShared: true, max: 10, ttlMs: TTL_MS, ...over });

  async function one(stores: Pick<Stores, "jobs">, holder: string): Promise<ClaimedJob> {
    const [job] = await claim(stores, holder);
    if (!job) throw new Error(`${holder} was given no job`);
    return job;
  }

  it("are each claimed once, however many ask at once", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `account-${index}`);
    const { store } = await given(...names.map((name) => aJob(name)));
    const racers = await Promise.all(names.slice(0, 4).map(() => store.open()));
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        claim(racers[nth % racers.length] as Stores, `holder-${nth}`, { max: 3 }),
      ),
    );
    expect(claims.flatMap(keysOf).sort()).toEqual(names.sort());
  });

  it("go by priority, then by how long they are due, and not before they are", async () => {
    const { jobs } = await given(
      aJob("low", { dueInMs: -9_000 }),
      aJob("high", { priority: 5 }),
      aJob("later", { run: "", dueInMs: 60_000, priority: 9 }),
      aJob("long due", { priority: 5, dueInMs: -1_000 }),
    );
    expect(keysOf(await claim({ jobs }, "a"))).toEqual(["long due", "high", "low"]);
  });

  it.each([
    ["half way", TTL_MS / 2, []],
    ["at its end", TTL_MS, ["first"]],
  ])("%s: whether a lease is over is told by the database", async (_name, ms, taken) => {
    const { jobs, pass } = await given(aJob("first"));
    await claim({ jobs }, "a");
    await pass(ms);
    expect(keysOf(await claim({ jobs }, "b"))).toEqual(taken);
  });

  it("stay with who renews them, in one statement for all, and keep what became of them", async () => {
    const { jobs, pass } = await given(aJob("first"), aJob("second"));
    const held = await claim({ jobs }, "a");
    await pass(TTL_MS / 2);
    const bodies = held.map((job) => ({ ...job, body: `{"at":"${job.key}"}` }));
    expect((await jobs.renew(bodies, TTL_MS)).map(({ key }) => key).sort()).toEqual([
      "first",
      "second",
    ]);
    await pass(TTL_MS - 5_000);
    expect(await claim({ jobs }, "b")).toEqual([]);
    const listed = await jobs.list(["sweep"]);
    expect(listed.map(({ holder, body }) => [holder, body]).sort()).toEqual([
      ["a", '{"at":"first"}'],
      ["a", '{"at":"second"}'],
    ]);
    expect(await jobs.renew([], TTL_MS)).toEqual([]);
  });

  it("that were taken over are refused to the older holder, whatever it does", async () => {
    const { stores, jobs, pass } = await given(aJob("first", { body: "begun" }));
    const old = await one({ jobs }, "a");
    expect(await jobs.holds(old)).toBe(true);
    await pass(TTL_MS);
    expect(await jobs.holds(old)).toBe(true);
    const next = await one({ jobs }, "b");
    expect([next.fence, next.claims, next.body]).toEqual([old.fence + 1, 2, "begun"]);
    expect(await jobs.holds(old)).toBe(false);
    expect(await stores.transaction(({ jobs: inside }) => inside.holds(old))).toBe(false);
    expect(await stores.transaction(({ jobs: inside }) => inside.holds(next))).toBe(true);
    expect(await jobs.renew([{ ...old, body: "late" }], TTL_MS)).toEqual([]);
    for (const end of [
      { how: "ended", body: "late" },
      { how: "gone" },
      { how: "again", dueInMs: 0, body: "late" },
      { how: "given-back", body: "late" },
    ] as const)
      expect(await jobs.finish(old, end)).toBe(false);
    expect((await jobs.list(["sweep"])).map(({ holder, body }) => [holder, body])).toEqual([
      ["b", "begun"],
    ]);
    expect(await jobs.finish(next, { how: "gone" })).toBe(true);
    expect(await jobs.finish(next, { how: "gone" })).toBe(false);
  });

  it("taken over by the same holder are refused to what it held before", async () => {
    const { jobs, pass } = await given(aJob("first"));
    const old = await one({ jobs }, "a");
    await pass(TTL_MS);
    await one({ jobs }, "a");
    expect([await jobs.holds(old), await jobs.finish(old, { how: "gone" })]).toEqual([
      false,
      false,
    ]);
  });

  it("end, come again, or go back to whoever comes next", async () => {
    const { jobs } = await given(
      aJob("ended"),
      aJob("gone"),
      aJob("again", { run: "" }),
      aJob("given-back"),
    );
    for (const job of await claim({ jobs }, "a"))
      await jobs.finish(
        job,
        {
          ended: { how: "ended", body: "1" } as const,
          gone: { how: "gone" } as const,
          again: { how: "again", dueInMs: 60_000, body: "3" } as const,
        }[job.key] ?? { how: "given-back", body: "4" },
      );
    const listed = await jobs.list(["sweep"]);
    expect(listed.map(({ key, hasEnded, body }) => [key, hasEnded, body]).sort()).toEqual([
      ["again", false, "3"],
      ["ended", true, "1"],
      ["given-back", false, "4"],
    ]);
    const [next, ...more] = await claim({ jobs }, "b");
    expect([next?.key, next?.claims, more]).toEqual(["given-back", 2, []]);
  });

  it("of a run that is cancelled tell it at the next renewal; those that wait have ended", async () => {
    const { jobs, pass } = await given(aJob("held"), aJob("other", { run: "r2" }));
    const held = await claim({ jobs }, "a");
    await jobs.put([aJob("waits")]);
    await jobs.cancel("r1");
    const renewed = await jobs.renew(
      held.map((job) => ({ ...job, body: "{}" })),
      TTL_MS,
    );
    expect(renewed.map(({ key, isCancelled }) => [key, isCancelled]).sort()).toEqual([
      ["held", true],
      ["other", false],
    ]);
    expect(await claim({ jobs }, "b")).toEqual([]);
    await pass(TTL_MS);
    const taken = await claim({ jobs }, "b");
    expect(taken.map(({ key, isCancelled }) => [key, isCancelled]).sort()).toEqual([
      ["held", true],
      ["other", false],
    ]);
  });

  it("of one key never go on at once, in whatever run", async () => {
    const { jobs } = await given(aJob("first"), aJob("first", { run: "r2", priority: 10 }));
    const [asked, ...more] = await claim({ jobs }, "a");
    expect([asked?.run, more]).toEqual(["r2", []]);
    expect(await claim({ jobs }, "b")).toEqual([]);
    if (asked) await jobs.finish(asked, { how: "ended", body: "{}" });
    expect((await one({ jobs }, "b")).run).toBe("r1");
  });

  it("that are one holder's alone are claimed by no other, and hold up none who waits for nobody", async () => {
    const { jobs } = await given(
      aJob("first", { only: "command", run: "r2", priority: 10 }),
      aJob("first"),
      aJob("second"),
    );
    expect(keysOf(await claim({ jobs }, "command", { isShared: false, max: 1 }))).toEqual([
      "first",
    ]);
    expect(keysOf(await claim({ jobs }, "command", { isShared: false }))).toEqual([]);
    expect(keysOf(await claim({ jobs }, "server"))).toEqual(["second"]);
  });

  it("are made anew by who puts them, and left alone by who ensures them", async () => {
    const { jobs } = await given(aJob("first", { run: "", body: "old", dueInMs: 60_000 }));
    await jobs.ensure([aJob("first", { run: "", body: "not taken" }), aJob("second")]);
    expect(keysOf(await claim({ jobs }, "a"))).toEqual(["second"]);
    await jobs.put([
      aJob("first", { run: "", body: "new" }),
      aJob("second", { body: "mine still" }),
    ]);
    expect((await claim({ jobs }, "b")).map(({ key, body }) => [key, body])).toEqual([
      ["first", "new"],
    ]);
  });

  it("are raised while they wait, and go with their run or when nobody holds them", async () => {
    const { jobs } = await given(
      aJob("a"),
      aJob("b"),
      aJob("c", { run: "" }),
      aJob("d", { run: "" }),
    );
    await jobs.raise({ kind: "sweep", keys: ["b"], priority: 5 });
    const [first] = await claim({ jobs }, "me", { max: 1 });
    expect(first?.key).toBe("b");
    await jobs.removeIdle("sweep", ["a", "c"]);
    expect(keysOf(await jobs.list(["sweep"])).sort()).toEqual(["a", "b", "d"]);
    await jobs.removeIdle("sweep");
    expect(keysOf(await jobs.list(["sweep"]))).toEqual(["b"]);
    await jobs.removeRun("r1");
    expect(await jobs.list(["sweep"])).toEqual([]);
    expect(first && (await jobs.holds(first))).toBe(false);
  });

  it("are counted by kind: held and waiting", async () => {
    const { jobs } = await given(
      aJob("a"),
      aJob("b"),
      aJob("c", { run: "", dueInMs: 60_000 }),
      aJob("x", { kind: "tidy" }),
    );
    await claim({ jobs }, "me", { max: 1 });
    expect(await jobs.counts()).toEqual([
      { kind: "sweep", held: 1, waiting: 2 },
      { kind: "tidy", held: 0, waiting: 1 },
    ]);
  });

  it("held until later than their lease is long were claimed by a wrong clock, and are free", async () => {
    const { jobs, pass } = await given(aJob("first"));
    await one({ jobs }, "dead, an hour ahead");
    await pass(-3_600_000);
    expect((await one({ jobs }, "b")).claims).toBe(2);
    expect(await claim({ jobs }, "c")).toEqual([]);
  });

  it.each([
    ["later than they were to be were put by a wrong clock, and are due", 3_600_000, ["first"]],
    ["later by less than two clocks may be apart wait on", 500, []],
  ] as const)("due %s", async (_what, aheadMs, claimed) => {
    const { jobs, pass } = await given(aJob("first", { run: "", dueInMs: 60_000 }));
    await pass(-aheadMs);
    const [{ dueInMs } = { dueInMs: 0 }] = await jobs.list(["sweep"]);
    expect(dueInMs <= 0).toBe(claimed.length > 0);
    expect(keysOf(await claim({ jobs }, "me"))).toEqual(claimed);
  });

  it("given back by a clock that was ahead are due at once", async () => {
    const { jobs, pass } = await given(aJob("first", { run: "" }));
    const held = await one({ jobs }, "ahead");
    await jobs.finish(held, { how: "again", dueInMs: 0, body: "" });
    await pass(-3_600_000);
    expect((await one({ jobs }, "b")).key).toBe("first");
  });

  it("go by no process's own clock: one that is a day ahead takes nothing", async () => {
    const { store, jobs } = await given(aJob("first"), aJob("later", { run: "", dueInMs: 60_000 }));
    const held = await one({ jobs }, "a");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 86_400_000 });
    const ahead = await store.open();
    expect(await claim(ahead, "ahead")).toEqual([]);
    expect(await jobs.holds(held)).toBe(true);
  });
});
