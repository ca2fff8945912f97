import { createHeld } from "@/lib/db/held";
import type { Pool } from "@/lib/db/pool";
import { stored } from "@/lib/db/rows";
import type { Db, Trx } from "@/lib/db/schema";
import { textHash } from "@/lib/db/text-hash";
import { countWrite } from "@/lib/db/writes";
import type { ListKey, Reading, RegionFacts, RegionFactsOf } from "@/lib/domain/facts/facts";

const LIST_KEYS = [
  "models",
  "profiles",
  "provisioned",
  "quotas",
  "quotaDefaults",
  "quotaRequests",
] as const satisfies readonly ListKey[];

type List = readonly object[];
/** A list in a region's row: the name it is kept under, or itself where an older version wrote it there. */
export type Kept = string | List;
export type KeptFacts = RegionFactsOf<Record<ListKey, Kept>>;

/** Texts of lists by name. */
export type ListTexts = Map<string, string>;

/**
 * Lists of regions, each text kept once under its hash: accounts differ in little of what AWS lists in a region. In
 * memory, too, the same text is the same list for as long as somebody holds it.
 */
export type Lists = {
  /** The facts with names for their lists; adds each list's text to `texts`. */
  named(facts: RegionFacts, texts: ListTexts): KeptFacts;
  /** The facts with their lists; null where a list went away meanwhile, since the row then names another. */
  filled(db: Db, facts: KeptFacts): Promise<RegionFacts | null>;
  /** The same without the store; null where a list is not in memory. */
  inMemory(facts: KeptFacts): RegionFacts | null;
};

export function createLists(pool: Pool): Lists {
  const held = createHeld<List>();
  const hold = (name: string, list: List): List => held.hold(name, pool.items(list));

  function inMemory(names: readonly string[]): Map<string, List> {
    const lists = new Map<string, List>();
    for (const name of new Set(names)) {
      const list = held.get(name);
      if (list) lists.set(name, list);
    }
    return lists;
  }

  async function load(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, List>> {
    const lists = inMemory(names);
    const missing = names.filter((name) => !lists.has(name));
    if (missing.length === 0) return lists;
    const rows = await db.selectFrom("lists").selectAll().where("name", "in", missing).execute();
    for (const { name, items } of rows) lists.set(name, hold(name, stored<List>(items)));
    return lists;
  }

  return {
    named(facts, texts) {
      const name = (list: List): string => {
        const text = JSON.stringify(list);
        const hash = textHash(text);
        texts.set(hash, text);
        if (!held.get(hash)) hold(hash, list);
        return hash;
      };
      return eachList<List, Kept>(facts, name);
    },
    filled: async (db, facts) => fill(facts, await load(db, namesIn(facts))),
    inMemory: (facts) => fill(facts, inMemory(namesIn(facts))),
  };
}

function fill(facts: KeptFacts, lists: ReadonlyMap<string, List>): RegionFacts | null {
  if (namesIn(facts).some((name) => !lists.has(name))) return null;
  const listOf = (kept: Kept) => (typeof kept === "string" ? (lists.get(kept) ?? []) : kept);
  return eachList(facts, listOf) as RegionFacts;
}

/** Names of the lists that a region's facts hold. */
const namesIn = (facts: KeptFacts): readonly string[] =>
  LIST_KEYS.flatMap((key) => {
    const kept = knownOf(facts[key]);
    return typeof kept === "string" ? [kept] : [];
  });

function eachList<From, To>(
  facts: RegionFactsOf<Record<ListKey, From>>,
  change: (list: From) => To,
): RegionFactsOf<Record<ListKey, To>> {
  const changed = (key: ListKey): Reading<To> => {
    const reading = facts[key];
    if (reading.status === "never") return reading;
    if (reading.status === "read") return { ...reading, value: change(reading.value) };
    const { last } = reading;
    return { ...reading, last: last && { ...last, value: change(last.value) } };
  };
  return {
    availability: facts.availability,
    dataRetention: facts.dataRetention,
    models: changed("models"),
    profiles: changed("profiles"),
    provisioned: changed("provisioned"),
    quotas: changed("quotas"),
    quotaDefaults: changed("quotaDefaults"),
    quotaRequests: changed("quotaRequests"),
  };
}

function knownOf<T>(reading: Reading<T>): T | null {
  if (reading.status === "read") return reading.value;
  return reading.status === "failed" ? (reading.last?.value ?? null) : null;
}

/** Writes the texts that are not there yet. Call it behind `countWrite`, so that nothing forgets them meanwhile. */
export async function writeLists(trx: Trx, texts: ListTexts): Promise<void> {
  if (texts.size === 0) return;
  const names = [...texts.keys()];
  const there = await trx.selectFrom("lists").select("name").where("name", "in", names).execute();
  for (const { name } of there) texts.delete(name);
  for (const [name, items] of texts) {
    await trx.insertInto("lists").values({ name, items }).execute();
  }
}

type Place = { account: string; region: string };

/** Notes which lists a region's facts name, for `forgetLists`. */
export async function noteLists(
  trx: Trx,
  { account, region }: Place,
  change: { from: KeptFacts; to: KeptFacts },
): Promise<void> {
  const names = new Set(namesIn(change.to));
  const before = new Set(namesIn(change.from));
  const gone = [...before].filter((name) => !names.has(name));
  const come = [...names].filter((name) => !before.has(name));
  if (gone.length > 0) {
    await trx
      .deleteFrom("region_lists")
      .where("account", "=", account)
      .where("region", "=", region)
      .where("name", "in", gone)
      .execute();
  }
  if (come.length === 0) return;
  const rows = come.map((name) => ({ account, region, name }));
  await trx
    .insertInto("region_lists")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["account", "region", "name"]).doNothing())
    .execute();
}

/** Removes the lists that no region names any more. */
export async function forgetLists(trx: Trx): Promise<number> {
  await countWrite(trx);
  const { numDeletedRows } = await trx
    .deleteFrom("lists")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("region_lists")
            .select("region_lists.name")
            .whereRef("region_lists.name", "=", "lists.name"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
