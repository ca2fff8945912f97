import { expect, it } from "vitest";
import { lastGood, NO_ACCOUNT_FACTS } from "@/lib/domain/facts/facts";
import { onBoth } from "./databases";
import { ACCOUNT, anAccount, anUpdate, aRegion, available, failed, read, T0 } from "./samples";

onBoth("facts", ({ fresh }) => {
  it("are empty at first", async () => {
    const { facts } = await (await fresh()).open();
    expect(await facts.accounts()).toEqual([]);
    expect(await facts.regions(ACCOUNT)).toEqual([]);
    expect(await facts.region(ACCOUNT, "eu-west-1")).toBeNull();
    expect(await facts.regionVersions(null)).toEqual([]);
  });

  it("come back as they were kept, after the store was closed too", async () => {
    const store = await fresh();
    const first = await store.open();
    const account = anAccount({
      facts: { ...NO_ACCOUNT_FACTS, identity: failed(T0), clockOffsetMs: -12 },
    });
    const use = read(
      { from: T0 - 1, to: T0, models: [], applicationProfiles: 2, metricsAsked: 5 },
      T0,
    );
    const region = aRegion("eu-west-1", { availability: { "m:0": read(available(), T0) }, use });
    expect(await first.facts.mergeAccount(anUpdate({ facts: account.facts }))).toEqual(account);
    await first.facts.mergeRegion(region);
    expect(await first.facts.region(ACCOUNT, "eu-west-1")).toEqual(region);
    await first.close();
    const second = await store.open();
    expect(await second.facts.accounts()).toEqual([account]);
    expect(await second.facts.regions(ACCOUNT)).toEqual([region]);
    expect(await second.facts.region(ACCOUNT, "eu-west-1")).toEqual(region);
  });

  it("keep a good value when a later read fails, and say both", async () => {
    const { facts } = await (await fresh()).open();
    await facts.mergeRegion(
      aRegion("eu-west-1", { models: read([], T0), availability: { m: read(available(), T0) } }),
    );
    await facts.mergeRegion({
      ...aRegion(
        "eu-west-1",
        { models: failed(T0 + 5), availability: { m: failed(T0 + 5) } },
        T0 + 5,
      ),
      readAt: null,
    });
    const after = await facts.region(ACCOUNT, "eu-west-1");
    expect(after?.facts.models.status).toBe("failed");
    expect(lastGood(after?.facts.models)?.source.at).toBe(T0);
    expect(lastGood(after?.facts.availability.m)?.value).toEqual(available());
    expect(after).toMatchObject({ attemptedAt: T0 + 5, readAt: T0 });
  });

  it("take a time between two milliseconds", async () => {
    const { facts } = await (await fresh()).open();
    await facts.mergeRegion(aRegion("eu-west-1", {}, T0 + 0.5));
    const kept = await facts.region(ACCOUNT, "eu-west-1");
    expect([kept?.attemptedAt, kept?.readAt]).toEqual([T0 + 1, T0 + 1]);
  });

  it("keep an account's id and facts when its credentials stop working", async () => {
    const { facts } = await (await fresh()).open();
    const identity = read({ accountId: ACCOUNT, partition: "aws" as const }, T0);
    await facts.mergeAccount(anUpdate({ facts: { ...NO_ACCOUNT_FACTS, identity } }));
    const after = await facts.mergeAccount(
      anUpdate({
        accountId: null,
        name: "renamed",
        facts: { ...NO_ACCOUNT_FACTS, identity: failed(T0 + 5) },
        updatedAt: T0 + 5,
      }),
    );
    expect(after).toMatchObject({ accountId: ACCOUNT, name: "renamed", updatedAt: T0 + 5 });
    expect(lastGood(after.facts.identity)?.value.accountId).toBe(ACCOUNT);
  });

  it("keep a partition until an identity tells another, whatever else is written", async () => {
    const { facts } = await (await fresh()).open();
    const gov = read({ accountId: ACCOUNT, partition: "aws-us-gov" as const }, T0);
    const patches = [
      { accountId: ACCOUNT, facts: { identity: gov } },
      { accountId: ACCOUNT, facts: { agreements: read([], T0 + 1) } },
      { accountId: null, facts: { identity: failed(T0 + 2) } },
      { accountId: ACCOUNT, facts: { forms: { default: read("present" as const, T0 + 3) } } },
    ];
    for (const patch of patches) {
      const kept = await facts.mergeAccount({ key: "default", name: null, updatedAt: T0, patch });
      expect(kept).toMatchObject({ accountId: ACCOUNT, partition: "aws-us-gov" });
    }
  });

  it("of another account, when they come late, change neither id nor facts", async () => {
    const { facts } = await (await fresh()).open();
    const own = read({ accountId: ACCOUNT, partition: "aws" as const }, T0);
    const update = { key: "default", name: null, updatedAt: T0 };
    await facts.mergeAccount({
      ...update,
      patch: { accountId: ACCOUNT, facts: { identity: own } },
    });
    const late = { accountId: "999999999999", facts: { agreements: read([], T0 + 9) } };
    const kept = await facts.mergeAccount({ ...update, patch: late });
    expect(kept.accountId).toBe(ACCOUNT);
    expect(kept.facts.agreements).toEqual({ status: "never" });
  });

  it("of a late older write do not rename an account", async () => {
    const { facts } = await (await fresh()).open();
    await facts.mergeAccount(anUpdate({ name: "new", updatedAt: T0 + 5 }));
    expect(await facts.mergeAccount(anUpdate({ name: "old" }))).toMatchObject({
      name: "new",
      updatedAt: T0 + 5,
    });
  });

  it("written by many at once are all there", async () => {
    const store = await fresh();
    const writers = await Promise.all([store.open(), store.open(), store.open()]);
    const models = Array.from({ length: 60 }, (_, index) => `model-${index}`);
    await Promise.all(
      models.map((model, index) =>
        writers[index % writers.length]?.facts.mergeRegion(
          aRegion(
            "eu-west-1",
            { availability: { [model]: read(available(), T0 + index) } },
            T0 + index,
          ),
        ),
      ),
    );
    const kept = await writers[0]?.facts.region(ACCOUNT, "eu-west-1");
    expect(Object.keys(kept?.facts.availability ?? {}).sort()).toEqual(models.toSorted());
    expect(kept?.attemptedAt).toBe(T0 + 59);
  });

  it("of more regions at once than there are connections are all kept", async () => {
    const { facts } = await (await fresh()).open();
    const names = Array.from({ length: 300 }, (_, index) => `region-${index}`);
    await Promise.all([
      ...names.map((name) => facts.mergeRegion(aRegion(name, {}))),
      ...names.map(() => facts.version()),
    ]);
    expect(await facts.regions(ACCOUNT)).toHaveLength(names.length);
  });

  it("take a region of six megabytes", async () => {
    const { facts } = await (await fresh()).open();
    const availability = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`model-${index}`, read(available(), T0)]),
    );
    await facts.mergeRegion(aRegion("eu-west-1", { availability }));
    expect((await facts.region(ACCOUNT, "eu-west-1"))?.facts.availability).toEqual(availability);
  });
});

onBoth("the version", ({ fresh, unmade }) => {
  it("changes with every write of another connection, and stays without one", async () => {
    const store = await fresh();
    const [writer, reader] = await Promise.all([store.open(), store.open()]);
    const seen = [await reader.facts.version()];
    await writer.facts.mergeRegion(aRegion("eu-west-1", {}));
    seen.push(await reader.facts.version());
    await writer.facts.mergeRegion(aRegion("eu-west-1", {}));
    seen.push(await reader.facts.version());
    await writer.facts.mergeAccount(anUpdate());
    seen.push(await reader.facts.version());
    await writer.docs.put({ kind: "watch", id: "1", updatedAt: T0, body: "{}" }, 0);
    seen.push(await reader.facts.version());
    expect(new Set(seen).size).toBe(5);
    await writer.jobs.ensure([
      { kind: "scan", key: "me", run: "", dueInMs: 0, priority: 0, only: null, body: "" },
    ]);
    await writer.pace.save({ a: 1 });
    expect(await reader.facts.version()).toBe(seen.at(-1));
  });

  it("of one store is never that of another", async () => {
    const [one, other] = [await (await unmade()).open(), await (await unmade()).open()];
    expect(await one.facts.version()).not.toBe(await other.facts.version());
  });

  it("of a region grows when that region is written, and only then", async () => {
    const { facts } = await (await fresh()).open();
    await facts.mergeRegion(aRegion("eu-west-1", {}));
    await facts.mergeRegion(aRegion("eu-west-2", {}));
    const versions = async () =>
      Object.fromEntries(
        (await facts.regionVersions(null)).map((row) => [row.region, row.version]),
      );
    const before = await versions();
    await facts.mergeRegion(aRegion("eu-west-1", {}));
    const after = await versions();
    expect(after["eu-west-1"]).toBeGreaterThan(Math.max(...Object.values(before)));
    expect(after["eu-west-2"]).toBe(before["eu-west-2"]);
  });
});

onBoth("what is held of a row", ({ fresh }) => {
  it("is the same object until another connection changes the row, then what that one wrote", async () => {
    const store = await fresh();
    const [writer, reader] = await Promise.all([store.open(), store.open()]);
    await writer.facts.mergeRegion(
      aRegion("eu-west-1", { availability: { m: read(available(), T0) } }),
    );
    await writer.facts.mergeAccount(anUpdate());
    const first = await reader.facts.region(ACCOUNT, "eu-west-1");
    const [account] = await reader.facts.accounts();
    expect(await reader.facts.region(ACCOUNT, "eu-west-1")).toBe(first);
    expect((await reader.facts.regions(ACCOUNT))[0]).toBe(first);
    expect((await reader.facts.accounts())[0]?.facts).toBe(account?.facts);
    const changed = read(available("NOT_AVAILABLE"), T0 + 1);
    await writer.facts.mergeRegion(aRegion("eu-west-1", { availability: { m: changed } }, T0 + 1));
    await writer.facts.mergeAccount(
      anUpdate({ facts: { ...anAccount().facts, clockOffsetMs: 4_000 }, updatedAt: T0 }),
    );
    expect((await reader.facts.region(ACCOUNT, "eu-west-1"))?.facts.availability.m).toEqual(
      changed,
    );
    expect((await reader.facts.accounts())[0]?.facts.clockOffsetMs).toBe(4_000);
  });
});
