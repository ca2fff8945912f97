import { recorded } from "@/lib/services/audit/record";
import type { AccessContext } from "@/lib/services/context";
import type { StoredSession } from "@/lib/services/ports/people";
import { callerOfSession } from "./caller-of";

type NewSession = {
  session: Omit<StoredSession, "id" | "createdAt" | "seenAt" | "end" | "address">;
  /** The secret of the session that this browser had until now. */
  before: string | null;
};

/** Opens a session under a new id and ends the one before in the same browser; gives the secret for its cookie. */
export async function openSession(
  ctx: AccessContext,
  { session, before }: NewSession,
): Promise<string> {
  const { identity, door, now, address } = ctx;
  const { newSecret, hashOf } = identity.secrets;
  const secret = newSecret();
  const id = hashOf(secret);
  const at = now();
  const old = before === null ? null : hashOf(before);
  const caller = callerOfSession({ ...session, id, address, createdAt: at, seenAt: at, end: null });
  await recorded({ ...ctx, caller }, async ({ sessions }) => {
    const replaced = await sessions.end({ ids: old === null ? [] : [old] }, { at, by: "replaced" });
    await sessions.add({ ...session, id, address, createdAt: at, seenAt: at });
    return {
      value: undefined,
      notes: [
        ...replaced.map(
          (one) =>
            ({
              what: "sign-in.ended",
              on: { subject: one.id },
              details: { by: "replaced" },
            }) as const,
        ),
        { what: "sign-in.done", on: { subject: id } },
      ],
    };
  });
  if (old !== null) door.sessions.forget(old);
  return secret;
}
