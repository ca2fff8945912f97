import { type Kysely, type Migration, sql } from "kysely";

/** Watches and what was told of them, out of the documents: what is looked for by has a column. */
export const watches: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("watches")
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("model_id", "text", (column) => column.notNull())
      .addColumn("rev", "bigint", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("listens", "integer", (column) => column.notNull().check(sql`listens in (0, 1)`))
      .addColumn("next_poll_at", "bigint")
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("watches_pk", ["account", "model_id"])
      .execute();
    await db.schema
      .createIndex("watches_listens")
      .on("watches")
      .columns(["account", "listens"])
      .execute();
    await db.schema.createIndex("watches_state").on("watches").column("state").execute();
    await db.schema
      .createIndex("watches_next_poll_at")
      .on("watches")
      .column("next_poll_at")
      .execute();
    await db.schema.createIndex("watches_updated_at").on("watches").column("updated_at").execute();
    await db.schema
      .createTable("deliveries")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("rev", "bigint", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("attempts", "bigint", (column) => column.notNull())
      .addColumn("notice_at", "bigint", (column) => column.notNull())
      .addColumn("next_try_at", "bigint", (column) => column.notNull())
      .addColumn("last_try_at", "bigint")
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .addColumn("problem", "text")
      .execute();
    await db.schema.createIndex("deliveries_state").on("deliveries").column("state").execute();
    await db.schema
      .createIndex("deliveries_last_try_at")
      .on("deliveries")
      .column("last_try_at")
      .execute();
    await moveWatches(db);
    await moveDeliveries(db);
  },
};

type Doc = { id: string; rev: number; updated_at: number; body: string };

const docsOf = async (db: Kysely<unknown>, kind: string): Promise<readonly Doc[]> =>
  (await sql<Doc>`select id, rev, updated_at, body from docs where kind = ${kind}`.execute(db))
    .rows;

/**
 * One that can't be read moves as it is. The time of the next poll is a guess that the first look puts right; one that
 * was dismissed is taken for one that listens, which costs a look and loses nothing.
 */
async function moveWatches(db: Kysely<unknown>): Promise<void> {
  for (const { id, rev, updated_at, body } of await docsOf(db, "watch")) {
    const cut = id.lastIndexOf("~");
    const [account, modelId] = [id.slice(0, cut), id.slice(cut + 1)];
    const state = textOf(fieldOf(fieldOf(parsed(body), "flight"), "state")) ?? "unreadable";
    const inFlight = ["pending", "overdue", "settling"].includes(state);
    const [listens, nextPollAt] = [inFlight || state === "dismissed" ? 1 : 0, inFlight ? 0 : null];
    await sql`insert into watches (account, model_id, rev, state, listens, next_poll_at, updated_at, body)
      values (${account}, ${modelId}, ${rev}, ${state}, ${listens}, ${nextPollAt}, ${updated_at}, ${body})`.execute(
      db,
    );
  }
  await sql`delete from docs where kind = 'watch'`.execute(db);
}

/** One that can't be read counted as none before, and is not moved. */
async function moveDeliveries(db: Kysely<unknown>): Promise<void> {
  for (const { id, rev, updated_at, body } of await docsOf(db, "webhook-delivery")) {
    const doc = parsed(body);
    const state = textOf(fieldOf(doc, "state"));
    if (state === null) continue;
    const number = (name: string) => numberOf(fieldOf(doc, name));
    const [attempts, nextTryAt] = [number("attempts") ?? 1, number("nextTryAt") ?? updated_at];
    const lastTryAt = number("lastTryAt");
    const problem = textOf(fieldOf(doc, "problem"));
    await sql`insert into deliveries
      (id, rev, state, attempts, notice_at, next_try_at, last_try_at, updated_at, problem)
      values (${id}, ${rev}, ${state}, ${attempts}, ${lastTryAt ?? updated_at}, ${nextTryAt}, ${lastTryAt}, ${updated_at}, ${problem})`.execute(
      db,
    );
  }
  await sql`delete from docs where kind = 'webhook-delivery'`.execute(db);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null; // SyntaxError is the only thing it throws
  }
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : null;
const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
const numberOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isSafeInteger(value) ? value : null;
