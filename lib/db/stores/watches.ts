import { putAtRev } from "@/lib/db/put-at-rev";
import { wholeMs } from "@/lib/db/rows";
import type { Access, Database, Db, Trx } from "@/lib/db/schema";
import { countWrite } from "@/lib/db/writes";
import { IN_FLIGHT } from "@/lib/domain/agreement/states";
import type { WatchKey } from "@/lib/domain/agreement/watch";
import type { StoredWatch, WatchStore } from "@/lib/services/ports/stores";

/** Watches by what they are looked for by. A watch's first rev is 1, and each write adds 1. */
export function createWatches({ read, write }: Access): WatchStore {
  return {
    get: (key) =>
      read(async (db) => {
        const row = await at(db, key).selectAll().executeTakeFirst();
        return row ? toWatch(row) : null;
      }),
    of: (account, modelIds) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("watches")
          .selectAll()
          .where("account", "=", account)
          .where((eb) =>
            eb.or([
              eb("listens", "=", 1),
              ...(modelIds.length > 0 ? [eb("model_id", "in", modelIds)] : []),
            ]),
          )
          .execute();
        return rows.map(toWatch);
      }),
    due: (now, limit) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("watches")
          .selectAll()
          .where("next_poll_at", "is not", null)
          // What was written in the future waits for a time that may never come.
          .where((eb) =>
            eb.or([eb("next_poll_at", "<=", wholeMs(now)), eb("updated_at", ">", wholeMs(now))]),
          )
          .orderBy("next_poll_at")
          .limit(limit)
          .execute();
        return rows.map(toWatch);
      }),
    upcoming: (limit) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("watches")
          .select(["account", "model_id", "next_poll_at"])
          .where("next_poll_at", "is not", null)
          .orderBy("next_poll_at")
          .limit(limit)
          .execute();
        return rows.map((row) => ({
          account: row.account,
          modelId: row.model_id,
          nextPollAt: row.next_poll_at ?? 0,
        }));
      }),
    list: ({ endedSince }) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("watches")
          .selectAll()
          .$if(endedSince !== null, (query) =>
            query.where((eb) =>
              eb.or([
                eb("state", "in", IN_FLIGHT),
                eb("updated_at", ">=", wholeMs(endedSince ?? 0)),
              ]),
            ),
          )
          .execute();
        return rows.map(toWatch);
      }),
    accountsInFlight: () =>
      read(async (db) => {
        const rows = await db
          .selectFrom("watches")
          .select("account")
          .distinct()
          .where("state", "in", IN_FLIGHT)
          .execute();
        return rows.map(({ account }) => account);
      }),
    put: (watch, expectedRev) => write((trx, again) => put({ trx, again }, watch, expectedRev)),
    prune: (before) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("watches")
          .where("state", "not in", IN_FLIGHT)
          .where("updated_at", "<", wholeMs(before))
          .executeTakeFirstOrThrow();
        if (numDeletedRows > 0) await countWrite(trx);
        return Number(numDeletedRows);
      }),
  };
}

type NewWatch = Omit<StoredWatch, "rev">;

const at = (db: Db, { account, modelId }: WatchKey) =>
  db.selectFrom("watches").where("account", "=", account).where("model_id", "=", modelId);

async function create(trx: Trx, watch: NewWatch): Promise<boolean> {
  const row = await trx
    .insertInto("watches")
    .values({ ...fromWatch(watch), rev: 1 })
    .onConflict((conflict) => conflict.columns(["account", "model_id"]).doNothing())
    .returning("rev")
    .executeTakeFirst();
  return row !== undefined;
}

async function replace(trx: Trx, watch: NewWatch, rev: number): Promise<boolean> {
  const row = await trx
    .updateTable("watches")
    .set({ ...fromWatch(watch), rev: rev + 1 })
    .where("account", "=", watch.account)
    .where("model_id", "=", watch.modelId)
    .where("rev", "=", rev)
    .returning("rev")
    .executeTakeFirst();
  return row !== undefined;
}

async function isKept(trx: Trx, watch: NewWatch, rev: number): Promise<boolean> {
  const row = await at(trx, watch).select("body").where("rev", "=", rev).executeTakeFirst();
  return row?.body === watch.body;
}

const put = putAtRev<NewWatch>({ create, replace, isKept });

const fromWatch = (watch: NewWatch): Omit<Database["watches"], "rev"> => ({
  account: watch.account,
  model_id: watch.modelId,
  state: watch.state,
  listens: watch.listens ? 1 : 0,
  next_poll_at: watch.nextPollAt === null ? null : wholeMs(watch.nextPollAt),
  updated_at: wholeMs(watch.updatedAt),
  body: watch.body,
});

const toWatch = (row: Database["watches"]): StoredWatch => ({
  account: row.account,
  modelId: row.model_id,
  rev: row.rev,
  state: row.state,
  listens: row.listens === 1,
  nextPollAt: row.next_poll_at,
  updatedAt: row.updated_at,
  body: row.body,
});
