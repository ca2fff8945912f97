import type { Kysely, Migration } from "kysely";

/** What was judged of Regions, so that it is shown without their facts. */
export const columns: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("columns")
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("region", "text", (column) => column.notNull())
      .addColumn("version", "bigint", (column) => column.notNull())
      .addColumn("models", "text")
      .addColumn("profiles", "text")
      .addColumn("gist", "text", (column) => column.notNull())
      .addColumn("seal", "text", (column) => column.notNull())
      .addColumn("judged_at", "bigint", (column) => column.notNull())
      .addColumn("turns_at", "bigint")
      .addColumn("body", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("columns_pk", ["account", "region"])
      .execute();
  },
};
