import type { Kysely, Migration } from "kysely";

/** Acts, each with what it is looked for by. `lock` is null once one has ended: no two unfinished acts share it. */
export const acts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("acts")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("rev", "bigint", (column) => column.notNull())
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("lock", "text", (column) => column.unique())
      .addColumn("next_look_at", "bigint")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("acts_account").on("acts").column("account").execute();
    await db.schema.createIndex("acts_next_look_at").on("acts").column("next_look_at").execute();
    await db.schema.createIndex("acts_updated_at").on("acts").column("updated_at").execute();
  },
};
