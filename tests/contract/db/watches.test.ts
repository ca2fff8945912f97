import { expect, it } from "vitest";
import type { StoredDelivery, StoredWatch } from "@/lib/services/ports/stores";
import { onBoth } from "./databases";
import { ACCOUNT, T0 } from "./samples";

const OTHER = "444455556666";
const aRow = (changes: Partial<StoredWatch> = {}): Omit<StoredWatch, "rev"> => ({
  account: ACCOUNT,
  modelId: "m",
  state: "pending",
  listens: true,
  nextPollAt: T0 + 15_000,
  updatedAt: T0,
  body: '{"long":"text"}',
  ...changes,
});
const ended = (modelId: string, updatedAt = T0): Omit<StoredWatch, "rev"> =>
  aRow({ modelId, state: "active", listens: false, nextPollAt: null, updatedAt });
const models = (rows: readonly { modelId: string }[]) => rows.map(({ modelId }) => modelId);

onBoth("watches", ({ fresh }) => {
  it("come back as they were written, and change only under the rev they have", async () => {
    const store = await fresh();
    const { watches, close } = await store.open();
    expect(await watches.get({ account: ACCOUNT, modelId: "m" })).toBeNull();
    expect(await watches.put(aRow(), 0)).toBe(true);
    expect(await watches.put(aRow({ state: "overdue" }), 0)).toBe(false);
    expect(await watches.put(aRow({ state: "overdue" }), 2)).toBe(false);
    expect(await watches.put(aRow({ state: "overdue", nextPollAt: T0 + 0.5 }), 1)).toBe(true);
    await close();
    expect(await (await store.open()).watches.get({ account: ACCOUNT, modelId: "m" })).toEqual({
      ...aRow({ state: "overdue", nextPollAt: T0 + 1 }),
      rev: 2,
    });
  });

  it("written by many under one rev have one winner", async () => {
    const store = await fresh();
    const writers = await Promise.all([store.open(), store.open()]);
    await writers[0]?.watches.put(aRow(), 0);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        writers[index % 2]?.watches.put(aRow({ body: `${index}` }), 1),
      ),
    );
    expect(outcomes.filter((written) => written)).toHaveLength(1);
  });

  it("of an account are those that listen, and those of the models named", async () => {
    const { watches } = await (await fresh()).open();
    for (const row of [aRow(), ended("done"), ended("named"), aRow({ account: OTHER })]) {
      await watches.put(row, 0);
    }
    expect(models(await watches.of(ACCOUNT, []))).toEqual(["m"]);
    expect(models(await watches.of(ACCOUNT, ["named", "absent"])).sort()).toEqual(["m", "named"]);
    expect(models(await watches.of("777788889999", ["m"]))).toEqual([]);
  });

  it.each([
    ["a millisecond early", T0 + 14_999, []],
    ["on time", T0 + 15_000, ["m"]],
    ["late", T0 + 60_000, ["m", "later"]],
  ])("are due: %s", async (_name, now, expected) => {
    const { watches } = await (await fresh()).open();
    await watches.put(aRow({ modelId: "later", nextPollAt: T0 + 20_000 }), 0);
    await watches.put(aRow(), 0);
    await watches.put(ended("done"), 0);
    expect(models(await watches.due(now, 10))).toEqual(expected);
    expect(models(await watches.due(now, 1))).toEqual(expected.slice(0, 1));
  });

  it("written in the future are due, for their clock was turned back", async () => {
    const { watches } = await (await fresh()).open();
    await watches.put(aRow({ updatedAt: T0 + 1 }), 0);
    expect(models(await watches.due(T0, 10))).toEqual(["m"]);
    expect(models(await watches.due(T0 + 1, 10))).toEqual([]);
  });

  it("that come next are told soonest first", async () => {
    const { watches } = await (await fresh()).open();
    await watches.put(aRow({ modelId: "later", nextPollAt: T0 + 20_000 }), 0);
    await watches.put(aRow(), 0);
    await watches.put(ended("done"), 0);
    expect(await watches.upcoming(10)).toEqual([
      { account: ACCOUNT, modelId: "m", nextPollAt: T0 + 15_000 },
      { account: ACCOUNT, modelId: "later", nextPollAt: T0 + 20_000 },
    ]);
    expect(await watches.upcoming(1)).toHaveLength(1);
  });

  it("are listed: those in flight, and what ended since", async () => {
    const { watches } = await (await fresh()).open();
    await watches.put(aRow({ state: "settling" }), 0);
    await watches.put(ended("old", T0 - 1), 0);
    await watches.put(ended("new", T0), 0);
    expect(models(await watches.list({ endedSince: T0 })).sort()).toEqual(["m", "new"]);
    expect(await watches.list({ endedSince: null })).toHaveLength(3);
  });

  it("name the accounts that have one in flight, each once", async () => {
    const { watches } = await (await fresh()).open();
    await watches.put(aRow(), 0);
    await watches.put(aRow({ modelId: "n", state: "overdue" }), 0);
    await watches.put({ ...ended("done"), account: OTHER }, 0);
    expect(await watches.accountsInFlight()).toEqual([ACCOUNT]);
  });

  it("that ended go when they are old, those in flight never", async () => {
    const { watches } = await (await fresh()).open();
    await watches.put(aRow({ updatedAt: T0 - 100 }), 0);
    await watches.put(ended("old", T0 - 1), 0);
    await watches.put(ended("new", T0), 0);
    expect(await watches.prune(T0)).toBe(1);
    expect(models(await watches.list({ endedSince: null })).sort()).toEqual(["m", "new"]);
  });
});

const aDelivery = (changes: Partial<StoredDelivery> = {}): Omit<StoredDelivery, "rev"> => ({
  id: "a~m~1~active",
  state: "waiting",
  attempts: 1,
  noticeAt: T0,
  nextTryAt: T0 + 10_000,
  lastTryAt: T0,
  updatedAt: T0,
  problem: "HTTP 500",
  ...changes,
});

onBoth("deliveries", ({ fresh }) => {
  it("come back as they were written, and change only under the rev they have", async () => {
    const { deliveries } = await (await fresh()).open();
    expect(await deliveries.put(aDelivery(), 0)).toBe(true);
    expect(await deliveries.put(aDelivery(), 0)).toBe(false);
    const done = aDelivery({ state: "done", problem: null, lastTryAt: null });
    expect(await deliveries.put(done, 2)).toBe(false);
    expect(await deliveries.put(done, 1)).toBe(true);
    expect(await deliveries.of([done.id, "absent"])).toEqual([{ ...done, rev: 2 }]);
    expect(await deliveries.of([])).toEqual([]);
  });

  it("that wait are told, and which was tried last", async () => {
    const { deliveries } = await (await fresh()).open();
    await deliveries.put(aDelivery(), 0);
    await deliveries.put(aDelivery({ id: "b", state: "done", lastTryAt: T0 + 5 }), 0);
    await deliveries.put(aDelivery({ id: "c", state: "given-up", lastTryAt: null }), 0);
    expect((await deliveries.waiting()).map(({ id }) => id)).toEqual(["a~m~1~active"]);
    expect((await deliveries.lastTried(T0 + 5))?.id).toBe("b");
    expect(await deliveries.lastTried(T0 + 6)).toBeNull();
  });

  it("go when they are old", async () => {
    const { deliveries } = await (await fresh()).open();
    await deliveries.put(aDelivery({ id: "old", updatedAt: T0 - 1 }), 0);
    await deliveries.put(aDelivery({ id: "new" }), 0);
    expect(await deliveries.prune(T0)).toBe(1);
    expect(await deliveries.of(["old", "new"])).toMatchObject([{ id: "new" }]);
  });
});
