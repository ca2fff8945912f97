import { expect, it } from "vitest";
import type { StoredAct } from "@/lib/services/ports/stores";
import { onBoth } from "./databases";
import { ACCOUNT, T0 } from "./samples";

const aRow = (changes: Partial<StoredAct> = {}): Omit<StoredAct, "rev"> => ({
  id: "a",
  account: ACCOUNT,
  kind: "enable-region",
  lock: "lock-a",
  nextLookAt: T0 + 15_000,
  createdAt: T0,
  updatedAt: T0,
  body: '{"long":"text"}',
  ...changes,
});
const ended = (id: string, updatedAt = T0): Omit<StoredAct, "rev"> =>
  aRow({ id, lock: null, nextLookAt: null, updatedAt });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

onBoth("acts", ({ fresh }) => {
  it("come back as they were written, and change only under the rev they have", async () => {
    const store = await fresh();
    const { acts, close } = await store.open();
    expect(await acts.get("a")).toBeNull();
    expect(await acts.put(aRow(), 0)).toBe(true);
    expect(await acts.put(aRow({ body: "{}" }), 0)).toBe(false);
    expect(await acts.put(aRow({ body: "{}" }), 2)).toBe(false);
    expect(await acts.put(aRow({ body: "{}", nextLookAt: T0 + 0.5 }), 1)).toBe(true);
    await close();
    const again = (await store.open()).acts;
    expect(await again.get("a")).toEqual({
      ...aRow({ body: "{}", nextLookAt: T0 + 1 }),
      rev: 2,
    });
    expect(await again.holding("lock-a")).toMatchObject({ id: "a" });
    expect(await again.holding("lock-b")).toBeNull();
  });

  it("that are unfinished have a lock each, which is free once one has ended", async () => {
    const { acts } = await (await fresh()).open();
    await acts.put(aRow(), 0);
    expect(await acts.put(aRow({ id: "b" }), 0)).toBe(false);
    expect(await acts.get("b")).toBeNull();
    expect(await acts.put(aRow({ id: "c", lock: "lock-c" }), 0)).toBe(true);
    expect(await acts.put(ended("a"), 1)).toBe(true);
    expect(await acts.put(aRow({ id: "b" }), 0)).toBe(true);
    expect(await acts.put(ended("d"), 0)).toBe(true);
    expect(await acts.put(ended("e"), 0)).toBe(true);
  });

  it("begun by many at once under one lock have one winner, and so has every rev", async () => {
    const store = await fresh();
    const writers = [(await store.open()).acts, (await store.open()).acts];
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        writers[index % 2]?.put(aRow({ id: `act-${index}` }), 0),
      ),
    );
    expect(begun.filter((written) => written)).toHaveLength(1);
    const winner = (await writers[0]?.holding("lock-a"))?.id ?? "";
    const changed = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        writers[index % 2]?.put(aRow({ id: winner, body: `${index}` }), 1),
      ),
    );
    expect(changed.filter((written) => written)).toHaveLength(1);
  });

  it("are listed newest first: the unfinished ones, and what ended since", async () => {
    const { acts } = await (await fresh()).open();
    for (const row of [
      aRow({ updatedAt: T0 - 90_000 }),
      aRow({ id: "b", lock: "lock-b", createdAt: T0 + 1 }),
      ended("then", T0 - 1),
      ended("now", T0),
    ])
      await acts.put(row, 0);
    expect(ids(await acts.list({ endedSince: T0 }))).toEqual(["b", "a", "now"]);
    expect(ids(await acts.list({ endedSince: T0 - 1 }))).toEqual(["b", "a", "now", "then"]);
  });

  it.each([
    ["a millisecond early", T0 + 14_999, []],
    ["at its time", T0 + 15_000, ["a"]],
    ["before it was written, since a clock was turned back", T0 - 1, ["a"]],
  ])("are looked at %s", async (_name, now, due) => {
    const { acts } = await (await fresh()).open();
    await acts.put(aRow(), 0);
    await acts.put(aRow({ id: "asked", lock: "lock-b", nextLookAt: null }), 0);
    expect(ids(await acts.due(now, 10))).toEqual(due);
    expect(await acts.nextLookAt([])).toBe(T0 + 15_000);
    expect(await acts.nextLookAt(["a"])).toBeNull();
  });

  it("leave once they have ended and are old, and never before", async () => {
    const { acts } = await (await fresh()).open();
    for (const row of [aRow(), ended("then", T0 - 1), ended("now", T0)]) await acts.put(row, 0);
    expect(await acts.prune(T0)).toBe(1);
    expect(ids(await acts.list({ endedSince: 0 })).sort()).toEqual(["a", "now"]);
  });

  it("are kept with the row of the record, or not at all", async () => {
    const store = await (await fresh()).open();
    const failing = store.transaction(async (stores) => {
      await stores.acts.put(aRow(), 0);
      throw new Error("the record does not work");
    });
    await expect(failing).rejects.toThrow("the record does not work");
    expect(await store.acts.get("a")).toBeNull();
  });
});
