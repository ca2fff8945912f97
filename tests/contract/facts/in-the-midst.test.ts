import { expect, it } from "vitest";
import { NEW_SWEEP, printSweep, SWEEP } from "@/lib/domain/sweep/sweep";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { ChangesQuery, readChanges } from "@/lib/services/changes/read-changes";
import { type KeepOptions, keep, type Readings, type RegionPatch } from "@/lib/services/facts/keep";
import type { Stores } from "@/lib/services/ports/stores";
import { onBoth } from "@/tests/contract/db/databases";
import { aContext } from "@/tests/support/a-context";
import {
  aModel,
  aProfile,
  aQuota,
  available,
  CLAUDE,
  NOVA,
  readAt,
} from "@/tests/support/build-facts";

const ACCOUNT = "111122223333";
const REGION = "ap-southeast-4";
const T0 = Date.UTC(2026, 0, 1);
const ENTRY = { key: "default", accountId: null, name: "prod", access: { by: "default" } } as const;

const scan = (scanId: string) => ({
  more: { scanId, verdicts: "later" } as const,
  end: { scanId, verdicts: "now" } as const,
});
const TOKENS = "On-demand model inference tokens per minute for Amazon Nova Lite";
const MODELS = [
  aModel(CLAUDE, { inferenceTypes: ["INFERENCE_PROFILE"] }),
  aModel(NOVA, { inferenceTypes: ["ON_DEMAND"] }),
];

/** A dashboard over this store, a second older with each thing it keeps. */
function aDashboard(stores: Stores) {
  const clock = { now: T0 };
  const ctx = aContext({
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
  const now = <T>(value: T) => readAt(value, clock.now);
  const kept = async (readings: Pick<Readings, "facts" | "regions">, options: KeepOptions) => {
    await keep(ctx, { account: ENTRY, accountId: ACCOUNT, ...readings }, options);
    clock.now += SECOND_MS;
  };
  const inRegion = (facts: RegionPatch["facts"]) => [{ region: REGION, facts }];
  const pending = () => ({ [CLAUDE]: now(available({ agreement: "PENDING" })) });
  return {
    clock,
    /** Its beginning: whose account it is, and how its Region stands. */
    begins: (status: string, options: KeepOptions) =>
      kept(
        {
          facts: {
            identity: now({ accountId: ACCOUNT, partition: "aws" } as const),
            regions: now([{ region: REGION, status }]),
            agreements: now([]),
          },
        },
        options,
      ),
    /** Two models, of which one is ready by all that is read until then. */
    readsModels: (options: KeepOptions) =>
      kept(
        {
          regions: inRegion({
            models: now(MODELS),
            profiles: now([aProfile("au", CLAUDE)]),
            provisioned: now([]),
            availability: { [NOVA]: now(available()), ...pending() },
          }),
        },
        options,
      ),
    polls: () =>
      kept(
        {
          facts: { entitlements: { "agmt-1": now([]) } },
          regions: inRegion({ availability: pending() }),
        },
        { scanId: null, verdicts: "now", models: [CLAUDE] },
      ),
    /** A person who checks that model: whose account it is, then what its cell rests on. */
    async checks() {
      const asked = { scanId: null, verdicts: "now" } as const;
      const identity = now({ accountId: ACCOUNT, partition: "aws" } as const);
      await kept({ facts: { identity } }, asked);
      const models = now(MODELS);
      await kept({ regions: inRegion({ models, availability: pending() }) }, asked);
    },
    /** A person who has the quotas of the Region read again: nothing is said of any model. */
    refreshes: () =>
      kept(
        { regions: inRegion({ quotas: now([aQuota(TOKENS, 0)]) }) },
        { scanId: null, verdicts: "now" },
      ),
    /** The quota of that model is 0. */
    readsQuotas: (options: KeepOptions) =>
      kept(
        {
          regions: inRegion({
            quotas: now([aQuota(TOKENS, 0)]),
            quotaDefaults: now([aQuota(TOKENS, 1_000)]),
          }),
        },
        options,
      ),
    ends: (options: KeepOptions) => kept({ facts: {} }, options),
    async changes() {
      const { groups } = await readChanges(ctx, ChangesQuery.parse({ region: REGION }));
      const lines = groups.flatMap((group) => group.lines);
      return lines.map(({ kind, regions, cells }) => ({ kind, regions, cells })).sort(byKind);
    },
  };
}

const byKind = (a: { kind: string }, b: { kind: string }): number => (a.kind < b.kind ? -1 : 1);
const sweepOf = (run: string, key: string = ENTRY.key) => ({
  ...{ kind: SWEEP, key, run, only: null, dueInMs: 0, priority: 0 },
  body: printSweep(NEW_SWEEP),
});
const STARTED = { startedAt: T0, scope: "all", trigger: "schedule" } as const;

onBoth("what is read in the midst of a scan", ({ fresh }) => {
  async function aScanned() {
    const stores = await (await fresh()).open();
    const dashboard = aDashboard(stores);
    /** A scan, in whose midst somebody reads. */
    async function scans(scanId: string, read: "polls" | "checks" | "refreshes") {
      const { more, end } = scan(scanId);
      await stores.scans.start({ ...STARTED, scanId });
      await stores.jobs.put([sweepOf(scanId)]);
      await dashboard.begins("ENABLED", more);
      await dashboard.readsModels(more);
      await dashboard[read]();
      await dashboard.readsQuotas(more);
      await dashboard.ends(end);
    }
    return { ...dashboard, stores, scans };
  }

  it.each([
    ["a poll", "polls"],
    ["a check", "checks"],
    ["a refresh of quotas", "refreshes"],
  ] as const)(
    "%s tells of no cell that it did not ask about: a Region that was enabled is one change",
    async (_name, read) => {
      const dashboard = await aScanned();
      await dashboard.begins("ENABLED", scan("scan-0").more);
      await dashboard.readsModels(scan("scan-0").more);
      await dashboard.begins("ENABLING", scan("scan-1").end);

      dashboard.clock.now += 15 * MINUTE_MS;
      await dashboard.scans("scan-2", read);
      expect(await dashboard.changes()).toEqual([
        { kind: "first_read", regions: [REGION], cells: 2 },
        { kind: "region_on", regions: [REGION], cells: 2 },
      ]);
    },
  );

  it.each(["polls", "checks", "refreshes"] as const)(
    "what %s leaves it to the scan that a Region is read for the first time",
    async (read) => {
      const dashboard = await aScanned();
      await dashboard.scans("scan-1", read);
      expect(await dashboard.changes()).toEqual([
        { kind: "first_read", regions: [REGION], cells: 2 },
      ]);
    },
  );

  it.each<[what: string, begin: (stores: Stores) => Promise<unknown>]>([
    ["no scan runs", async () => undefined],
    ["a scan reads another account", ({ jobs }) => jobs.put([sweepOf("scan-2", "other")])],
    [
      "a scan has ended with the account",
      async ({ jobs }) => {
        await jobs.put([sweepOf("scan-2")]);
        const at = { kinds: [SWEEP], isShared: true, max: 1, ttlMs: MINUTE_MS };
        const [job] = await jobs.claim("here", at);
        if (job) await jobs.finish(job, { how: "ended", body: job.body });
      },
    ],
    ["the account is read by itself", ({ jobs }) => jobs.put([sweepOf("")])],
  ])("while %s, a refresh tells of every cell it changed", async (_what, begin) => {
    const { stores, ...dashboard } = await aScanned();
    await stores.scans.start({ ...STARTED, scanId: "scan-2" });
    await begin(stores);
    const { more, end } = scan("scan-1");
    await dashboard.begins("ENABLED", more);
    await dashboard.readsModels(more);
    await dashboard.ends(end);
    const before = await stores.history.latest(ACCOUNT, REGION);
    await dashboard.readsQuotas(more);
    await dashboard.refreshes();
    const after = await stores.history.latest(ACCOUNT, REGION);
    const stateOf = (rows: typeof before) => rows.find(({ modelId }) => modelId === NOVA)?.state;
    expect([stateOf(before), stateOf(after)]).toEqual(["ready", "blocked"]);
  });
});
