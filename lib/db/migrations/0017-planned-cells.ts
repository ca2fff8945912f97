import type { Kysely, Migration } from "kysely";

/** What plans count in Regions, beside their columns. A version before leaves it as it was, by a seal of its own. */
export const plannedCells: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("columns").addColumn("planned", "text").execute();
    await db.schema.alterTable("columns").addColumn("planned_seal", "text").execute();
  },
};
