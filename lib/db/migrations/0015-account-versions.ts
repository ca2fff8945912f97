import type { Kysely, Migration } from "kysely";

/** Which write an account's row is of: what is written beside it, as histories are, need change nothing that it says. */
export const accountVersions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable("accounts")
      .addColumn("version", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
