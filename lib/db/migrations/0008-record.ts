import { type Kysely, type Migration, PostgresAdapter, sql } from "kysely";

const REFUSAL = "the record is only added to";
const NOTHING = "0".repeat(64);
/** Those that a calendar has; a larger one could not even be read. */
const IS_TIME = "at between -8640000000000000 and 8640000000000000";

/**
 * The record, which the database itself refuses to change: rows are added at the head, and leave only up to the base,
 * which moves forward alone.
 */
export const record: Migration = {
  async up(db: Kysely<unknown>) {
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
    const number = isPostgres ? "bigint" : "integer";
    await db.schema
      .createTable("audit")
      .addColumn("seq", number, (column) => column.primaryKey())
      .addColumn("at", "bigint", (column) => column.notNull().check(sql.raw(IS_TIME)))
      .addColumn("prev", "text", (column) => column.notNull())
      .addColumn("hash", "text", (column) => column.notNull())
      .addColumn("who", "text", (column) => column.notNull())
      .addColumn("what", "text", (column) => column.notNull())
      .addColumn("outcome", "text", (column) => column.notNull())
      .addColumn("account", "text")
      .addColumn("subject", "text")
      .addColumn("request_id", "text", (column) => column.notNull())
      .addColumn("entry", "text", (column) => column.notNull())
      .execute();
    for (const [name, ...beside] of INDEXES) {
      await db.schema
        .createIndex(`audit_${name}`)
        .on("audit")
        .columns([name, "seq", ...beside])
        .execute();
    }
    await db.schema
      .createTable("audit_head")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .addColumn("seq", "bigint", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("hash", "text", (column) => column.notNull())
      .addColumn("base_seq", "bigint", (column) => column.notNull())
      .addColumn("base_hash", "text", (column) => column.notNull())
      .execute();
    await sql`insert into audit_head (id, seq, at, hash, base_seq, base_hash)
      values (1, 0, 0, ${NOTHING}, 0, ${NOTHING})`.execute(db);
    for (const statement of isPostgres ? POSTGRES : SQLITE) await sql.raw(statement).execute(db);
  },
};

/** By a person or an account there may be very many rows, so what else may be asked of them stands in the index. */
const INDEXES = [
  ["who", "what", "outcome", "account"],
  ["account", "who", "what", "outcome"],
  ["at"],
  ["what"],
  ["outcome"],
  ["subject"],
  ["request_id"],
] as const;

const GOES_BACK =
  "new.id <> old.id or new.seq < old.seq or new.base_seq < old.base_seq or new.base_seq > new.seq";

/** `insert or replace` takes a row away without asking the trigger of deletes. */
const SQLITE = [
  [
    "audit_added",
    "before insert on audit",
    "new.seq <> (select seq from audit_head) or exists (select 1 from audit where seq = new.seq)",
  ],
  ["audit_kept", "before update on audit", null],
  ["audit_stays", "before delete on audit", "old.seq > (select base_seq from audit_head)"],
  ["audit_head_one", "before insert on audit_head", null],
  ["audit_head_forward", "before update on audit_head", GOES_BACK],
  ["audit_head_stays", "before delete on audit_head", null],
].map(
  ([name, when, unless]) =>
    `create trigger ${name} ${when} ${unless ? `when ${unless} ` : ""}begin select raise(abort, '${REFUSAL}'); end`,
);

const POSTGRES = [
  `create function audit_guard() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' and tg_table_name = 'audit' and new.seq = (select seq from audit_head) then
      return new;
    end if;
    if tg_op = 'DELETE' and tg_table_name = 'audit' and old.seq <= (select base_seq from audit_head) then
      return old;
    end if;
    raise exception '${REFUSAL}';
  end $$`,
  `create function audit_head_guard() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and not (${GOES_BACK}) then return new; end if;
    raise exception '${REFUSAL}';
  end $$`,
  `create function audit_whole_guard() returns trigger language plpgsql as $$
  begin
    raise exception '${REFUSAL}';
  end $$`,
  "create trigger audit_kept before insert or update or delete on audit for each row execute function audit_guard()",
  "create trigger audit_stays before truncate on audit for each statement execute function audit_whole_guard()",
  "create trigger audit_head_forward before insert or update or delete on audit_head for each row execute function audit_head_guard()",
  "create trigger audit_head_stays before truncate on audit_head for each statement execute function audit_whole_guard()",
];
