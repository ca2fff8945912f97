import { pruneNext } from "@/lib/db/prune-by-account";
import { chunks, wholeMs } from "@/lib/db/rows";
import type { Access, Database, Db, Trx } from "@/lib/db/schema";
import type { RegionRef } from "@/lib/domain/cell-ref";
import { STATES } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { CellsOf, HistoryRow, HistoryStore } from "@/lib/services/ports/history";

/** What became of cells. A row that says what the cell's newest one says already is not kept. */
export function createHistory({ read, write, tell }: Access): HistoryStore {
  const readable = (rows: readonly Database["history"][]): readonly HistoryRow[] =>
    rows.flatMap((row) => {
      if (isState(row.state)) return toHistory(row);
      const { account, region, model_id: modelId, at, state } = row;
      tell("a stored change of a cell can't be read", { account, region, modelId, at, state });
      return [];
    });
  return {
    latest: (account, region) =>
      read(async (db) => readable(await newestOf(db, { account, region }))),
    latestOf: (account, cells) => read(async (db) => readable(await newestIn(db, account, cells))),
    append: (rows) => (rows.length === 0 ? Promise.resolve() : write((trx) => append(trx, rows))),
    ofCell: (account, region, modelId, limit) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("history")
          .selectAll()
          .where("account", "=", account)
          .where("region", "=", region)
          .where("model_id", "=", modelId)
          .orderBy("at", "desc")
          .limit(limit)
          .execute();
        return readable(rows);
      }),
    since: (at, limit, accounts) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("history")
          .selectAll()
          .where("at", ">=", wholeMs(at))
          .$if(accounts !== undefined, (query) => query.where("account", "in", accounts ?? []))
          .orderBy("at", "desc")
          .orderBy("account")
          .orderBy("region")
          .orderBy("model_id")
          .limit(limit)
          .execute();
        return readable(rows);
      }),
    asOf: (account, when) => read(async (db) => readable(await asOf(db, account, when))),
    begins: (account) =>
      read((db) =>
        db
          .selectFrom("history")
          .select(["account", "region", "model_id as modelId"])
          .select((eb) => eb.fn.min("at").as("at"))
          .where("account", "=", account)
          .groupBy(["account", "region", "model_id"])
          .execute(),
      ),
    prune: (before, after) =>
      write((trx) => pruneNext(trx, { table: "history", after }, (at) => prune(trx, at, before))),
  };
}

/** By a window: a join on the newest time is planned badly by PostgreSQL while the table has no statistics. */
function newestOf(db: Db, { account, region }: RegionRef) {
  return db
    .selectFrom((from) =>
      from
        .selectFrom("history")
        .selectAll()
        .select((eb) =>
          eb.fn
            .agg<number>("row_number")
            .over((over) => over.partitionBy("model_id").orderBy("at", "desc"))
            .as("age"),
        )
        .where("account", "=", account)
        .where("region", "=", region)
        .as("aged"),
    )
    .selectAll()
    .where("age", "=", 1)
    .execute();
}

type When = { at: EpochMs; after?: EpochMs };

const asOf = (db: Db, account: string, { at, after }: When) =>
  unfollowed(
    db,
    followed(db, account)
      .where("at", "<=", wholeMs(at))
      .$if(after !== undefined, (query) => query.where("at", ">", wholeMs(after ?? 0))),
  );

/** Lists, not one statement for each: a Region's cells are far more than somebody asks about. */
async function newestIn(db: Db, account: string, { regions, modelIds }: CellsOf) {
  if (regions.length === 0 || modelIds.length === 0) return [];
  const rows = followed(db, account)
    .where("region", "in", [...regions])
    .where("model_id", "in", [...modelIds]);
  return unfollowed(db, rows);
}

/** Read along the primary key, which stands in this order: whether a row is the newest is told by the one that follows it. */
const followed = (db: Db, account: string) =>
  db
    .selectFrom("history")
    .selectAll()
    .select((eb) =>
      eb.fn
        .agg<number | null>("lead", ["at"])
        .over((over) => over.partitionBy(["region", "model_id"]).orderBy("at"))
        .as("next_at"),
    )
    .where("account", "=", account);

const unfollowed = (db: Db, rows: ReturnType<typeof followed>) =>
  db.selectFrom(rows.as("followed")).selectAll().where("next_at", "is", null).execute();

async function append(trx: Trx, rows: readonly HistoryRow[]): Promise<void> {
  const newest = new Map<string, HistoryRow>();
  const places = new Map(rows.map((row) => [JSON.stringify([row.account, row.region]), row]));
  for (const place of places.values()) {
    for (const row of await newestOf(trx, place))
      newest.set(cellOf(toHistory(row)), toHistory(row));
  }
  const changes = new Map<string, HistoryRow>();
  for (const row of rows.toSorted((a, b) => a.at - b.at)) {
    const before = newest.get(cellOf(row));
    if (before?.state === row.state && before.code === row.code) continue;
    if (!before || before.at <= row.at) newest.set(cellOf(row), row);
    changes.set(JSON.stringify([cellOf(row), row.at]), row);
  }
  for (const chunk of chunks([...changes.values()].map(fromHistory))) {
    await trx
      .insertInto("history")
      .values([...chunk])
      .onConflict((conflict) =>
        conflict.columns(["account", "region", "model_id", "at"]).doUpdateSet((eb) => ({
          state: eb.ref("excluded.state"),
          code: eb.ref("excluded.code"),
          scan_id: eb.ref("excluded.scan_id"),
        })),
      )
      .execute();
  }
}

const prune = (trx: Trx, { account, region }: RegionRef, before: number) =>
  trx
    .deleteFrom("history")
    .where("account", "=", account)
    .where("region", "=", region)
    .where("at", "<", wholeMs(before))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("history as later")
          .select("later.at")
          .whereRef("later.account", "=", "history.account")
          .whereRef("later.region", "=", "history.region")
          .whereRef("later.model_id", "=", "history.model_id")
          .whereRef("later.at", ">", "history.at")
          .where("later.at", "<=", wholeMs(before)),
      ),
    )
    .execute();

const isState = (text: string): boolean => STATES.some((state) => state === text);

const cellOf = (row: HistoryRow): string => JSON.stringify([row.account, row.region, row.modelId]);

const fromHistory = (row: HistoryRow): Database["history"] => ({
  account: row.account,
  region: row.region,
  model_id: row.modelId,
  at: wholeMs(row.at),
  state: row.state,
  code: row.code,
  scan_id: row.scanId,
});

const toHistory = (row: Database["history"]): HistoryRow => ({
  account: row.account,
  region: row.region,
  modelId: row.model_id,
  at: row.at,
  state: row.state,
  code: row.code,
  scanId: row.scan_id,
});
