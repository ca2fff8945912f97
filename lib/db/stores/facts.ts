import { createHeld, type Held } from "@/lib/db/held";
import { createPool } from "@/lib/db/pool";
import { wholeMs } from "@/lib/db/rows";
import type { Access, Database, Engine, Tell, Trx } from "@/lib/db/schema";
import { soundAccount } from "@/lib/db/sound";
import { textHash } from "@/lib/db/text-hash";
import { countWrite, writeVersion } from "@/lib/db/writes";
import { type AccountFacts, lastGood, NO_ACCOUNT_FACTS } from "@/lib/domain/facts/facts";
import { mergeAccountFacts } from "@/lib/domain/facts/merge-facts";
import type { Partition } from "@/lib/domain/region";
import type { AccountUpdate, FactsStore, StoredAccount } from "@/lib/services/ports/stores";
import { createLists } from "./lists";
import { createRegionFacts, type RegionCaches } from "./region-facts";

/** What is held of an open store's rows. */
export type FactsCaches = RegionCaches & { accountFacts: Held<AccountFacts> };

export function createFactsCaches(): FactsCaches {
  const pool = createPool();
  return {
    pool,
    lists: createLists(pool),
    held: createHeld(),
    keptOf: new WeakMap(),
    accountFacts: createHeld(),
  };
}

/**
 * Facts of accounts and regions. A merge reads, joins and writes in one transaction, so no writer undoes another. What a
 * row says is the same object for whoever reads it until it says something else.
 */
export function createFacts(access: Access, caches: FactsCaches): FactsStore {
  const { engine, read, write, tell } = access;
  const { accountFacts } = caches;
  let newest: { version: string; rows: readonly StoredAccount[] } | null = null;
  return {
    ...createRegionFacts(access, caches),
    accounts: () =>
      read(async (db) => {
        const version = await writeVersion(db);
        if (newest?.version === version) return newest.rows;
        const found = await db.selectFrom("accounts").selectAll().execute();
        const rows = found.map((row) =>
          toAccount(row, accountFactsOf(row, { held: accountFacts, tell })),
        );
        newest = { version, rows };
        return rows;
      }),
    mergeAccount: (update) => write((trx) => mergeAccount({ trx, engine, tell }, update)),
    version: () => read(writeVersion),
  };
}

type Writing = { trx: Trx; engine: Engine; tell: Tell };

async function mergeAccount(
  { trx, engine, tell }: Writing,
  update: AccountUpdate,
): Promise<StoredAccount> {
  const { key, name, updatedAt } = update;
  const first = { key, name, updatedAt, accountId: null, partition: FIRST_PARTITION, version: 0 };
  await trx
    .insertInto("accounts")
    .values(accountRow({ ...first, facts: NO_ACCOUNT_FACTS }))
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const row = await trx
    .selectFrom("accounts")
    .selectAll()
    .where("key", "=", key)
    .$if(engine === "postgres", (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  const joined = joinAccount(toAccount(row, toAccountFacts(row, tell)), update);
  const merged = { ...joined, version: await countWrite(trx) };
  await trx.updateTable("accounts").set(accountRow(merged)).where("key", "=", key).execute();
  return merged;
}

/** Until an identity tells another. */
const FIRST_PARTITION: Partition = "aws";

/** Id and partition come with an identity and with nothing else; the newer update says what the account is called. */
function joinAccount(old: StoredAccount, update: AccountUpdate): Omit<StoredAccount, "version"> {
  const facts = mergeAccountFacts(old.facts, update.patch);
  const identity = lastGood(facts.identity)?.value;
  return {
    key: old.key,
    name: update.updatedAt >= old.updatedAt ? update.name : old.name,
    accountId: identity?.accountId ?? old.accountId ?? update.patch.accountId,
    partition: identity?.partition ?? old.partition,
    facts,
    updatedAt: Math.max(old.updatedAt, update.updatedAt),
  };
}

const accountRow = (account: StoredAccount): Database["accounts"] => ({
  key: account.key,
  account_id: account.accountId,
  name: account.name,
  partition: account.partition,
  updated_at: wholeMs(account.updatedAt),
  facts: JSON.stringify(account.facts),
  version: account.version,
});

function accountFactsOf(
  row: Database["accounts"],
  { held, tell }: { held: Held<AccountFacts>; tell: Tell },
): AccountFacts {
  const name = `${row.key} ${textHash(row.facts)}`;
  return held.get(name) ?? held.hold(name, toAccountFacts(row, tell));
}

/** What can't be read counts as never read, until it is. */
function toAccountFacts({ key, facts: text }: Database["accounts"], tell: Tell): AccountFacts {
  const { facts, odd } = soundAccount(text);
  if (odd.length > 0) tell("stored facts of an account can't be read", { account: key, odd });
  return facts;
}

const toAccount = (row: Database["accounts"], facts: AccountFacts): StoredAccount => ({
  key: row.key,
  accountId: row.account_id,
  name: row.name,
  partition: row.partition,
  facts,
  updatedAt: row.updated_at,
  version: row.version,
});
