import type { Kysely, Migration } from "kysely";

/** How long a lease was taken for, so that one which ends later than that is known to be wrong. Fences had no use. */
export const leases: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable("leases")
      .addColumn("length_ms", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable("leases").dropColumn("fence").execute();
  },
};
