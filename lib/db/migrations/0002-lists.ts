import type { Kysely, Migration } from "kysely";

/** Lists of regions, each kept once, and which region names which. */
export const lists: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("lists")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("items", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("region_lists")
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("region", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("region_lists_pk", ["account", "region", "name"])
      .execute();
    await db.schema.createIndex("region_lists_name").on("region_lists").column("name").execute();
  },
};
