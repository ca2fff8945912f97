import { createPool, type Pool } from "@/lib/db/pool";
import { stored, wholeMs } from "@/lib/db/rows";
import type { Access, Database, Db, Engine, Trx } from "@/lib/db/schema";
import { textHash } from "@/lib/db/text-hash";
import { countWrite, writeVersion } from "@/lib/db/writes";
import {
  type AccountFacts,
  type ListKey,
  NO_ACCOUNT_FACTS,
  NO_REGION_FACTS,
} from "@/lib/domain/facts";
import { mergeAccountFacts, mergeRegionFacts } from "@/lib/domain/merge-facts";
import { createHeld, type Held } from "@/lib/held";
import type { FactsStore, StoredAccount, StoredRegion } from "@/lib/services/ports";
import {
  createLists,
  forgetLists,
  type Kept,
  type KeptFacts,
  type Lists,
  type ListTexts,
  noteLists,
  writeLists,
} from "./lists";

/**
 * Facts of accounts and regions. A merge reads, joins and writes in one transaction, so no writer undoes another. What a
 * row says is the same object for whoever reads it until it says something else.
 */
export function createFacts({ engine, read, write }: Access): FactsStore {
  const pool = createPool();
  const reading: Reading = { pool, lists: createLists(pool), rows: createHeld() };
  const accountFacts = createHeld<AccountFacts>();
  return {
    accounts: () =>
      read(async (db) => {
        const rows = await db.selectFrom("accounts").selectAll().execute();
        return rows.map((row) => toAccount(row, accountFactsOf(accountFacts, row)));
      }),
    regions: (account) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("region_facts")
          .select("region")
          .where("account", "=", account)
          .execute();
        const regions: StoredRegion[] = [];
        for (const { region } of rows) {
          const stored = await regionOf({ db, ...reading }, { account, region });
          if (stored) regions.push(stored);
        }
        return regions;
      }),
    region: (account, region) => read((db) => regionOf({ db, ...reading }, { account, region })),
    mergeAccount: (row) => write((trx) => mergeAccount({ trx, engine }, row)),
    mergeRegion: (row) => {
      const texts: ListTexts = new Map();
      const next = { ...row, facts: reading.lists.named(row.facts, texts) };
      return write((trx) => mergeRegion({ trx, engine }, { next, texts: new Map(texts) }));
    },
    forgetLists: () => write(forgetLists),
    version: () => read(writeVersion),
    regionVersions: () =>
      read((db) =>
        db.selectFrom("region_facts").select(["account", "region", "version"]).execute(),
      ),
  };
}

type Writing = { trx: Trx; engine: Engine };

async function mergeAccount({ trx, engine }: Writing, next: StoredAccount): Promise<StoredAccount> {
  await trx
    .insertInto("accounts")
    .values(accountRow({ ...next, facts: NO_ACCOUNT_FACTS }))
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const row = await trx
    .selectFrom("accounts")
    .selectAll()
    .where("key", "=", next.key)
    .$if(engine === "postgres", (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  const merged = joinAccounts(toAccount(row), next);
  await countWrite(trx);
  await trx.updateTable("accounts").set(accountRow(merged)).where("key", "=", next.key).execute();
  return merged;
}

/**
 * The newer row says what the account is called; an id once known stays when the newer row does not know it. Credentials
 * that now answer for another account bring none of the first one's facts along.
 */
function joinAccounts(old: StoredAccount, next: StoredAccount): StoredAccount {
  const [older, newer] = next.updatedAt >= old.updatedAt ? [old, next] : [next, old];
  const changed =
    newer.accountId !== null && older.accountId !== null && newer.accountId !== older.accountId;
  if (changed) return newer;
  return {
    ...newer,
    accountId: newer.accountId ?? older.accountId,
    facts: mergeAccountFacts(older.facts, newer.facts),
  };
}

type KeptRegion = Omit<StoredRegion, "facts"> & { facts: KeptFacts };
type Place = Pick<StoredRegion, "account" | "region">;
type Reading = { pool: Pool; lists: Lists; rows: Held<StoredRegion> };

const ATTEMPTS_MAX = 5;

async function regionOf(
  { db, pool, lists, rows }: Reading & { db: Db },
  { account, region }: Place,
): Promise<StoredRegion | null> {
  const nameOf = ({ version }: { version: number }) => `${account} ${region} ${version}`;
  const query = db
    .selectFrom("region_facts")
    .where("account", "=", account)
    .where("region", "=", region);
  const newest = await query.select("version").executeTakeFirst();
  const held = newest && rows.get(nameOf(newest));
  if (held) return held;
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const row = await query.selectAll().executeTakeFirst();
    if (!row) return null;
    const kept = toRegion(row);
    const facts = await lists.filled(db, kept.facts);
    if (!facts) continue;
    const availability = pool.availability(facts.availability);
    return rows.hold(nameOf(row), { ...kept, facts: { ...facts, availability } });
  }
  throw new Error(`the lists of ${account} in ${region} are not in the store`);
}

async function mergeRegion(
  { trx, engine }: Writing,
  { next, texts }: { next: KeptRegion; texts: ListTexts },
): Promise<void> {
  const { account, region } = next;
  await trx
    .insertInto("region_facts")
    .values({ ...regionRow({ ...next, facts: NO_REGION_FACTS }), version: 0 })
    .onConflict((conflict) => conflict.columns(["account", "region"]).doNothing())
    .execute();
  const row = await trx
    .selectFrom("region_facts")
    .selectAll()
    .where("account", "=", account)
    .where("region", "=", region)
    .$if(engine === "postgres", (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  const before = toRegion(row);
  const merged = joinRegions(before, next);
  const version = await countWrite(trx);
  await writeLists(trx, texts);
  await noteLists(trx, { account, region }, { from: before.facts, to: merged.facts });
  await trx
    .updateTable("region_facts")
    .set({ ...regionRow(merged), version })
    .where("account", "=", account)
    .where("region", "=", region)
    .execute();
}

function joinRegions(old: KeptRegion, next: KeptRegion): KeptRegion {
  return {
    account: old.account,
    region: old.region,
    facts: mergeRegionFacts<Record<ListKey, Kept>>(old.facts, next.facts),
    attemptedAt: Math.max(old.attemptedAt, next.attemptedAt),
    readAt:
      old.readAt !== null && next.readAt !== null
        ? Math.max(old.readAt, next.readAt)
        : (old.readAt ?? next.readAt),
  };
}

const accountRow = (account: StoredAccount): Database["accounts"] => ({
  key: account.key,
  account_id: account.accountId,
  name: account.name,
  partition: account.partition,
  updated_at: wholeMs(account.updatedAt),
  facts: JSON.stringify(account.facts),
});

function accountFactsOf(held: Held<AccountFacts>, row: Database["accounts"]): AccountFacts {
  const name = `${row.key} ${textHash(row.facts)}`;
  return held.get(name) ?? held.hold(name, toAccountFacts(row));
}

const toAccountFacts = ({ facts }: Pick<Database["accounts"], "facts">): AccountFacts => ({
  ...NO_ACCOUNT_FACTS,
  ...stored<Partial<AccountFacts>>(facts),
});

const toAccount = (row: Database["accounts"], facts = toAccountFacts(row)): StoredAccount => ({
  key: row.key,
  accountId: row.account_id,
  name: row.name,
  partition: row.partition,
  facts,
  updatedAt: row.updated_at,
});

const regionRow = (region: KeptRegion): Omit<Database["region_facts"], "version"> => ({
  account: region.account,
  region: region.region,
  attempted_at: wholeMs(region.attemptedAt),
  read_at: region.readAt && wholeMs(region.readAt),
  facts: JSON.stringify(region.facts),
});

const toRegion = (row: Database["region_facts"]): KeptRegion => ({
  account: row.account,
  region: row.region,
  facts: { ...NO_REGION_FACTS, ...stored<Partial<KeptFacts>>(row.facts) },
  attemptedAt: row.attempted_at,
  readAt: row.read_at,
});
