import type { Kysely, Migration } from "kysely";

/** Why a scan failed, in words. */
export const scanProblems: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("scans").addColumn("problem", "text").execute();
  },
};
