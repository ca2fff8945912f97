import { putAtRev } from "@/lib/db/put-at-rev";
import { wholeMs } from "@/lib/db/rows";
import type { Access, Database, Trx } from "@/lib/db/schema";
import type { DocStore, StoredDoc } from "@/lib/services/ports/stores";

/** JSON documents by kind and id. A document's first rev is 1, and each write adds 1. */
export function createDocs({ read, write }: Access): DocStore {
  return {
    list: (kind) =>
      read(async (db) => {
        const rows = await db.selectFrom("docs").selectAll().where("kind", "=", kind).execute();
        return rows.map(toDoc);
      }),
    get: (kind, id) =>
      read(async (db) => {
        const row = await db
          .selectFrom("docs")
          .selectAll()
          .where("kind", "=", kind)
          .where("id", "=", id)
          .executeTakeFirst();
        return row ? toDoc(row) : null;
      }),
    put: (doc, expectedRev) => write((trx, again) => put({ trx, again }, doc, expectedRev)),
  };
}

type NewDoc = Omit<StoredDoc, "rev">;

async function create(trx: Trx, doc: NewDoc): Promise<boolean> {
  const row = await trx
    .insertInto("docs")
    .values({
      kind: doc.kind,
      id: doc.id,
      rev: 1,
      updated_at: wholeMs(doc.updatedAt),
      body: doc.body,
    })
    .onConflict((conflict) => conflict.columns(["kind", "id"]).doNothing())
    .returning("rev")
    .executeTakeFirst();
  return row !== undefined;
}

async function replace(trx: Trx, doc: NewDoc, rev: number): Promise<boolean> {
  const row = await trx
    .updateTable("docs")
    .set({ rev: rev + 1, updated_at: wholeMs(doc.updatedAt), body: doc.body })
    .where("kind", "=", doc.kind)
    .where("id", "=", doc.id)
    .where("rev", "=", rev)
    .returning("rev")
    .executeTakeFirst();
  return row !== undefined;
}

async function isKept(trx: Trx, doc: NewDoc, rev: number): Promise<boolean> {
  const row = await trx
    .selectFrom("docs")
    .select("body")
    .where("kind", "=", doc.kind)
    .where("id", "=", doc.id)
    .where("rev", "=", rev)
    .executeTakeFirst();
  return row?.body === doc.body;
}

const put = putAtRev<NewDoc>({ create, replace, isKept });

const toDoc = (row: Database["docs"]): StoredDoc => ({
  kind: row.kind,
  id: row.id,
  rev: row.rev,
  updatedAt: row.updated_at,
  body: row.body,
});
