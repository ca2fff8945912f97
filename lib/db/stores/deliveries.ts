import { putAtRev } from "@/lib/db/put-at-rev";
import { chunks, wholeMs } from "@/lib/db/rows";
import type { Access, Database, Trx } from "@/lib/db/schema";
import type { DeliveryStore, StoredDelivery } from "@/lib/services/ports/stores";

/** What became of telling notices. A delivery's first rev is 1, and each write adds 1. */
export function createDeliveries({ read, write }: Access): DeliveryStore {
  return {
    of: (ids) =>
      read(async (db) => {
        const found: StoredDelivery[] = [];
        for (const chunk of chunks(ids.map((id) => ({ id })))) {
          const names = chunk.map(({ id }) => id);
          const query = db.selectFrom("deliveries").selectAll().where("id", "in", names);
          found.push(...(await query.execute()).map(toDelivery));
        }
        return found;
      }),
    waiting: () =>
      read(async (db) => {
        const query = db.selectFrom("deliveries").selectAll().where("state", "=", "waiting");
        return (await query.execute()).map(toDelivery);
      }),
    lastTried: (since) =>
      read(async (db) => {
        const row = await db
          .selectFrom("deliveries")
          .selectAll()
          .where("last_try_at", ">=", wholeMs(since))
          .orderBy("last_try_at", "desc")
          .limit(1)
          .executeTakeFirst();
        return row ? toDelivery(row) : null;
      }),
    put: (delivery, expectedRev) =>
      write((trx, again) => put({ trx, again }, delivery, expectedRev)),
    prune: (before) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("deliveries")
          .where("updated_at", "<", wholeMs(before))
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

type NewDelivery = Omit<StoredDelivery, "rev">;

async function create(trx: Trx, delivery: NewDelivery): Promise<boolean> {
  const row = await trx
    .insertInto("deliveries")
    .values({ ...fromDelivery(delivery), rev: 1 })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("rev")
    .executeTakeFirst();
  return row !== undefined;
}

async function replace(trx: Trx, delivery: NewDelivery, rev: number): Promise<boolean> {
  const row = await trx
    .updateTable("deliveries")
    .set({ ...fromDelivery(delivery), rev: rev + 1 })
    .where("id", "=", delivery.id)
    .where("rev", "=", rev)
    .returning("rev")
    .executeTakeFirst();
  return row !== undefined;
}

async function isKept(trx: Trx, delivery: NewDelivery, rev: number): Promise<boolean> {
  const row = await trx
    .selectFrom("deliveries")
    .selectAll()
    .where("id", "=", delivery.id)
    .executeTakeFirst();
  return (
    JSON.stringify(row && toDelivery(row)) ===
    JSON.stringify(toDelivery({ ...fromDelivery(delivery), rev }))
  );
}

const put = putAtRev<NewDelivery>({ create, replace, isKept });

const fromDelivery = (delivery: NewDelivery): Omit<Database["deliveries"], "rev"> => ({
  id: delivery.id,
  state: delivery.state,
  attempts: delivery.attempts,
  notice_at: wholeMs(delivery.noticeAt),
  next_try_at: wholeMs(delivery.nextTryAt),
  last_try_at: delivery.lastTryAt === null ? null : wholeMs(delivery.lastTryAt),
  updated_at: wholeMs(delivery.updatedAt),
  problem: delivery.problem,
});

const toDelivery = (row: Database["deliveries"]): StoredDelivery => ({
  id: row.id,
  rev: row.rev,
  state: row.state,
  attempts: row.attempts,
  noticeAt: row.notice_at,
  nextTryAt: row.next_try_at,
  lastTryAt: row.last_try_at,
  updatedAt: row.updated_at,
  problem: row.problem,
});
