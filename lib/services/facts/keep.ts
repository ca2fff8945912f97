import type { AccountFacts, RegionFacts } from "@/lib/domain/facts/facts";
import { NO_REGION_FACTS } from "@/lib/domain/facts/facts";
import { SWEEP } from "@/lib/domain/sweep/sweep";
import type { EpochMs } from "@/lib/domain/time";
import type { ScanContext, StoreContext } from "@/lib/services/context";
import type { JobStore } from "@/lib/services/ports/jobs";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { DataStores, StoredAccount, StoredRegion } from "@/lib/services/ports/stores";
import { keepLineChanges } from "./line-changes";
import { observeReadings } from "./observe-readings";
import { observeRegions } from "./observe-regions";
import { keepVerdictChanges } from "./verdict-changes";

/** What one visit read of a region, and nothing that it did not read. */
export type RegionPatch = { region: string; facts: Partial<RegionFacts> };

export type Readings = {
  account: AccountRef;
  /** The account whose credentials answered; null while it is not known. */
  accountId: string | null;
  facts?: Partial<AccountFacts>;
  regions?: readonly RegionPatch[];
};

export type KeepOptions = {
  scanId: string | null;
  /** `later`: more of the same visit follows, and what it changes is written when it has ended. */
  verdicts: "now" | "later";
  /** The models that were asked about, where nothing is told of others whether a scan runs or not. */
  models?: readonly string[] | undefined;
  /** Tells the watches in place of what a scan or a check tells them. */
  tellWatches?: (stores: DataStores) => Promise<void>;
};

/** `account` is null where it is not known, or was neither read nor judged. */
export type Kept = { account: StoredAccount | null; regions: readonly StoredRegion[] };

/** `keep` by the whole world, whoever asks: what is kept is judged beside every account. */
export type Keep = (readings: Readings, options: KeepOptions) => Promise<Kept>;

/**
 * The only way readings are kept: watches are told before anything is shown, then the facts are merged, and what that
 * changes of verdicts and of lines is written to their histories at the time of the reading. All of it, or nothing. Gives
 * what was merged.
 */
export async function keep(
  ctx: StoreContext & Pick<ScanContext, "settings" | "stores" | "world">,
  readings: Readings,
  options: KeepOptions,
): Promise<Kept> {
  const now = ctx.now();
  if (options.verdicts === "now") await ctx.world.readOne(storeKey(readings));
  return ctx.stores.transaction(async (stores) => {
    const inside = { now: ctx.now, log: ctx.log, accounts: ctx.accounts, stores };
    const isAsked = readings.facts !== undefined || options.verdicts === "now";
    const account = isAsked ? await keepAccount(stores, readings, now) : null;
    await tellWatches(inside, readings, options);
    const regions: StoredRegion[] = [];
    for (const patch of readings.regions ?? []) {
      regions.push(await keepRegion(stores, { key: storeKey(readings), patch, now }));
    }
    if (options.verdicts === "now" && account) {
      const judged = readings.facts ? "all" : "given";
      const given = { account, rows: regions, regions: judged } as const;
      const world = await ctx.world.judgeWith(stores.facts, given);
      const { scanId } = options;
      const models = await modelsToldOf(stores, readings, options);
      await keepVerdictChanges(stores, world, { scanId, models });
      await keepLineChanges(stores, world, {
        models,
        requirements: ctx.settings().requirements,
      });
    }
    return { account, regions };
  });
}

/**
 * While a scan reads an account, it may be in the midst of any of its Regions: whoever else reads tells only of the models
 * that were asked about, and the scan of all others once it has read them. Undefined: of all.
 */
async function modelsToldOf(
  { jobs }: Pick<DataStores, "jobs">,
  { account, regions = [] }: Readings,
  { scanId, models }: KeepOptions,
): Promise<readonly string[] | undefined> {
  if (models || scanId !== null || !(await isBeingScanned(jobs, account.key))) return models;
  return regions.flatMap(({ facts }) => Object.keys(facts.availability ?? {}));
}

/** Of a sweep that belongs to no scan it is the reading itself. */
const isBeingScanned = async (jobs: Pick<JobStore, "list">, entry: string): Promise<boolean> =>
  (await jobs.list([SWEEP])).some(
    ({ key, run, hasEnded }) => key === entry && run !== "" && !hasEnded,
  );

/** Under which an account's regions stand in the store. */
export const storeKey = ({ account, accountId }: Pick<Readings, "account" | "accountId">): string =>
  accountId ?? account.accountId ?? account.key;

/** What is new of the agreements may say more of what regions answered before. */
async function tellWatches(
  ctx: StoreContext,
  readings: Readings,
  { tellWatches: tell }: KeepOptions,
): Promise<void> {
  if (tell) return tell(ctx.stores);
  const { facts, regions = [] } = readings;
  const account = storeKey(readings);
  if (facts?.agreements ?? facts?.entitlements)
    await observeRegions(ctx, { account, regions: null });
  const observed = regions.flatMap(({ region, facts: { availability } }) =>
    availability ? [{ region, availability }] : [],
  );
  if (observed.length > 0) await observeReadings(ctx, { account, readings: observed });
}

async function keepAccount(
  stores: DataStores,
  { account, accountId, facts }: Readings,
  now: EpochMs,
): Promise<StoredAccount | null> {
  const { key, name } = account;
  if (facts)
    return stores.facts.mergeAccount({ key, name, updatedAt: now, patch: { accountId, facts } });
  return (await stores.facts.accounts()).find((row) => row.key === key) ?? null;
}

/** Only a list that was asked for makes an attempt of the region; only one that was answered makes a reading. */
async function keepRegion(
  stores: DataStores,
  { key, patch, now }: { key: string; patch: RegionPatch; now: EpochMs },
): Promise<StoredRegion> {
  const { region, facts } = patch;
  const before = await stores.facts.region(key, region);
  const asked = facts.models !== undefined && facts.models.status !== "never";
  return stores.facts.mergeRegion({
    account: key,
    region,
    facts: { ...NO_REGION_FACTS, ...facts },
    attemptedAt: asked ? now : (before?.attemptedAt ?? now),
    readAt: facts.models?.status === "read" ? facts.models.source.at : (before?.readAt ?? null),
  });
}
