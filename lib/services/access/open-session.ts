import type { AccessContext } from "@/lib/services/context";
import type { StoredSession } from "@/lib/services/ports/people";

type NewSession = {
  session: Omit<StoredSession, "id" | "createdAt" | "seenAt" | "end">;
  /** The secret of the session that this browser had until now. */
  before: string | null;
};

/** Opens a session under a new id and ends the one before in the same browser; gives the secret for its cookie. */
export async function openSession(
  { stores, identity, door, now }: AccessContext,
  { session, before }: NewSession,
): Promise<string> {
  const { newSecret, hashOf } = identity.secrets;
  const secret = newSecret();
  const at = now();
  const old = before === null ? null : hashOf(before);
  await stores.transaction(async (within) => {
    if (old !== null) await within.sessions.end({ ids: [old] }, { at, by: "replaced" });
    await within.sessions.add({ ...session, id: hashOf(secret), createdAt: at, seenAt: at });
  });
  if (old !== null) door.sessions.forget(old);
  return secret;
}
