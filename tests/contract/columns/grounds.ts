import type { AccountFacts, RegionFacts } from "@/lib/domain/facts/facts";
import { NO_REGION_FACTS } from "@/lib/domain/facts/facts";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { Settings } from "@/lib/domain/settings";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import type { Ground } from "@/lib/services/ground";
import type { ColumnStore } from "@/lib/services/ports/columns";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { FactsStore, Stores } from "@/lib/services/ports/stores";
import { gistOf } from "@/lib/services/world/gist";
import { inShort, type Outline } from "@/lib/services/world/outline";
import { toRequirementWorld } from "@/lib/services/world/requirement-world";
import { createWorld } from "@/lib/services/world/world";
import type { TestDatabase } from "@/tests/contract/db/databases";
import { aContext } from "@/tests/support/a-context";
import { aModel, aProfile, available, CLAUDE, NOVA, readAt } from "@/tests/support/build-facts";

export const T0 = Date.UTC(2026, 0, 1);
export const REGIONS = ["eu-west-1", "eu-west-3"] as const;
export const IDS = ["111122223333", "444455556666", "777788889999"] as const;

/** The first by the default credentials, so that its id stands in the store alone. */
export const REFS: readonly AccountRef[] = IDS.map((id, place) =>
  place === 0
    ? { key: "default", accountId: null, name: "first", access: { by: "default" } }
    : {
        ...{ key: id, accountId: id, name: `team-${place}` },
        access: { by: "role", roleArn: `arn:aws:iam::${id}:role/Read`, externalId: null },
      },
);

/** What a test turns. */
export type Turned = {
  at: number;
  intervalMs: number;
  regions: readonly string[];
  requirements: readonly Requirement[];
};

export const settingsOf = ({ intervalMs, regions, requirements }: Turned): Settings => ({
  ...{ regions, requirements, accessPortal: null, scanIntervalMs: intervalMs },
  ...{ retentionMs: 24 * HOUR_MS, auditRetentionMs: 24 * HOUR_MS, maskAccountIds: false },
  ...{ grants: [], actions: { enabled: false, kinds: [], secondPerson: false } },
  prove: { enabled: false, callsPerDay: 50 },
});

export const firstTurned = (): Turned => ({
  ...{ at: T0, intervalMs: 15 * MINUTE_MS, regions: REGIONS, requirements: [] },
});

export const groundOver = (stores: Stores, turned: Turned): Ground => ({
  ...{ now: () => turned.at, settings: () => settingsOf(turned), accounts: () => REFS, stores },
});

/** A store that tells whose facts were read, and when all columns that were put are there. */
export function watched(stores: Stores) {
  const read = new Set<string>();
  const puts = new Set<Promise<void>>();
  const facts: FactsStore = {
    ...stores.facts,
    regions(account) {
      read.add(account);
      return stores.facts.regions(account);
    },
    region(account, region) {
      read.add(account);
      return stores.facts.region(account, region);
    },
  };
  const columns: ColumnStore = {
    ...stores.columns,
    put(made) {
      const put = stores.columns.put(made);
      puts.add(put);
      return put;
    },
  };
  return {
    stores: { ...stores, facts, columns },
    read,
    async written(): Promise<void> {
      await new Promise((resolve) => setImmediate(resolve));
      for (const put of puts) await put;
      puts.clear();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

export const outlineOf = ({ now, staleAfterMs, catalogue, accounts }: Outline) => ({
  ...{
    now,
    staleAfterMs,
    rows: [...catalogue.rows.values()],
    listed: [...catalogue.listed].sort(),
  },
  accounts: accounts.map(({ regions, ...account }) => ({
    ...account,
    regions: regions.map(({ region, gist, short }) => ({
      ...{ region, short: JSON.stringify(short) },
      ...{ readAt: gist?.readAt ?? null, attemptedAt: gist?.attemptedAt ?? null },
      models: gist?.models ?? null,
    })),
  })),
});

/** An outline as it is compared. */
export const outlined = async (ground: Ground, judgedBy: string | null, accountsHeld = 1) =>
  outlineOf(await createWorld(ground, { judgedBy, accountsHeld }).outline());

/** The same by reading and judging everything. */
export async function judgedAnew(ground: Ground) {
  const world = await createWorld(ground, { judgedBy: null }).read();
  const age = { now: world.now, staleAfterMs: world.staleAfterMs };
  const accounts = world.accounts.map((account) => ({
    ...account,
    regions: account.regions.map((region) => ({
      ...{ region: region.region, short: inShort(region, age).short },
      gist: region.stored && gistOf(region.stored),
    })),
  }));
  return outlineOf({ ...world, accounts });
}

/** What is required, by reading and judging everything. */
export const requiredAnew = async (ground: Ground, requirements: readonly Requirement[]) =>
  toRequirementWorld(await createWorld(ground, { judgedBy: null }).read(), requirements);

const [IRELAND, PARIS] = REGIONS;
const STATUS = [
  { region: IRELAND, status: "ENABLED_BY_DEFAULT" },
  { region: PARIS, status: "ENABLED_BY_DEFAULT" },
];

export const accountAt = (place: number, at: number): Partial<AccountFacts> => ({
  identity: readAt({ accountId: IDS[place] ?? "", partition: "aws" }, at),
  regions: readAt(STATUS, at),
  agreements: readAt([], at),
  forms: { default: readAt("present", at) },
});

export const regionAt = (at: number): RegionFacts => ({
  ...NO_REGION_FACTS,
  models: readAt([aModel(CLAUDE), aModel(NOVA)], at),
  profiles: readAt([aProfile("eu", CLAUDE)], at),
  provisioned: readAt([], at),
  quotas: readAt([], at),
  quotaDefaults: readAt([], at),
  quotaRequests: readAt([], at),
  availability: { [CLAUDE]: readAt(available(), at), [NOVA]: readAt(available(), at) },
});

export const putAccount = (
  { facts }: Stores,
  place: number,
  at: number,
  patch = accountAt(place, at),
) =>
  facts.mergeAccount({
    ...{ key: REFS[place]?.key ?? "", name: REFS[place]?.name ?? null, updatedAt: at },
    patch: { accountId: IDS[place] ?? null, facts: patch },
  });

export const putRegion = (
  { facts }: Stores,
  [place, region]: readonly [number, string],
  { at, over = {} }: { at: number; over?: Partial<RegionFacts> },
) =>
  facts.mergeRegion({
    ...{ account: IDS[place] ?? "", region, attemptedAt: at, readAt: at },
    facts: { ...regionAt(at), ...over },
  });

export async function fill(stores: Stores): Promise<void> {
  for (const place of IDS.keys()) {
    await putAccount(stores, place, T0);
    for (const region of REGIONS) await putRegion(stores, [place, region], { at: T0 });
  }
}

/** Names the build whose columns are in the store. */
export const BUILD = "this build";

/** A store with three accounts and their columns, of which nobody has read anything since. */
export async function anInstallation(
  fresh: TestDatabase["fresh"],
  requirements: readonly Requirement[] = [],
) {
  const opened = await fresh();
  const turned: Turned = { ...firstTurned(), requirements };
  const { stores, read, written } = watched(await opened.open());
  const ground = groundOver(stores, turned);
  await fill(stores);
  await outlined(ground, BUILD);
  await written();
  read.clear();
  return { stores, read, written, turned, ground, options: opened.options };
}
export type Installation = Awaited<ReturnType<typeof anInstallation>>;

/** A context of a process that judges by this build. */
export const contextOver = (ground: Ground) => ({
  ...aContext(ground),
  world: createWorld(ground, { judgedBy: BUILD }),
});
