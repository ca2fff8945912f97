import { expect, it } from "vitest";
import type { Availability, Reading } from "@/lib/domain/facts/facts";
import { MINUTE_MS } from "@/lib/domain/time";
import { keep } from "@/lib/services/facts/keep";
import type { Stores } from "@/lib/services/ports/stores";
import { readWatches } from "@/lib/services/watches/watch-docs";
import { onBoth } from "@/tests/contract/db/databases";
import { aContext } from "@/tests/support/a-context";
import { aModel, available, CLAUDE, readAt } from "@/tests/support/build-facts";

const ACCOUNT = "111122223333";
const REGION = "eu-west-1";
const T0 = Date.UTC(2026, 0, 1);
const ENTRY = { key: "default", accountId: null, name: "prod", access: { by: "default" } } as const;

function contextOver(stores: Stores, clock: { now: number }) {
  return aContext({
    now: () => clock.now,
    settings: () => ({
      regions: [REGION],
      requirements: [],
      accessPortal: null,
      scanIntervalMs: 15 * MINUTE_MS,
      retentionMs: 24 * 60 * MINUTE_MS,
      auditRetentionMs: 24 * 60 * MINUTE_MS,
      maskAccountIds: false,
      grants: [],
      actions: { enabled: false, kinds: [], secondPerson: false },
      prove: { enabled: false, callsPerDay: 50 },
    }),
    accounts: () => [ENTRY],
    stores,
  });
}

const whole = (availability: Reading<Availability>, at: number) => ({
  region: REGION,
  facts: {
    models: readAt([aModel(CLAUDE, { inferenceTypes: ["ON_DEMAND"] })], at),
    profiles: readAt([], at),
    provisioned: readAt([], at),
    availability: { [CLAUDE]: availability },
  },
});

async function scanned(stores: Stores, clock: { now: number }, agreement: string) {
  const ctx = contextOver(stores, clock);
  const identity = readAt({ accountId: ACCOUNT, partition: "aws" } as const, clock.now);
  const regions = readAt([{ region: REGION, status: "ENABLED_BY_DEFAULT" }], clock.now);
  await keep(
    ctx,
    {
      account: ENTRY,
      accountId: ACCOUNT,
      facts: { identity, regions, agreements: readAt([], clock.now) },
      regions: [whole(readAt(available({ agreement }), clock.now), clock.now)],
    },
    { scanId: "scan-1", verdicts: "now" },
  );
  return ctx;
}

onBoth("keeping what was read", ({ fresh }) => {
  it("tells the watch, merges the facts and writes the history as one, at the time of the reading", async () => {
    const stores = await (await fresh()).open();
    const clock = { now: T0 };
    const ctx = await scanned(stores, clock, "PENDING");
    expect(await readWatches(ctx, { endedSince: null })).toMatchObject([
      { modelId: CLAUDE, flight: { state: "pending" } },
    ]);
    clock.now = T0 + 4 * MINUTE_MS;
    const availability = { [CLAUDE]: readAt(available(), clock.now) };
    await keep(
      ctx,
      {
        account: ENTRY,
        accountId: ACCOUNT,
        regions: [{ region: REGION, facts: { availability } }],
      },
      { scanId: null, verdicts: "now" },
    );
    const history = await stores.history.ofCell(ACCOUNT, REGION, CLAUDE, 10);
    expect(history.map(({ state, at, scanId }) => [state, at, scanId])).toEqual([
      ["ready", T0 + 4 * MINUTE_MS, null],
      ["pending", T0, "scan-1"],
    ]);
    expect(await readWatches(ctx, { endedSince: null })).toMatchObject([
      { flight: { state: "active" } },
    ]);
  });

  it("keeps nothing at all where its last step fails", async () => {
    const stores = await (await fresh()).open();
    const clock = { now: T0 };
    await scanned(stores, clock, "PENDING");
    const broken: Stores = {
      ...stores,
      transaction: (run) =>
        stores.transaction((inside) => {
          const append = () => Promise.reject(new Error("no room"));
          return run({ ...inside, history: { ...inside.history, append } });
        }),
    };
    const ctx = contextOver(broken, clock);
    clock.now += 4 * MINUTE_MS;
    const version = await stores.facts.version();
    const availability = { [CLAUDE]: readAt(available(), clock.now) };
    const kept = keep(
      ctx,
      {
        account: ENTRY,
        accountId: ACCOUNT,
        regions: [{ region: REGION, facts: { availability } }],
      },
      { scanId: null, verdicts: "now" },
    );
    await expect(kept).rejects.toThrow("no room");
    expect(await stores.facts.version()).toBe(version);
    expect(await readWatches(ctx, { endedSince: null })).toMatchObject([
      { flight: { state: "pending" } },
    ]);
  });

  it("writes no history while more of the same visit follows", async () => {
    const stores = await (await fresh()).open();
    const clock = { now: T0 };
    const ctx = await scanned(stores, clock, "AVAILABLE");
    clock.now += MINUTE_MS;
    const availability = { [CLAUDE]: readAt(available({ agreement: "ERROR" }), clock.now) };
    const patch = {
      account: ENTRY,
      accountId: ACCOUNT,
      regions: [{ region: REGION, facts: { availability } }],
    };
    await keep(ctx, patch, { scanId: "scan-2", verdicts: "later" });
    expect(await stores.history.ofCell(ACCOUNT, REGION, CLAUDE, 10)).toHaveLength(1);
    await keep(ctx, { ...patch, regions: [], facts: {} }, { scanId: "scan-2", verdicts: "now" });
    expect(await stores.history.ofCell(ACCOUNT, REGION, CLAUDE, 10)).toMatchObject([
      { state: "blocked", code: "MPAgreementFailed", scanId: "scan-2" },
      { state: "ready" },
    ]);
  });

  it("a list that was not asked for makes neither an attempt nor a reading of the region", async () => {
    const stores = await (await fresh()).open();
    const clock = { now: T0 };
    const ctx = await scanned(stores, clock, "AVAILABLE");
    clock.now += MINUTE_MS;
    const facts = { quotas: readAt([], clock.now) };
    await keep(
      ctx,
      { account: ENTRY, accountId: ACCOUNT, regions: [{ region: REGION, facts }] },
      { scanId: null, verdicts: "now" },
    );
    expect(await stores.facts.region(ACCOUNT, REGION)).toMatchObject({
      attemptedAt: T0,
      readAt: T0,
    });
  });
});
