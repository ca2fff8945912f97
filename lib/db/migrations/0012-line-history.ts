import type { Kysely, Migration } from "kysely";

/** What lines of requirements came to, a row a change. */
export const lineHistory: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("line_history")
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("region", "text", (column) => column.notNull())
      .addColumn("requirement", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("state", "text")
      .addColumn("asked", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("line_history_pk", [
        "account",
        "region",
        "requirement",
        "subject",
        "at",
      ])
      .execute();
    await db.schema.createIndex("line_history_at").on("line_history").column("at").execute();
  },
};
