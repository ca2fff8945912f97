import { randomUUID } from "node:crypto";
import { type Kysely, type Migration, sql } from "kysely";

/** A long text stands last in its table: SQLite reads through it to reach what follows. */
export const start: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("accounts")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("account_id", "text")
      .addColumn("name", "text")
      .addColumn("partition", "text", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .addColumn("facts", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("region_facts")
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("region", "text", (column) => column.notNull())
      .addColumn("attempted_at", "bigint", (column) => column.notNull())
      .addColumn("read_at", "bigint")
      .addColumn("version", "bigint", (column) => column.notNull())
      .addColumn("facts", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("region_facts_pk", ["account", "region"])
      .execute();
    await db.schema
      .createTable("history")
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("region", "text", (column) => column.notNull())
      .addColumn("model_id", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("code", "text")
      .addColumn("scan_id", "text")
      .addPrimaryKeyConstraint("history_pk", ["account", "region", "model_id", "at"])
      .execute();
    await db.schema.createIndex("history_at").on("history").column("at").execute();
    await db.schema
      .createTable("scans")
      .addColumn("scan_id", "text", (column) => column.primaryKey())
      .addColumn("started_at", "bigint", (column) => column.notNull())
      .addColumn("finished_at", "bigint")
      .addColumn("complete", "integer", (column) => column.notNull().check(sql`complete in (0, 1)`))
      .addColumn("scope", "text", (column) => column.notNull())
      .addColumn("trigger", "text", (column) => column.notNull())
      .addColumn("stats", "text")
      .execute();
    await db.schema.createIndex("scans_started_at").on("scans").column("started_at").execute();
    await db.schema
      .createTable("pace")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("rate", "double precision", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("leases")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("holder", "text", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("fence", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("docs")
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("rev", "bigint", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("docs_pk", ["kind", "id"])
      .execute();
    await db.schema
      .createTable("writes")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .addColumn("count", "bigint", (column) => column.notNull())
      .addColumn("store", "text", (column) => column.notNull())
      .execute();
    await sql`insert into writes (id, count, store) values (1, 0, ${randomUUID()})`.execute(db);
  },
};
