import type { Kysely, Migration } from "kysely";

/** What was shown before calls were tried, and what came of each. */
export const proofs: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("proof_plans")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("used_at", "bigint")
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("proofs")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("region", "text", (column) => column.notNull())
      .addColumn("model_id", "text", (column) => column.notNull())
      .addColumn("route", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("calls", "integer", (column) => column.notNull())
      .addColumn("cost", "double precision")
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("proofs_at").on("proofs").columns(["account", "at"]).execute();
  },
};
