import pg from "pg";
import { expect, it } from "vitest";
import { cutAll, onBoth } from "./databases";
import { ACCOUNT, aChange, anUpdate, aRegion, available, read, T0 } from "./samples";

const doc = { kind: "watch", id: "1", updatedAt: T0, body: "{}" };
const withModel = (agreement: string, at: number) =>
  aRegion("eu-west-1", { availability: { m: read(available(agreement), at) } }, at);

const LOOKS = { timeout: 20_000, interval: 50 };
/** When each statement began that waits for a lock. */
const WAITING = `select query_start::text as began from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`;

onBoth("a transaction over all stores", ({ engine, fresh }) => {
  it("keeps all of it, and gives what the work gave", async () => {
    const store = await (await fresh()).open();
    const value = await store.transaction(async (stores) => {
      await stores.facts.mergeAccount(anUpdate());
      await stores.facts.mergeRegion(withModel("NOT_AVAILABLE", T0));
      await stores.docs.put(doc, 0);
      await stores.history.append([aChange()]);
      return (await stores.docs.get("watch", "1"))?.rev;
    });
    expect(value).toBe(1);
    expect(await store.facts.accounts()).toHaveLength(1);
    expect(await store.facts.region(ACCOUNT, "eu-west-1")).toEqual(withModel("NOT_AVAILABLE", T0));
    expect(await store.history.since(0, 10)).toHaveLength(1);
  });

  it("keeps nothing when the work throws, and throws the very same", async () => {
    const store = await (await fresh()).open();
    await store.facts.mergeRegion(withModel("NOT_AVAILABLE", T0));
    const version = await store.facts.version();
    const bug = new TypeError("a bug");
    const thrown = await store
      .transaction(async (stores) => {
        await stores.facts.mergeRegion(withModel("ERROR", T0 + 1));
        await stores.docs.put(doc, 0);
        await stores.history.append([aChange()]);
        throw bug;
      })
      .catch((error: unknown) => error);
    expect(thrown).toBe(bug);
    expect(await store.facts.version()).toBe(version);
    expect(await store.facts.region(ACCOUNT, "eu-west-1")).toEqual(withModel("NOT_AVAILABLE", T0));
    expect([await store.docs.list("watch"), await store.history.since(0, 10)]).toEqual([[], []]);
  });

  it("that was undone leaves nothing behind in memory: the next of that count is read as it is", async () => {
    const store = await fresh();
    const [one, other] = await Promise.all([store.open(), store.open()]);
    await one.facts.mergeRegion(withModel("NOT_AVAILABLE", T0));
    await one
      .transaction(async (stores) => {
        await stores.facts.mergeRegion(withModel("ERROR", T0 + 1));
        await stores.facts.region(ACCOUNT, "eu-west-1");
        throw new Error("undone");
      })
      .catch(() => undefined);
    await other.facts.mergeRegion(withModel("AVAILABLE", T0 + 2));
    expect(await one.facts.region(ACCOUNT, "eu-west-1")).toEqual(withModel("AVAILABLE", T0 + 2));
  });

  it("sees what it wrote itself, and others do not before it is kept", async () => {
    const store = await fresh();
    const [one, other] = await Promise.all([store.open(), store.open()]);
    await one.transaction(async (stores) => {
      await stores.facts.mergeRegion(withModel("NOT_AVAILABLE", T0));
      expect(await stores.facts.region(ACCOUNT, "eu-west-1")).toEqual(
        withModel("NOT_AVAILABLE", T0),
      );
      expect(await other.facts.region(ACCOUNT, "eu-west-1")).toBeNull();
    });
    expect(await other.facts.region(ACCOUNT, "eu-west-1")).toEqual(withModel("NOT_AVAILABLE", T0));
  });

  it("makes others wait for their turn, so that none of many is lost", async () => {
    const store = await fresh();
    const writers = await Promise.all([store.open(), store.open(), store.open()]);
    const models = Array.from({ length: 30 }, (_, index) => `model-${index}`);
    await Promise.all(
      models.map((model, index) => {
        const writer = writers[index % writers.length];
        const region = aRegion("eu-west-1", {
          availability: { [model]: read(available(), T0 + index) },
        });
        if (index % 2 === 0) return writer?.facts.mergeRegion(region);
        return writer?.transaction(async (stores) => {
          const row = await stores.docs.get("watch", "1");
          const body = `${Number(row?.body ?? 0) + 1}`;
          await stores.docs.put({ ...doc, body }, row?.rev ?? 0);
          await stores.facts.mergeRegion(region);
        });
      }),
    );
    const kept = await writers[0]?.facts.region(ACCOUNT, "eu-west-1");
    expect(Object.keys(kept?.facts.availability ?? {})).toHaveLength(models.length);
    expect((await writers[0]?.docs.get("watch", "1"))?.body).toBe("15");
  });

  it("refuses to wait for itself: the stores outside may not be used inside", async () => {
    const store = await (await fresh()).open();
    const nested = [
      () => store.facts.accounts(),
      () => store.docs.put(doc, 0),
      () => store.attempts.nextRound(),
      () => store.transaction(async () => 1),
    ];
    for (const work of nested) {
      await expect(store.transaction(async () => work())).rejects.toThrow(
        "inside a transaction only its own stores may be used",
      );
    }
    expect(await store.docs.put(doc, 0)).toBe(true);
  });

  it("speaks plainly of what the store itself did not take", async () => {
    const store = await (await fresh()).open();
    const broken = store.transaction(async (stores) => {
      await stores.facts.mergeRegion({
        ...withModel("NOT_AVAILABLE", T0),
        region: JSON.parse("null"),
      });
    });
    await expect(broken).rejects.toMatchObject({ name: "StoreError" });
  });

  if (engine === "sqlite") return;

  it("is run again after its connection was cut", async () => {
    const { options, open } = await fresh();
    const store = await open();
    let runs = 0;
    await store.transaction(async (stores) => {
      runs += 1;
      await stores.docs.put(doc, 0);
      if (runs === 1) await cutAll(options.databaseUrl ?? "");
      await stores.history.append([aChange()]);
    });
    expect(runs).toBe(2);
    expect(await store.docs.list("watch")).toHaveLength(1);
    expect(await store.history.since(0, 10)).toHaveLength(1);
  });

  it("waits for its turn longer than a statement may take, while others write", async () => {
    const { options, open } = await fresh();
    const address = options.databaseUrl ?? "";
    const store = await open({ databaseUrl: `${address}?statement_timeout=1000` });
    const other = new pg.Client({ connectionString: address });
    const looker = new pg.Client({ connectionString: address });
    await Promise.all([other.connect(), looker.connect()]);
    await other.query("begin");
    await other.query("select id from writes for update");
    const put = store.docs.put(doc, 0);
    const waits = new Set<string>();
    await expect
      .poll(async () => {
        const { rows } = await looker.query(WAITING);
        for (const { began } of rows) waits.add(began);
        return waits.size;
      }, LOOKS)
      .toBeGreaterThan(1);
    await other.query("commit");
    await Promise.all([other.end(), looker.end()]);
    expect(await put).toBe(true);
    expect(store.lastHealth()).toEqual({ works: true });
  });
});
