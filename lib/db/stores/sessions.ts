import { z } from "zod";
import { wholeMs } from "@/lib/db/rows";
import type { Access, Database } from "@/lib/db/schema";
import { ROLES } from "@/lib/domain/access/roles";
import type { SessionStore, StoredSession } from "@/lib/services/ports/people";

/** Sessions by the hash of what the browser has. One that ended stays for a while, so that it can be said why. */
export function createSessions({ read, write, tell }: Access): SessionStore {
  const readable = (rows: readonly Database["sessions"][]): readonly StoredSession[] =>
    rows.flatMap((row) => {
      const session = toSession(row);
      if (!session) tell("a stored session can't be read", { createdAt: row.created_at });
      return session ?? [];
    });
  return {
    add: (session) =>
      write(async (trx) => {
        await trx
          .insertInto("sessions")
          .values({ ...fromSession(session), ended_at: null, ended_by: null })
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
      }),
    get: (id) =>
      read(async (db) => {
        const rows = await db.selectFrom("sessions").selectAll().where("id", "=", id).execute();
        return readable(rows)[0] ?? null;
      }),
    live: ({ createdAfter, seenAfter }) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("sessions")
          .selectAll()
          .where("ended_at", "is", null)
          .where("created_at", ">", wholeMs(createdAfter))
          .where("seen_at", ">", wholeMs(seenAfter))
          .orderBy("created_at", "desc")
          .orderBy("id")
          .execute();
        return readable(rows);
      }),
    seen: (id, at) =>
      write(async (trx) => {
        await trx
          .updateTable("sessions")
          .set({ seen_at: wholeMs(at) })
          .where("id", "=", id)
          .where("seen_at", "<", wholeMs(at))
          .where("ended_at", "is", null)
          .execute();
      }),
    end: async (which, { at, by }) => {
      if ("ids" in which && which.ids.length === 0) return [];
      return write(async (trx, again) => {
        const rows = await trx
          .updateTable("sessions")
          .set({ ended_at: wholeMs(at), ended_by: by })
          .where((eb) => {
            if ("ids" in which) return eb("id", "in", which.ids);
            const of = eb("issuer", "=", which.issuer);
            const one =
              "sid" in which ? eb("sid", "=", which.sid) : eb("subject", "=", which.subject);
            return eb.and([of, one]);
          })
          .where((eb) => {
            const open = eb("ended_at", "is", null);
            const justNow = eb.and([eb("ended_at", "=", wholeMs(at)), eb("ended_by", "=", by)]);
            return again ? eb.or([open, justNow]) : open;
          })
          .returningAll()
          .execute();
        return readable(rows);
      });
    },
    prune: (before) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("sessions")
          .where("created_at", "<", wholeMs(before))
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

const Body = z.object({
  name: z.string(),
  email: z.string().nullable(),
  groups: z.array(z.string()),
  grant: z.object({ role: z.enum(ROLES), accounts: z.array(z.string()).nullable() }).nullable(),
  address: z.string().nullable(),
});

function fromSession(
  session: Omit<StoredSession, "end">,
): Omit<Database["sessions"], "ended_at" | "ended_by"> {
  const { id, issuer, subject, sid, createdAt, seenAt, ...body } = session;
  return {
    id,
    issuer,
    subject,
    sid,
    created_at: wholeMs(createdAt),
    seen_at: wholeMs(seenAt),
    body: JSON.stringify(body),
  };
}

function toSession(row: Database["sessions"]): StoredSession | null {
  const body = bodyOf(row.body);
  if (!body) return null;
  return {
    id: row.id,
    issuer: row.issuer,
    subject: row.subject,
    sid: row.sid,
    ...body,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    end: row.ended_at === null ? null : { at: row.ended_at, by: row.ended_by ?? "admin" },
  };
}

function bodyOf(text: string): z.infer<typeof Body> | null {
  try {
    return Body.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // SyntaxError is the only thing it throws
  }
}
