import { createHeld } from "@/lib/db/held";
import type { Pool } from "@/lib/db/pool";
import { chunks } from "@/lib/db/rows";
import type { Db, Tell, Trx } from "@/lib/db/schema";
import { soundList } from "@/lib/db/sound";
import { textHash } from "@/lib/db/text-hash";
import { countWrite } from "@/lib/db/writes";
import type { RegionRef } from "@/lib/domain/cell-ref";
import {
  type ListKey,
  NEVER,
  type Reading,
  type RegionFacts,
  type RegionFactsOf,
} from "@/lib/domain/facts/facts";

const LIST_KEYS = [
  "models",
  "profiles",
  "provisioned",
  "quotas",
  "quotaDefaults",
  "quotaRequests",
] as const satisfies readonly ListKey[];

export type List = readonly object[];
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
  /**
   * The facts with their lists; null where a list went away meanwhile, since the row then names another. One that can't
   * be read, or is still not there at the last try, counts as never read, and is told.
   */
  filled(
    db: Db,
    facts: KeptFacts,
    at: { tell: Tell; isLast: boolean },
  ): Promise<RegionFacts | null>;
  /** The same without the store; null where a list is not in memory. */
  inMemory(facts: KeptFacts): RegionFacts | null;
  /** Of these names the lists that are there and can be read. */
  load(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, List>>;
  /** The name under which a list that was given out is kept; undefined: it has none. */
  nameOf(list: List): string | undefined;
  /** Names of those that could not be read: they are written anew when a region is read with them. */
  unreadable: Set<string>;
};

/** Whoever reads the facts tells what can't be read. */
const UNTOLD = { tell: () => undefined, isLast: false };

export function createLists(pool: Pool): Lists {
  const held = createHeld<List>();
  const unreadable = new Set<string>();
  const names = new WeakMap<List, string>();
  const hold = (name: string, list: List): List => {
    const pooled = pool.items(list);
    names.set(pooled, name);
    return held.hold(name, pooled);
  };

  function inMemory(names: readonly string[]): Map<string, List> {
    const lists = new Map<string, List>();
    for (const name of new Set(names)) {
      const list = held.get(name);
      if (list) lists.set(name, list);
    }
    return lists;
  }

  function giveUp(name: string, tell: Tell): void {
    unreadable.add(name);
    tell("a stored list can't be read", { name });
  }

  async function load(
    db: Db,
    names: readonly string[],
    { tell, isLast }: { tell: Tell; isLast: boolean },
  ): Promise<ReadonlyMap<string, List | null>> {
    const lists = inMemory(names);
    const missing = names.filter((name) => !lists.has(name));
    if (missing.length === 0) return lists;
    const rows = await db.selectFrom("lists").selectAll().where("name", "in", missing).execute();
    const found = new Map<string, List | null>(lists);
    for (const { name, items } of rows) {
      const list = soundList(items);
      found.set(name, list && hold(name, list));
    }
    if (isLast) for (const name of names) if (!found.has(name)) found.set(name, null);
    for (const [name, list] of found) if (list === null) giveUp(name, tell);
    return found;
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
    filled: async (db, facts, at) => fill(facts, await load(db, namesIn(facts), at)),
    inMemory: (facts) => fill(facts, inMemory(namesIn(facts))),
    async load(db, wanted) {
      const found = new Map<string, List>();
      for (const some of chunks(wanted.map((name) => ({ name }))))
        for (const [name, list] of await load(
          db,
          some.map(({ name }) => name),
          UNTOLD,
        ))
          if (list) found.set(name, list);
      return found;
    },
    nameOf: (list) => names.get(list),
    unreadable,
  };
}

function fill(facts: KeptFacts, lists: ReadonlyMap<string, List | null>): RegionFacts | null {
  if (namesIn(facts).some((name) => !lists.has(name))) return null;
  const listOf = (kept: Kept) => (typeof kept === "string" ? (lists.get(kept) ?? null) : kept);
  return eachList(facts, listOf) as RegionFacts;
}

/** Names of the lists that a region's facts hold. */
const namesIn = (facts: KeptFacts): readonly string[] =>
  LIST_KEYS.flatMap((key) => {
    const kept = knownOf(facts[key]);
    return typeof kept === "string" ? [kept] : [];
  });

/** Where there is nothing for a list, it was never read. */
function eachList<From, To>(
  facts: RegionFactsOf<Record<ListKey, From>>,
  change: (list: From) => To | null,
): RegionFactsOf<Record<ListKey, To>> {
  const changed = (key: ListKey): Reading<To> => {
    const reading = facts[key];
    if (reading.status === "never") return reading;
    if (reading.status === "read") {
      const value = change(reading.value);
      return value === null ? NEVER : { ...reading, value };
    }
    const { last } = reading;
    const value = last && change(last.value);
    return { ...reading, last: last && value !== null ? { ...last, value } : null };
  };
  return {
    availability: facts.availability,
    dataRetention: facts.dataRetention,
    use: facts.use,
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
export async function writeLists(
  trx: Trx,
  texts: ListTexts,
  unreadable: ReadonlySet<string>,
): Promise<void> {
  if (texts.size === 0) return;
  const names = [...texts.keys()];
  const broken = names.filter((name) => unreadable.has(name));
  if (broken.length > 0) await trx.deleteFrom("lists").where("name", "in", broken).execute();
  const there = await trx.selectFrom("lists").select("name").where("name", "in", names).execute();
  for (const { name } of there) texts.delete(name);
  for (const [name, items] of texts) {
    await trx.insertInto("lists").values({ name, items }).execute();
  }
}

/** Notes which lists a region's facts name, for `forgetLists`. */
export async function noteLists(
  trx: Trx,
  { account, region }: RegionRef,
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
