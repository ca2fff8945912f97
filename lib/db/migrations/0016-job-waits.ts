import type { Kysely, Migration } from "kysely";

/** How long a job was to wait when it was put: one that waits longer was put by a clock that was wrong. Null: not known. */
export const jobWaits: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("jobs").addColumn("due_in_ms", "bigint").execute();
  },
};
