import { putAtRev } from "@/lib/db/put-at-rev";
import { wholeMs } from "@/lib/db/rows";
import type { Access, Database, Trx } from "@/lib/db/schema";
import { countWrite } from "@/lib/db/writes";
import type { ActStore, StoredAct } from "@/lib/services/ports/stores";

/** Acts by what they are looked for by. An act's first rev is 1, and each write adds 1. */
export function createActs({ read, write }: Access): ActStore {
  return {
    get: (id) =>
      read(async (db) => {
        const row = await db.selectFrom("acts").selectAll().where("id", "=", id).executeTakeFirst();
        return row ? toAct(row) : null;
      }),
    holding: (lock) =>
      read(async (db) => {
        const row = await db
          .selectFrom("acts")
          .selectAll()
          .where("lock", "=", lock)
          .executeTakeFirst();
        return row ? toAct(row) : null;
      }),
    list: ({ endedSince }) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("acts")
          .selectAll()
          .where((eb) =>
            eb.or([eb("lock", "is not", null), eb("updated_at", ">=", wholeMs(endedSince))]),
          )
          .orderBy("created_at", "desc")
          .orderBy("id")
          .execute();
        return rows.map(toAct);
      }),
    due: (now, limit) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("acts")
          .selectAll()
          .where("next_look_at", "is not", null)
          // What was written in the future waits for a time that may never come.
          .where((eb) =>
            eb.or([eb("next_look_at", "<=", wholeMs(now)), eb("updated_at", ">", wholeMs(now))]),
          )
          .orderBy("next_look_at")
          .limit(limit)
          .execute();
        return rows.map(toAct);
      }),
    nextLookAt: (passed) =>
      read(async (db) => {
        const row = await db
          .selectFrom("acts")
          .select("next_look_at")
          .where("next_look_at", "is not", null)
          .$if(passed.length > 0, (query) => query.where("id", "not in", passed))
          .orderBy("next_look_at")
          .executeTakeFirst();
        return row?.next_look_at ?? null;
      }),
    put: (act, expectedRev) => write((trx, again) => put({ trx, again }, act, expectedRev)),
    prune: (before) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("acts")
          .where("lock", "is", null)
          .where("updated_at", "<", wholeMs(before))
          .executeTakeFirstOrThrow();
        if (numDeletedRows > 0) await countWrite(trx);
        return Number(numDeletedRows);
      }),
  };
}

type NewAct = Omit<StoredAct, "rev">;

/** No row: another has its id, or an unfinished one its lock. */
async function create(trx: Trx, act: NewAct): Promise<boolean> {
  const row = await trx
    .insertInto("acts")
    .values({ ...fromAct(act), rev: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .returning("rev")
    .executeTakeFirst();
  return row !== undefined;
}

/** An act keeps its lock until it ends, so that no other can come to have it meanwhile. */
async function replace(trx: Trx, act: NewAct, rev: number): Promise<boolean> {
  const row = await trx
    .updateTable("acts")
    .set({ ...fromAct(act), rev: rev + 1 })
    .where("id", "=", act.id)
    .where("rev", "=", rev)
    .returning("rev")
    .executeTakeFirst();
  return row !== undefined;
}

async function isKept(trx: Trx, act: NewAct, rev: number): Promise<boolean> {
  const row = await trx
    .selectFrom("acts")
    .select("body")
    .where("id", "=", act.id)
    .where("rev", "=", rev)
    .executeTakeFirst();
  return row?.body === act.body;
}

const put = putAtRev<NewAct>({ create, replace, isKept });

const fromAct = (act: NewAct): Omit<Database["acts"], "rev"> => ({
  id: act.id,
  account: act.account,
  kind: act.kind,
  lock: act.lock,
  next_look_at: act.nextLookAt === null ? null : wholeMs(act.nextLookAt),
  created_at: wholeMs(act.createdAt),
  updated_at: wholeMs(act.updatedAt),
  body: act.body,
});

const toAct = (row: Database["acts"]): StoredAct => ({
  id: row.id,
  rev: row.rev,
  account: row.account,
  kind: row.kind,
  lock: row.lock,
  nextLookAt: row.next_look_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  body: row.body,
});
