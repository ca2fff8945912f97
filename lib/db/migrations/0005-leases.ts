import { type Kysely, type Migration, sql } from "kysely";

/** A row to write when nothing but whether a write works is asked. How long a lease was taken for, so that one which ends later than that is known to be wrong. Fences had no use. */
export const leases: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable("leases")
      .addColumn("length_ms", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable("leases").dropColumn("fence").execute();
    await sql`insert into counters (name, value) values ('checks', 0)`.execute(db);
  },
};
