import { wholeMs } from "@/lib/db/rows";
import type { Access, Database, Db, Trx } from "@/lib/db/schema";
import { sha256 } from "@/lib/db/text-hash";
import {
  type AuditLink,
  type AuditRow,
  faultOf,
  type KeyedRow,
  sealed,
} from "@/lib/domain/audit/chain";
import { type AuditEntry, keysOf, printEntry, readEntry } from "@/lib/domain/audit/entry";
import { isoTime } from "@/lib/domain/words/dates";
import type { AuditChecked, AuditLog } from "@/lib/services/ports/audit";
import { countRows, findRows, knownOf } from "./audit-find";

/** The record. Writers take turns, so its rows have one order; the database itself refuses any change of one. */
export function createAudit({ read, write }: Access): AuditLog {
  return {
    head: () => read(headOf),
    oldestAt: () =>
      read(async (db) => {
        const { base } = await headOf(db);
        const [row] = await rowsAfter(db, base.seq, 1);
        return row?.at ?? null;
      }),
    find: (filter, page) => read(async (db) => (await findRows(db, filter, page)).map(toRow)),
    count: (filter, most) => read((db) => countRows(db, filter, most)),
    after: (seq, limit) => read(async (db) => (await rowsAfter(db, seq, limit)).map(toRow)),
    check: (from, limit) => read((db) => check(db, from, limit)),
    known: (limit) => read((db) => knownOf(db, limit)),
    append: (entry, at) => write((trx, again) => append(trx, { entry, at: wholeMs(at), again })),
    shorten: (before, most) => write((trx) => shorten(trx, wholeMs(before), most)),
  };
}

const rowsAfter = (db: Db, seq: number, limit: number) =>
  db.selectFrom("audit").selectAll().where("seq", ">", seq).orderBy("seq").limit(limit).execute();

async function headOf(db: Db) {
  const row = await db
    .selectFrom("audit_head")
    .selectAll()
    .where("id", "=", 1)
    .executeTakeFirstOrThrow();
  return { seq: row.seq, hash: row.hash, base: { seq: row.base_seq, hash: row.base_hash } };
}

type New = { entry: AuditEntry; at: number; again: boolean };

async function append(trx: Trx, { entry, at, again }: New): Promise<AuditRow> {
  const before = await trx
    .selectFrom("audit_head")
    .select(["seq", "hash", "at"])
    .where("id", "=", 1)
    .executeTakeFirstOrThrow();
  const late = at < before.at;
  const text = printEntry(late ? { ...entry, clock: isoTime(at) } : entry);
  const kept = again ? await keptBefore(trx, entry.requestId, text) : null;
  if (kept) return kept;
  const row = sealed(before, { at: late ? before.at : at, entry: text }, sha256);
  await trx
    .updateTable("audit_head")
    .set({ seq: row.seq, at: row.at, hash: row.hash })
    .where("id", "=", 1)
    .execute();
  await trx.insertInto("audit").values(fromRow(row)).execute();
  return row;
}

/** An earlier try of this write may have been kept before it was cut off. */
async function keptBefore(trx: Trx, requestId: string, entry: string): Promise<AuditRow | null> {
  const row = await trx
    .selectFrom("audit")
    .selectAll()
    .where("request_id", "=", requestId)
    .where("entry", "=", entry)
    .executeTakeFirst();
  return row ? toRow(row) : null;
}

async function check(db: Db, from: AuditLink, limit: number): Promise<AuditChecked> {
  const rows = await rowsAfter(db, from.seq, limit);
  let last = from;
  let base: AuditLink | null = null;
  for (const [index, row] of rows.entries()) {
    const found = faultOf(last, toKeyed(row), sha256);
    if (found) return { state: "broken", rows: index, found };
    last = { seq: row.seq, hash: row.hash };
    if (row.what === "record.shortened") base = toldBase(row.entry);
  }
  return { state: "follows", last, rows: rows.length, base };
}

function toldBase(entry: string): AuditLink | null {
  const { upTo, hash } = readEntry(entry)?.details ?? {};
  return typeof upTo === "number" && typeof hash === "string" ? { seq: upTo, hash } : null;
}

async function shorten(trx: Trx, before: number, most: number) {
  const { base, seq: newest } = await headOf(trx);
  const first = await trx
    .selectFrom("audit")
    .select("seq")
    .where("seq", ">", base.seq)
    .where("at", ">=", before)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  const upTo = Math.min(first ? first.seq - 1 : newest, base.seq + most);
  const last = await trx
    .selectFrom("audit")
    .select(["seq", "hash"])
    .where("seq", "=", upTo)
    .where("seq", ">", base.seq)
    .executeTakeFirst();
  if (!last) return null;
  await trx
    .updateTable("audit_head")
    .set({ base_seq: last.seq, base_hash: last.hash })
    .where("id", "=", 1)
    .execute();
  const gone = await trx.deleteFrom("audit").where("seq", "<=", last.seq).executeTakeFirstOrThrow();
  return { ...last, rows: Number(gone.numDeletedRows) };
}

type Stored = Database["audit"];

const toRow = ({ seq, at, prev, hash, entry }: Stored): AuditRow => ({
  seq,
  at,
  prev,
  hash,
  entry,
});

const toKeyed = (row: Stored): KeyedRow => ({
  ...toRow(row),
  keys: {
    who: row.who,
    what: row.what,
    outcome: row.outcome,
    account: row.account,
    subject: row.subject,
    requestId: row.request_id,
  },
});

function fromRow(row: AuditRow): Stored {
  const read = readEntry(row.entry);
  if (!read) throw new Error("an entry that is no entry");
  const { requestId, ...keys } = keysOf(read);
  return { ...row, ...keys, request_id: requestId };
}
