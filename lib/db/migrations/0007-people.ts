import type { Kysely, Migration } from "kysely";

/** Who is signed in, who is about to be, and the tokens of machines. Ids are hashes of what only the other side has. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("sessions")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("issuer", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("sid", "text")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("seen_at", "bigint", (column) => column.notNull())
      .addColumn("ended_at", "bigint")
      .addColumn("ended_by", "text")
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("sessions_person")
      .on("sessions")
      .columns(["issuer", "subject"])
      .execute();
    await db.schema.createIndex("sessions_sid").on("sessions").columns(["issuer", "sid"]).execute();
    await db.schema
      .createIndex("sessions_created_at")
      .on("sessions")
      .column("created_at")
      .execute();
    await db.schema
      .createTable("sign_ins")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("used_at", "bigint")
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("sign_ins_expires_at")
      .on("sign_ins")
      .column("expires_at")
      .execute();
    await db.schema
      .createTable("tokens")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("hint", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("made_by", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("revoked_at", "bigint")
      .addColumn("used_at", "bigint")
      .addColumn("used_for", "text")
      .addColumn("used_from", "text")
      .addColumn("accounts", "text")
      .execute();
    await db.schema.createIndex("tokens_name").on("tokens").column("name").execute();
  },
};
