import { unmarked, wholeMs } from "@/lib/db/rows";
import type { Access, Database } from "@/lib/db/schema";
import type { SignInStore, StoredSignIn } from "@/lib/services/ports/people";

/** What is kept of somebody who is not known yet. One that was used stays until it would have expired. */
export function createSignIns({ read, write }: Access): SignInStore {
  return {
    add: ({ id, kind, createdAt, expiresAt, body }) =>
      write(async (trx) => {
        await trx
          .insertInto("sign_ins")
          .values({
            id,
            kind,
            created_at: wholeMs(createdAt),
            expires_at: wholeMs(expiresAt),
            used_at: null,
            body,
          })
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
      }),
    get: (id) =>
      read(async (db) => {
        const row = await db
          .selectFrom("sign_ins")
          .selectAll()
          .where("id", "=", id)
          .executeTakeFirst();
        return row ? toSignIn(row) : null;
      }),
    use: (id, at) =>
      write(async (trx, again) => {
        const row = await trx
          .updateTable("sign_ins")
          .set({ used_at: wholeMs(at) })
          .where("id", "=", id)
          .where(unmarked("used_at", { at, again }))
          .returning("id")
          .executeTakeFirst();
        return row !== undefined;
      }),
    prune: (before) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("sign_ins")
          .where("expires_at", "<", wholeMs(before))
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

const toSignIn = (row: Database["sign_ins"]): StoredSignIn => ({
  id: row.id,
  kind: row.kind,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  body: row.body,
});
