import type { Kysely, Migration } from "kysely";

/** What is required in Regions, laid out beside their columns. A version before leaves both as they were, by a seal of its own. */
export const requiredCells: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("columns").addColumn("required", "text").execute();
    await db.schema.alterTable("columns").addColumn("required_seal", "text").execute();
  },
};
