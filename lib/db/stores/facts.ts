import { stored, wholeMs } from "@/lib/db/rows";
import type { Access, Database, Engine, Trx } from "@/lib/db/schema";
import { countWrite, writeVersion } from "@/lib/db/writes";
import { NO_ACCOUNT_FACTS, NO_REGION_FACTS } from "@/lib/domain/facts";
import { mergeAccountFacts, mergeRegionFacts } from "@/lib/domain/merge-facts";
import type { FactsStore, StoredAccount, StoredRegion } from "@/lib/services/ports";

/** Facts of accounts and regions. A merge reads, joins and writes in one transaction, so no writer undoes another. */
export function createFacts({ engine, read, write }: Access): FactsStore {
  return {
    accounts: () =>
      read(async (db) => (await db.selectFrom("accounts").selectAll().execute()).map(toAccount)),
    regions: (account) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("region_facts")
          .selectAll()
          .where("account", "=", account)
          .execute();
        return rows.map(toRegion);
      }),
    region: (account, region) =>
      read(async (db) => {
        const row = await db
          .selectFrom("region_facts")
          .selectAll()
          .where("account", "=", account)
          .where("region", "=", region)
          .executeTakeFirst();
        return row ? toRegion(row) : null;
      }),
    mergeAccount: (row) => write((trx) => mergeAccount({ trx, engine }, row)),
    mergeRegion: (row) => write((trx) => mergeRegion({ trx, engine }, row)),
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

async function mergeRegion({ trx, engine }: Writing, next: StoredRegion): Promise<StoredRegion> {
  await trx
    .insertInto("region_facts")
    .values({ ...regionRow({ ...next, facts: NO_REGION_FACTS }), version: 0 })
    .onConflict((conflict) => conflict.columns(["account", "region"]).doNothing())
    .execute();
  const row = await trx
    .selectFrom("region_facts")
    .selectAll()
    .where("account", "=", next.account)
    .where("region", "=", next.region)
    .$if(engine === "postgres", (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  const merged = joinRegions(toRegion(row), next);
  await trx
    .updateTable("region_facts")
    .set({ ...regionRow(merged), version: await countWrite(trx) })
    .where("account", "=", next.account)
    .where("region", "=", next.region)
    .execute();
  return merged;
}

function joinRegions(old: StoredRegion, next: StoredRegion): StoredRegion {
  return {
    account: old.account,
    region: old.region,
    facts: mergeRegionFacts(old.facts, next.facts),
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

const toAccount = (row: Database["accounts"]): StoredAccount => ({
  key: row.key,
  accountId: row.account_id,
  name: row.name,
  partition: row.partition,
  facts: { ...NO_ACCOUNT_FACTS, ...stored<Partial<StoredAccount["facts"]>>(row.facts) },
  updatedAt: row.updated_at,
});

const regionRow = (region: StoredRegion): Omit<Database["region_facts"], "version"> => ({
  account: region.account,
  region: region.region,
  attempted_at: wholeMs(region.attemptedAt),
  read_at: region.readAt && wholeMs(region.readAt),
  facts: JSON.stringify(region.facts),
});

const toRegion = (row: Database["region_facts"]): StoredRegion => ({
  account: row.account,
  region: row.region,
  facts: { ...NO_REGION_FACTS, ...stored<Partial<StoredRegion["facts"]>>(row.facts) },
  attemptedAt: row.attempted_at,
  readAt: row.read_at,
});
