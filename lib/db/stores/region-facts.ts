import type { Held } from "@/lib/db/held";
import type { Pool } from "@/lib/db/pool";
import { wholeMs } from "@/lib/db/rows";
import type { Access, Database, Db, Engine, Tell, Trx } from "@/lib/db/schema";
import { soundRegion } from "@/lib/db/sound";
import { countWrite } from "@/lib/db/writes";
import type { RegionRef } from "@/lib/domain/cell-ref";
import { type ListKey, NO_REGION_FACTS, type RegionFacts } from "@/lib/domain/facts/facts";
import { mergeRegionFacts } from "@/lib/domain/facts/merge-facts";
import type { FactsStore, StoredRegion } from "@/lib/services/ports/stores";
import { forgetPlaces } from "./forget";
import {
  forgetLists,
  type Kept,
  type KeptFacts,
  type Lists,
  type ListTexts,
  noteLists,
  writeLists,
} from "./lists";

type RegionStore = Pick<
  FactsStore,
  "regions" | "region" | "mergeRegion" | "regionVersions" | "forget" | "forgetLists"
>;
/** A row as it stands in the table: names stand for its lists. */
type KeptRegion = Omit<StoredRegion, "facts"> & { facts: KeptFacts };

/** Facts of regions. A row that was read or written here is not parsed again for as long as somebody holds it. */
export function createRegionFacts(
  { engine, read, write, tell }: Access,
  caches: RegionCaches,
): RegionStore {
  const { lists } = caches;
  const rows = createRows(caches);
  const region = (place: RegionRef) => read((db) => regionOf({ db, lists, rows, tell }, place));
  return {
    async regions(account) {
      const found = await read((db) => regionsOf({ db, lists, rows, tell }, account));
      const regions: StoredRegion[] = [];
      for (const one of found) {
        const row = "facts" in one ? one : await region(one);
        if (row) regions.push(row);
      }
      return regions;
    },
    region: (account, name) => region({ account, region: name }),
    async mergeRegion(row) {
      const texts: ListTexts = new Map();
      const next = {
        ...row,
        facts: lists.named(row.facts, texts),
        attemptedAt: wholeMs(row.attemptedAt),
        readAt: row.readAt && wholeMs(row.readAt),
      };
      const { version, merged } = await write((trx) =>
        mergeRegion({ trx, engine, rows, lists, tell }, { next, texts: new Map(texts) }),
      );
      const facts = lists.inMemory(merged.facts);
      if (facts) return rows.hold(version, merged, facts);
      const read = await region(row);
      if (!read) throw new Error(`${row.account} in ${row.region} went as it was written`);
      return read;
    },
    forget: (before) => write((trx) => forgetPlaces(trx, wholeMs(before))),
    forgetLists: () => write(forgetLists),
    regionVersions: (account) =>
      read((db) =>
        db
          .selectFrom("region_facts")
          .select(["account", "region", "version"])
          .$if(account !== null, (rows) => rows.where("account", "=", account ?? ""))
          .execute(),
      ),
  };
}

/** What is held of rows, by place and version, and how each stands in its table. */
export type RegionCaches = {
  pool: Pool;
  lists: Lists;
  held: Held<StoredRegion>;
  keptOf: WeakMap<StoredRegion, KeptRegion>;
};
type Row = { kept: KeptRegion; stored: StoredRegion };
type Rows = {
  get(place: RegionRef, version: number): Row | null;
  hold(version: number, kept: KeptRegion, facts: RegionFacts): StoredRegion;
};

function createRows({ pool, held, keptOf }: RegionCaches): Rows {
  const nameOf = ({ account, region }: RegionRef, version: number) =>
    `${account} ${region} ${version}`;
  return {
    get(place, version) {
      const row = held.get(nameOf(place, version));
      const kept = row && keptOf.get(row);
      return kept ? { kept, stored: row } : null;
    },
    hold(version, kept, facts) {
      const availability = pool.availability(kept.facts.availability);
      const row = { ...kept, facts: { ...facts, availability } };
      keptOf.set(row, { ...kept, facts: { ...kept.facts, availability } });
      return held.hold(nameOf(kept, version), row);
    },
  };
}

const ATTEMPTS_MAX = 5;

type Reading = { db: Db; lists: Lists; rows: Rows; tell: Tell };

/** The rows of an account in one look; of one that changed meanwhile only its place. */
async function regionsOf(
  { db, lists, rows, tell }: Reading,
  account: string,
): Promise<readonly (StoredRegion | RegionRef)[]> {
  const query = db.selectFrom("region_facts").where("account", "=", account);
  const places = await query.select(["account", "region", "version"]).execute();
  const held = places.map((place) => rows.get(place, place.version)?.stored ?? null);
  const missing = places.filter((_, at) => held[at] === null).map(({ region }) => region);
  const read = new Map<string, StoredRegion>();
  if (missing.length > 0)
    for (const row of await query.selectAll().where("region", "in", missing).execute()) {
      const kept = toRegion(row, tell);
      const facts = await lists.filled(db, kept.facts, { tell, isLast: false });
      if (facts) read.set(row.region, rows.hold(row.version, kept, facts));
    }
  return places.map((place, at) => held[at] ?? read.get(place.region) ?? place);
}

async function regionOf(
  { db, lists, rows, tell }: Reading,
  place: RegionRef,
): Promise<StoredRegion | null> {
  const { account, region } = place;
  const query = db
    .selectFrom("region_facts")
    .where("account", "=", account)
    .where("region", "=", region);
  const newest = await query.select("version").executeTakeFirst();
  const held = newest && rows.get(place, newest.version);
  if (held) return held.stored;
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const row = await query.selectAll().executeTakeFirst();
    if (!row) return null;
    const kept = toRegion(row, tell);
    const facts = await lists.filled(db, kept.facts, { tell, isLast: attempt === ATTEMPTS_MAX });
    if (facts) return rows.hold(row.version, kept, facts);
  }
  return null;
}

type Writing = { trx: Trx; engine: Engine; rows: Rows; lists: Lists; tell: Tell };

async function mergeRegion(
  { trx, engine, rows, lists, tell }: Writing,
  { next, texts }: { next: KeptRegion; texts: ListTexts },
): Promise<{ version: number; merged: KeptRegion }> {
  const { account, region } = next;
  await trx
    .insertInto("region_facts")
    .values({ ...regionRow({ ...next, facts: NO_REGION_FACTS }), version: 0 })
    .onConflict((conflict) => conflict.columns(["account", "region"]).doNothing())
    .execute();
  const query = trx
    .selectFrom("region_facts")
    .where("account", "=", account)
    .where("region", "=", region);
  const locked = await query
    .select("version")
    .$if(engine === "postgres", (row) => row.forUpdate())
    .executeTakeFirstOrThrow();
  const before =
    rows.get(next, locked.version)?.kept ??
    toRegion(await query.selectAll().executeTakeFirstOrThrow(), tell);
  const merged = joinRegions(before, next);
  const version = await countWrite(trx);
  await writeLists(trx, texts, lists.unreadable);
  await noteLists(trx, { account, region }, { from: before.facts, to: merged.facts });
  await trx
    .updateTable("region_facts")
    .set({ ...regionRow(merged), version })
    .where("account", "=", account)
    .where("region", "=", region)
    .execute();
  return { version, merged };
}

function joinRegions(old: KeptRegion, next: KeptRegion): KeptRegion {
  return {
    account: old.account,
    region: old.region,
    facts: mergeRegionFacts<Record<ListKey, Kept>>(old.facts, next.facts),
    attemptedAt: Math.max(old.attemptedAt, next.attemptedAt),
    readAt: latest(old.readAt, next.readAt),
  };
}

function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

const regionRow = (region: KeptRegion): Omit<Database["region_facts"], "version"> => ({
  account: region.account,
  region: region.region,
  attempted_at: region.attemptedAt,
  read_at: region.readAt,
  facts: JSON.stringify(region.facts),
});

/** What can't be read counts as never read, until it is. */
function toRegion(row: Database["region_facts"], tell: Tell): KeptRegion {
  const { account, region } = row;
  const { facts, odd } = soundRegion<KeptFacts>(row.facts, NO_REGION_FACTS);
  if (odd.length > 0) tell("stored facts of a Region can't be read", { account, region, odd });
  return { account, region, facts, attemptedAt: row.attempted_at, readAt: row.read_at };
}
