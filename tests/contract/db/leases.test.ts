import { expect, it } from "vitest";
import type { Stores } from "@/lib/services/ports/stores";
import { type Fresh, onBoth, runSql } from "./databases";
import { T0 } from "./samples";

const TTL_MS = 60_000;

onBoth("leases", ({ engine, fresh }) => {
  /** A store and a clock; on PostgreSQL, which goes by its own, time passes by what ends being moved. */
  async function aClock() {
    const store: Fresh = await fresh();
    const clock = { now: T0 };
    const claim = ({ leases }: Stores, name: string, holder: string) =>
      leases.claim(name, holder, { now: clock.now, ttlMs: TTL_MS });
    const pass = async (ms: number) => {
      clock.now += ms;
      if (engine === "postgres")
        await runSql(store.options, `update leases set expires_at = expires_at - ${ms}`);
    };
    return { store, claim, pass };
  }

  it("are held by one until they end", async () => {
    const { store, claim, pass } = await aClock();
    const stores = await store.open();
    expect(await claim(stores, "scan", "a")).toBe(true);
    await pass(TTL_MS / 2);
    expect(await claim(stores, "scan", "b")).toBe(false);
    expect(await claim(stores, "other", "b")).toBe(true);
    await pass(TTL_MS / 2);
    expect(await claim(stores, "scan", "b")).toBe(true);
    expect(await claim(stores, "scan", "a")).toBe(false);
  });

  it("are renewed by their holder", async () => {
    const { store, claim, pass } = await aClock();
    const stores = await store.open();
    expect(await claim(stores, "scan", "a")).toBe(true);
    await pass(TTL_MS / 2);
    expect(await claim(stores, "scan", "a")).toBe(true);
    await pass(TTL_MS - 5_000);
    expect(await claim(stores, "scan", "b")).toBe(false);
  });

  it("are released by their holder alone", async () => {
    const { store, claim } = await aClock();
    const stores = await store.open();
    await claim(stores, "scan", "a");
    await stores.leases.release("scan", "b");
    expect(await claim(stores, "scan", "b")).toBe(false);
    await stores.leases.release("scan", "a");
    expect(await claim(stores, "scan", "b")).toBe(true);
  });

  it("that end later than now and their length were taken by a wrong clock, and are free", async () => {
    const { store, claim, pass } = await aClock();
    const stores = await store.open();
    expect(await claim(stores, "scan", "dead, an hour ahead")).toBe(true);
    await pass(-3_600_000);
    expect(await claim(stores, "scan", "b")).toBe(true);
    expect(await claim(stores, "scan", "c")).toBe(false);
  });

  it("have one winner among twenty racing claims", async () => {
    const { store, claim } = await aClock();
    const racers = await Promise.all([store.open(), store.open(), store.open(), store.open()]);
    const claims = await Promise.all(
      racers.flatMap((racer, index) =>
        Array.from({ length: 5 }, (_, nth) => claim(racer, "scan", `holder-${index}-${nth}`)),
      ),
    );
    expect(claims.filter((claimed) => claimed)).toHaveLength(1);
  });

  if (engine === "postgres") {
    it("go by the server's clock, whatever a process takes for the time", async () => {
      const { leases } = await (await fresh()).open();
      expect(await leases.claim("scan", "a", { now: T0, ttlMs: TTL_MS })).toBe(true);
      const ahead = { now: T0 + 10 * TTL_MS, ttlMs: TTL_MS };
      expect(await leases.claim("scan", "ahead", ahead)).toBe(false);
    });
    return;
  }

  it.each([
    ["a millisecond before its end", TTL_MS - 1, false],
    ["at its end", TTL_MS, true],
    ["of a clock a second ahead", -1_000, false],
    ["of a clock more than a second ahead", -1_001, true],
  ])("%s: whether it is free is told to the millisecond", async (_name, ms, free) => {
    const { store, claim, pass } = await aClock();
    const stores = await store.open();
    await claim(stores, "scan", "a");
    await pass(ms);
    expect(await claim(stores, "scan", "b")).toBe(free);
  });
});
