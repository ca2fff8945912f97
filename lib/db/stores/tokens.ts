import { z } from "zod";
import { unmarked, wholeMs } from "@/lib/db/rows";
import type { Access, Database, Trx } from "@/lib/db/schema";
import { ROLES } from "@/lib/domain/access/roles";
import type { StoredToken, TokenStore } from "@/lib/services/ports/people";

/** Tokens by the hash of their text. */
export function createTokens({ read, write, tell }: Access): TokenStore {
  const readable = (rows: readonly Database["tokens"][]): readonly StoredToken[] =>
    rows.flatMap((row) => {
      const token = toToken(row);
      if (!token) tell("a stored token can't be read", { hint: row.hint });
      return token ?? [];
    });
  return {
    add: (token) => write((trx) => add(trx, token)),
    get: (id) =>
      read(async (db) => {
        const rows = await db.selectFrom("tokens").selectAll().where("id", "=", id).execute();
        return readable(rows)[0] ?? null;
      }),
    list: (since) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("tokens")
          .selectAll()
          .where("revoked_at", "is", null)
          .where("expires_at", ">", wholeMs(since))
          .orderBy("created_at", "desc")
          .orderBy("id")
          .execute();
        return readable(rows);
      }),
    used: (id, { at, what, from }) =>
      write(async (trx) => {
        await trx
          .updateTable("tokens")
          .set({ used_at: wholeMs(at), used_for: what, used_from: from })
          .where("id", "=", id)
          .execute();
      }),
    revoke: (id, at) =>
      write(async (trx, again) => {
        const row = await trx
          .updateTable("tokens")
          .set({ revoked_at: wholeMs(at) })
          .where("id", "=", id)
          .where(unmarked("revoked_at", { at, again }))
          .returning("id")
          .executeTakeFirst();
        return row !== undefined;
      }),
    prune: (before) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("tokens")
          .where((eb) =>
            eb.or([eb("expires_at", "<", wholeMs(before)), eb("revoked_at", "<", wholeMs(before))]),
          )
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

type NewToken = Parameters<TokenStore["add"]>[0];

/** Writers take turns, so that no two of one name are added side by side. */
async function add(trx: Trx, { grant, ...token }: NewToken): Promise<boolean> {
  const namesake = await trx
    .selectFrom("tokens")
    .select("id")
    .where("name", "=", token.name)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", wholeMs(token.createdAt))
    .executeTakeFirst();
  if (namesake) return namesake.id === token.id;
  await trx
    .insertInto("tokens")
    .values({
      id: token.id,
      hint: token.hint,
      name: token.name,
      role: grant.role,
      made_by: token.madeBy,
      created_at: wholeMs(token.createdAt),
      expires_at: wholeMs(token.expiresAt),
      revoked_at: null,
      used_at: null,
      used_for: null,
      used_from: null,
      accounts: grant.accounts === null ? null : JSON.stringify(grant.accounts),
    })
    .execute();
  return true;
}

const Accounts = z.array(z.string()).nullable();

function toToken(row: Database["tokens"]): StoredToken | null {
  const accounts = accountsOf(row.accounts);
  const role = z.enum(ROLES).safeParse(row.role);
  if (!accounts.success || !role.success) return null;
  return {
    id: row.id,
    hint: row.hint,
    name: row.name,
    grant: { role: role.data, accounts: accounts.data },
    madeBy: row.made_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    used:
      row.used_at === null
        ? null
        : { at: row.used_at, what: row.used_for ?? "", from: row.used_from },
  };
}

function accountsOf(text: string | null) {
  try {
    return Accounts.safeParse(text === null ? null : JSON.parse(text));
  } catch {
    return Accounts.safeParse(undefined); // SyntaxError is the only thing it throws
  }
}
