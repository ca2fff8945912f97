import { type AuditNote, recorded } from "@/lib/services/audit/record";
import type { AccessContext } from "@/lib/services/context";
import type { SessionStore, StoredSession } from "@/lib/services/ports/people";
import { callerOfSession } from "./caller-of";

type NewSession = {
  session: Omit<StoredSession, "id" | "createdAt" | "seenAt" | "end" | "address">;
  /** The secret of the session that this browser had until now. */
  before: string | null;
};

/** Opens a session under a new id and ends the one before in the same browser; gives the secret for its cookie. */
export async function openSession(ctx: AccessContext, given: NewSession): Promise<string> {
  const { secret, caller, keep, forget } = newSession(ctx, given);
  await recorded({ ...ctx, caller }, async ({ sessions }) => ({
    value: undefined,
    notes: await keep(sessions),
  }));
  forget();
  return secret;
}

/** The same by a link, which is used up with it or not at all; null: it was used up before. */
export async function openByLink(
  ctx: AccessContext,
  { link, ...given }: NewSession & { link: string },
): Promise<string | null> {
  const { secret, caller, keep, forget } = newSession(ctx, given);
  const opened = await recorded({ ...ctx, caller }, async ({ sessions, signIns }) => {
    const value = await signIns.use(link, ctx.now());
    return { value, notes: value ? await keep(sessions) : [] };
  });
  if (!opened) return null;
  forget();
  return secret;
}

function newSession({ identity, door, now, address }: AccessContext, given: NewSession) {
  const { newSecret, hashOf } = identity.secrets;
  const secret = newSecret();
  const id = hashOf(secret);
  const at = now();
  const old = given.before === null ? null : hashOf(given.before);
  const session = { ...given.session, id, address, createdAt: at, seenAt: at };
  return {
    secret,
    caller: callerOfSession({ ...session, end: null }),
    async keep(sessions: SessionStore): Promise<readonly AuditNote[]> {
      const replaced = await sessions.end(
        { ids: old === null ? [] : [old] },
        { at, by: "replaced" },
      );
      await sessions.add(session);
      const ended = replaced.map(
        (one): AuditNote => ({
          what: "sign-in.ended",
          on: { subject: one.id },
          details: { by: "replaced" },
        }),
      );
      return [...ended, { what: "sign-in.done", on: { subject: id } }];
    },
    /** Once it is kept. */
    forget: () => old !== null && door.sessions.forget(old),
  };
}
