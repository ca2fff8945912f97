import type { Kysely, Migration } from "kysely";

/** Work that any process may claim, with who holds it until when. A fence grows with every claim. */
export const jobs: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("jobs")
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("run", "text", (column) => column.notNull())
      .addColumn("due_at", "bigint", (column) => column.notNull())
      .addColumn("priority", "integer", (column) => column.notNull())
      .addColumn("only_holder", "text")
      .addColumn("holder", "text", (column) => column.notNull())
      .addColumn("lease_until", "bigint", (column) => column.notNull())
      .addColumn("lease_ms", "bigint", (column) => column.notNull())
      .addColumn("fence", "bigint", (column) => column.notNull())
      .addColumn("claims", "integer", (column) => column.notNull())
      .addColumn("cancelled", "integer", (column) => column.notNull())
      .addColumn("ended", "integer", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("jobs_key", ["kind", "key", "run"])
      .execute();
    await db.schema
      .createIndex("jobs_due")
      .on("jobs")
      .columns(["kind", "ended", "due_at"])
      .execute();
    await db.schema.createIndex("jobs_run").on("jobs").column("run").execute();
  },
};
