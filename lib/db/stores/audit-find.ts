import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from "kysely";
import type { Database, Db } from "@/lib/db/schema";
import type { AuditFilter } from "@/lib/services/ports/audit";

type Column = "who" | "what" | "outcome" | "account" | "subject" | "request_id";
type Drive = { column: Column; is: string } | null;
type Bounds = { from: number; to: number };

const FIT_COLUMN = {
  who: "who",
  account: "account",
  subject: "subject",
  requestId: "request_id",
} as const satisfies Record<string, Column>;

/** Rows that fit, newest first, below `before`. */
export async function findRows(
  db: Db,
  filter: AuditFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<readonly Database["audit"][]> {
  const seqs = await seqsOf(db, filter, { before, limit });
  if (seqs.length === 0) return [];
  return db
    .selectFrom("audit")
    .selectAll()
    .where("seq", "in", [...seqs])
    .orderBy("seq", "desc")
    .execute();
}

export async function countRows(db: Db, filter: AuditFilter, most: number): Promise<number> {
  return (await seqsOf(db, filter, { before: null, limit: most })).length;
}

/**
 * Each value of the narrowest part is asked for by its own index, which gives rows in their order and ends at the limit;
 * what else is asked only passes over rows.
 */
async function seqsOf(
  db: Db,
  filter: AuditFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<readonly number[]> {
  const bounds = await boundsOf(db, filter, before);
  if (bounds.from > bounds.to) return [];
  const found = new Set<number>();
  for (const drive of drivesOf(filter)) {
    for (const seq of await drivenBy(db, { drive, filter, bounds, limit })) found.add(seq);
  }
  return [...found].sort((a, b) => b - a).slice(0, limit);
}

function drivesOf({ fits, who, account, outcome, what }: AuditFilter): readonly Drive[] {
  if (fits) return fits.map(({ by, is }) => ({ column: FIT_COLUMN[by], is }));
  const by = (column: Column, list: readonly string[]) => list.map((is) => ({ column, is }));
  if (who) return by("who", who);
  if (account) return by("account", account);
  if (outcome && !(what && outcome.includes("done"))) return by("outcome", outcome);
  if (what) return by("what", what);
  return [null];
}

/** Times and numbers have one order, so a span of time is one of numbers. */
async function boundsOf(db: Db, { from, to }: AuditFilter, before: number | null): Promise<Bounds> {
  const first = from === null ? 0 : await firstFrom(db, from);
  const end = to === null ? null : await firstFrom(db, to);
  const ends = [before, end].filter((seq) => seq !== null);
  return { from: first, to: Math.min(Number.MAX_SAFE_INTEGER, ...ends.map((seq) => seq - 1)) };
}

async function firstFrom(db: Db, at: number): Promise<number> {
  const row = await db
    .selectFrom("audit")
    .select("seq")
    .where("at", ">=", at)
    .orderBy("at")
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? Number.MAX_SAFE_INTEGER;
}

type Driven = { drive: Drive; filter: AuditFilter; bounds: Bounds; limit: number };

async function drivenBy(
  db: Db,
  { drive, filter, bounds, limit }: Driven,
): Promise<readonly number[]> {
  let query = db
    .selectFrom("audit")
    .select("seq")
    .where("seq", ">=", bounds.from)
    .where("seq", "<=", bounds.to)
    .orderBy("seq", "desc")
    .limit(limit);
  if (drive) query = query.where(drive.column, "=", drive.is);
  for (const column of ["who", "what", "outcome", "account"] as const) {
    const list = filter[column];
    if (list) query = query.where((eb) => passes(eb, column, list));
  }
  return (await query.execute()).map(({ seq }) => seq);
}

type Row = ExpressionBuilder<Database, "audit">;

/** By a text that no index has, so that the index of the narrowest part is the one that is used. */
const passes = (eb: Row, column: Column, list: readonly string[]) =>
  eb(sql<string>`${eb.ref(column)} || ''`, "in", [...list]);

/** Values of a column one after the other, by its index: the rows between them are not read. */
const values = (column: "who" | "account", limit: number): RawBuilder<{ value: string }> => {
  const name = sql.ref(column);
  return sql<{ value: string }>`with recursive each_value (value) as (
      select min(${name}) from audit
      union all
      select (select min(${name}) from audit where ${name} > each_value.value)
      from each_value where each_value.value is not null
    ) select value from each_value where value is not null limit ${limit}`;
};

/** Who did something, each with the newest entry of theirs, and the accounts on which something was done. */
export async function knownOf(db: Kysely<Database>, limit: number) {
  const keys = (await values("who", limit).execute(db)).rows;
  const who = [];
  for (const { value } of keys) {
    const row = await db
      .selectFrom("audit")
      .select("entry")
      .where("who", "=", value)
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst();
    if (row) who.push({ key: value, entry: row.entry });
  }
  const accounts = (await values("account", limit).execute(db)).rows;
  return { who, accounts: accounts.map(({ value }) => value) };
}
