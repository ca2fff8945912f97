import { type AccountFacts, NO_ACCOUNT_FACTS, NO_REGION_FACTS } from "@/lib/domain/facts";
import { type JudgedRegion, judgeRegion } from "@/lib/domain/judge/judge-region";
import { type Catalogue, catalogueOf } from "@/lib/domain/judge/models";
import { firstSeenPending } from "@/lib/domain/judge/pending";
import { planRegions } from "@/lib/domain/plan";
import type { Partition } from "@/lib/domain/region";
import { type Settings, STALE_INTERVALS } from "@/lib/domain/settings";
import type { EpochMs } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import type { AccountRef, StoredRegion, Stores } from "@/lib/services/ports";

export type WorldRegion = {
  region: string;
  stored: StoredRegion | null;
  judged: JudgedRegion;
};
export type WorldAccount = {
  ref: AccountRef;
  /** The account id, or the key of the configuration entry while the id is not known. */
  key: string;
  accountId: string | null;
  name: string | null;
  partition: Partition;
  facts: AccountFacts;
  regions: readonly WorldRegion[];
};

/** Every account with every cell judged, as the store has it now. */
export type World = { now: EpochMs; catalogue: Catalogue; accounts: readonly WorldAccount[] };

type Cached = {
  rows: Map<string, { version: number; row: StoredRegion }>;
  judged: Map<string, { inputs: readonly unknown[]; region: JudgedRegion }>;
  accountFacts: Map<string, { text: string; facts: AccountFacts }>;
  catalogue: { signature: string; value: Catalogue } | null;
};

const CACHES = new WeakMap<Stores, Cached>();

function cacheOf(stores: Stores): Cached {
  const existing = CACHES.get(stores);
  if (existing) return existing;
  const created: Cached = {
    rows: new Map(),
    judged: new Map(),
    accountFacts: new Map(),
    catalogue: null,
  };
  CACHES.set(stores, created);
  return created;
}

const keyOf = (account: string, region: string) => `${account}/${region}`;

/** Parses again only the rows whose version moved, and lets other work in between. */
async function loadRows(stores: Stores, cache: Cached): Promise<void> {
  const versions = await stores.facts.regionVersions();
  const present = new Set<string>();
  for (const { account, region, version } of versions) {
    const key = keyOf(account, region);
    present.add(key);
    if (cache.rows.get(key)?.version === version) continue;
    const row = await stores.facts.region(account, region);
    if (row) cache.rows.set(key, { version, row });
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const key of cache.rows.keys()) if (!present.has(key)) cache.rows.delete(key);
}

/** The same object while it says the same, so that verdicts that rest on it stay. */
function stableCatalogue(cache: Cached): Catalogue {
  const value = catalogueOf([...cache.rows.values()].map((entry) => entry.row.facts));
  const rows = [...value.rows.values()].map(
    (row) => `${row.modelId}|${row.modelName}|${row.providerName}`,
  );
  const signature = `${rows.sort().join("\n")}\n${value.listed.size}`;
  if (cache.catalogue?.signature !== signature) cache.catalogue = { signature, value };
  return cache.catalogue.value;
}

function stableFacts(cache: Cached, key: string, facts: AccountFacts): AccountFacts {
  const text = JSON.stringify(facts);
  const existing = cache.accountFacts.get(key);
  if (existing?.text === text) return existing.facts;
  cache.accountFacts.set(key, { text, facts });
  return facts;
}

type JudgeInput = {
  now: EpochMs;
  staleAfterMs: number;
  catalogue: Catalogue;
  pending: ReadonlyMap<string, EpochMs>;
};

function judged(
  cache: Cached,
  at: {
    key: string;
    account: AccountFacts;
    region: string;
    stored: StoredRegion | null;
  } & JudgeInput,
): JudgedRegion {
  const id = keyOf(at.key, at.region);
  const inputs = [
    at.account,
    at.stored,
    at.catalogue,
    at.staleAfterMs,
    JSON.stringify([...at.pending]),
  ];
  const existing = cache.judged.get(id);
  const same = existing?.inputs.every((input, place) => input === inputs[place]);
  if (existing && same && at.now < existing.region.validUntil) return existing.region;
  const region = judgeRegion({
    account: at.account,
    region: at.region,
    facts: at.stored?.facts ?? NO_REGION_FACTS,
    catalogue: at.catalogue,
    age: { now: at.now, staleAfterMs: at.staleAfterMs },
    firstSeenPending: at.pending,
  });
  cache.judged.set(id, { inputs, region });
  return region;
}

export const staleAfterMs = (settings: Settings): number =>
  settings.scanIntervalMs * STALE_INTERVALS;

/** Reads the store and judges every cell; what did not change since the last call is not judged again. */
export async function readWorld(
  ctx: Pick<ScanContext, "now" | "settings" | "accounts" | "stores">,
): Promise<World> {
  const { stores } = ctx;
  const cache = cacheOf(stores);
  const settings = ctx.settings();
  await loadRows(stores, cache);
  const catalogue = stableCatalogue(cache);
  const stored = new Map((await stores.facts.accounts()).map((row) => [row.key, row]));
  const now = ctx.now();
  const accounts = ctx.accounts().map((ref): WorldAccount => {
    const row = stored.get(ref.key);
    const accountId = row?.accountId ?? ref.accountId;
    const key = accountId ?? ref.key;
    const facts = stableFacts(cache, ref.key, row?.facts ?? NO_ACCOUNT_FACTS);
    const partition = row?.partition ?? "aws";
    const own = [...cache.rows.values()].filter((entry) => entry.row.account === key);
    const pending = firstSeenPending(own.map((entry) => entry.row.facts));
    const regions = planRegions(facts, { regions: settings.regions, partition }).map(
      ({ region }): WorldRegion => {
        const storedRegion = cache.rows.get(keyOf(key, region))?.row ?? null;
        const at = { key, account: facts, region, stored: storedRegion, now, catalogue, pending };
        return {
          region,
          stored: storedRegion,
          judged: judged(cache, { ...at, staleAfterMs: staleAfterMs(settings) }),
        };
      },
    );
    return { ref, key, accountId, name: row?.name ?? ref.name, partition, facts, regions };
  });
  return { now, catalogue, accounts };
}
