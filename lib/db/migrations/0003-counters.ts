import { type Kysely, type Migration, sql } from "kysely";

/** Counters, so that order rests on no clock; and how each scan ended, with its place among all. */
export const counters: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("counters")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("value", "bigint", (column) => column.notNull())
      .execute();
    await sql`insert into counters (name, value) values ('rounds', 0)`.execute(db);
    await db.schema.alterTable("scans").addColumn("outcome", "text").execute();
    await db.schema
      .alterTable("scans")
      .addColumn("begun", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable("scans").addColumn("ended", "bigint").execute();
    await numberScans(db);
    await db.schema.alterTable("scans").dropColumn("complete").execute();
    await db.schema.createIndex("scans_begun").on("scans").column("begun").execute();
    await db.schema.createIndex("scans_ended").on("scans").column("ended").execute();
  },
};

/** Scans of before: in the order of the times that they have; one that ended early had been cancelled. */
async function numberScans(db: Kysely<unknown>): Promise<void> {
  await sql`update scans set
    outcome = case when finished_at is null then null when complete = 1 then 'complete' else 'cancelled' end,
    begun = (select count(*) from scans as other where other.started_at < scans.started_at
      or (other.started_at = scans.started_at and other.scan_id <= scans.scan_id)),
    ended = case when finished_at is null then null else
      (select count(*) from scans as other where other.finished_at < scans.finished_at
        or (other.finished_at = scans.finished_at and other.scan_id <= scans.scan_id)) end`.execute(
    db,
  );
  await sql`insert into counters (name, value) select 'scans-begun', count(*) from scans`.execute(
    db,
  );
  await sql`insert into counters (name, value) select 'scans-ended', count(*) from scans`.execute(
    db,
  );
}
