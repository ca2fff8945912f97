import {
  type AccountFacts,
  lastGood,
  NO_ACCOUNT_FACTS,
  NO_REGION_FACTS,
} from "@/lib/domain/facts/facts";
import { planRegions } from "@/lib/domain/facts/plan";
import { type JudgedRegion, judgeRegion } from "@/lib/domain/judge/judge-region";
import { type Catalogue, catalogueOf } from "@/lib/domain/judge/models";
import { firstSeenPending } from "@/lib/domain/judge/pending";
import { type Partition, regionPlace } from "@/lib/domain/region";
import { type Settings, STALE_INTERVALS } from "@/lib/domain/settings";
import type { EpochMs } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { StoredRegion, Stores } from "@/lib/services/ports/stores";

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
  pending: Map<string, Pending>;
  catalogue: { readAt: string; signature: string; value: Catalogue } | null;
  /** The reading that has not begun, and the end of all that were asked for before. */
  waiting: Turn | null;
  last: Promise<void>;
};
type Pending = {
  rows: readonly StoredRegion[];
  text: string;
  since: ReadonlyMap<string, EpochMs>;
};
type Reader = Pick<ScanContext, "now" | "settings" | "accounts" | "stores">;
type Turn = { ctx: Reader; world: Promise<World> };

const HELD = globalThis as typeof globalThis & {
  bedrockReadinessWorlds?: WeakMap<Stores, Cached>;
};

/** The scanner and the pages are module graphs of their own; what is judged is held once for all of them. */
const CACHES: WeakMap<Stores, Cached> = HELD.bedrockReadinessWorlds ?? new WeakMap();
HELD.bedrockReadinessWorlds = CACHES;

function cacheOf(stores: Stores): Cached {
  const existing = CACHES.get(stores);
  if (existing) return existing;
  const created: Cached = {
    rows: new Map(),
    judged: new Map(),
    pending: new Map(),
    catalogue: null,
    waiting: null,
    last: Promise.resolve(),
  };
  CACHES.set(stores, created);
  return created;
}

/** Some 30 ms of work: less would have a busy server answer late, more would keep others waiting. */
const REGIONS_A_TURN = 8;

/** Lets other work in after every so many regions. */
function createTurns(): () => Promise<void> {
  let done = 0;
  return async () => {
    done += 1;
    if (done % REGIONS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  };
}

const keyOf = (account: string, region: string) => `${account}/${region}`;

/** Parses again only the rows whose version moved, and lets other work in between. */
async function loadRows(stores: Stores, cache: Cached): Promise<void> {
  const letOthersIn = createTurns();
  const versions = await stores.facts.regionVersions();
  const present = new Set<string>();
  for (const { account, region, version } of versions) {
    const key = keyOf(account, region);
    present.add(key);
    if (cache.rows.get(key)?.version === version) continue;
    const row = await stores.facts.region(account, region);
    if (!row) continue;
    cache.rows.set(key, { version, row });
    await letOthersIn();
  }
  for (const key of cache.rows.keys()) if (!present.has(key)) cache.rows.delete(key);
}

/** When the lists that the rows come from were read; the same text means the same lists. */
function listsReadAt(cache: Cached): string {
  const times: string[] = [];
  for (const [key, { row }] of cache.rows) {
    const { models, profiles } = row.facts;
    times.push(`${key} ${lastGood(models)?.source.at} ${lastGood(profiles)?.source.at}`);
  }
  return times.join("\n");
}

/** The same object while it says the same, so that verdicts that rest on it stay. */
function stableCatalogue(cache: Cached): Catalogue {
  const readAt = listsReadAt(cache);
  if (cache.catalogue?.readAt === readAt) return cache.catalogue.value;
  const stored = [...cache.rows.values()].map(({ row }) => row);
  stored.sort((a, b) => regionPlace(a.region) - regionPlace(b.region));
  const value = catalogueOf(stored.map(({ facts }) => facts));
  const signature = JSON.stringify([[...value.rows.values()], value.listed.size]);
  const same = cache.catalogue?.signature === signature ? cache.catalogue.value : value;
  cache.catalogue = { readAt, signature, value: same };
  return same;
}

const sameItems = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, place) => one === others[place]);

/** The same map while it says the same. */
function stablePending(
  cache: Cached,
  key: string,
  rows: readonly StoredRegion[],
): ReadonlyMap<string, EpochMs> {
  const existing = cache.pending.get(key);
  if (existing && sameItems(existing.rows, rows)) return existing.since;
  const read = firstSeenPending(rows.map((row) => row.facts));
  const text = JSON.stringify([...read]);
  const since = existing?.text === text ? existing.since : read;
  cache.pending.set(key, { rows, text, since });
  return since;
}

type JudgeInput = {
  key: string;
  account: AccountFacts;
  region: string;
  stored: StoredRegion | null;
  now: EpochMs;
  staleAfterMs: number;
  catalogue: Catalogue;
  pending: ReadonlyMap<string, EpochMs>;
  letOthersIn: () => Promise<void>;
};

async function judged(cache: Cached, at: JudgeInput): Promise<JudgedRegion> {
  const id = keyOf(at.key, at.region);
  const inputs = [at.account, at.stored, at.catalogue, at.staleAfterMs, at.pending];
  const existing = cache.judged.get(id);
  if (existing && sameItems(existing.inputs, inputs) && at.now < existing.region.validUntil)
    return existing.region;
  await at.letOthersIn();
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

/**
 * Reads the store and judges every cell; what did not change since the last call is not judged again. One reading at a
 * time; whoever asks meanwhile shares the next one, so that the answer is never older than the question.
 */
export function readWorld(ctx: Reader): Promise<World> {
  const cache = cacheOf(ctx.stores);
  if (cache.waiting && alike(cache.waiting.ctx, ctx)) return cache.waiting.world;
  const begin = () => {
    if (cache.waiting === turn) cache.waiting = null;
    return judgeAll(cache, ctx);
  };
  const turn: Turn = { ctx, world: cache.last.then(begin) };
  const end = () => undefined;
  cache.last = turn.world.then(end, end);
  cache.waiting = turn;
  return turn.world;
}

const alike = (a: Reader, b: Reader): boolean =>
  a.now === b.now && a.settings === b.settings && a.accounts === b.accounts;

function rowsByAccount(cache: Cached): ReadonlyMap<string, readonly StoredRegion[]> {
  const rows = new Map<string, StoredRegion[]>();
  for (const { row } of cache.rows.values()) {
    const own = rows.get(row.account);
    if (own) own.push(row);
    else rows.set(row.account, [row]);
  }
  return rows;
}

async function judgeAll(cache: Cached, ctx: Reader): Promise<World> {
  const { stores } = ctx;
  await loadRows(stores, cache);
  const catalogue = stableCatalogue(cache);
  const stored = new Map((await stores.facts.accounts()).map((row) => [row.key, row]));
  const now = ctx.now();
  const settings = ctx.settings();
  const staleMs = staleAfterMs(settings);
  const rowsOf = rowsByAccount(cache);
  const letOthersIn = createTurns();
  const accounts: WorldAccount[] = [];
  for (const ref of ctx.accounts()) {
    const row = stored.get(ref.key);
    const accountId = row?.accountId ?? ref.accountId;
    const key = accountId ?? ref.key;
    const facts = row?.facts ?? NO_ACCOUNT_FACTS;
    const partition = row?.partition ?? "aws";
    const own = rowsOf.get(key) ?? [];
    const at = { key, account: facts, now, staleAfterMs: staleMs, catalogue, letOthersIn };
    const pending = stablePending(cache, key, own);
    const regions: WorldRegion[] = [];
    for (const { region } of planRegions(facts, { regions: settings.regions, partition })) {
      const storedRegion = cache.rows.get(keyOf(key, region))?.row ?? null;
      const input = { ...at, region, stored: storedRegion, pending };
      regions.push({ region, stored: storedRegion, judged: await judged(cache, input) });
    }
    accounts.push({
      ref,
      key,
      accountId,
      name: row?.name ?? ref.name,
      partition,
      facts,
      regions,
    });
  }
  forgetOthers(cache, accounts);
  return { now, catalogue, accounts };
}

/** Accounts and regions that are no longer configured take no room. */
function forgetOthers(cache: Cached, accounts: readonly WorldAccount[]): void {
  const shown = new Set(
    accounts.flatMap(({ key, regions }) => regions.map(({ region }) => keyOf(key, region))),
  );
  for (const key of cache.judged.keys()) {
    if (!shown.has(key)) cache.judged.delete(key);
  }
}
