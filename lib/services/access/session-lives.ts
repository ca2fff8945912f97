import { endedByClock } from "@/lib/domain/access/session-life";
import type { AccessContext } from "@/lib/services/context";

/** Whether a session still lives, read of the store; a request without one (null) has none that could end. */
export async function sessionLives(
  { stores, now }: Pick<AccessContext, "stores" | "now">,
  id: string | null,
): Promise<boolean> {
  if (id === null) return true;
  const session = await stores.sessions.get(id);
  return session !== null && session.end === null && endedByClock(session, now()) === null;
}
