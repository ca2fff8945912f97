import { callerName } from "@/lib/domain/access/rights";
import type { SessionEnd } from "@/lib/domain/access/session-life";
import { ok, type Result } from "@/lib/domain/result";
import type { AccessContext } from "@/lib/services/context";
import type { ProviderFault } from "@/lib/services/ports/identity";
import type { WhichSessions } from "@/lib/services/ports/people";
import { callerOfSession } from "./caller-of";

/** Ends sessions for all replicas; another one may believe a session for ten seconds more. Gives how many. */
export async function endSessions(
  { stores, door, log, now }: AccessContext,
  which: WhichSessions,
  by: SessionEnd,
): Promise<number> {
  const ended = await stores.sessions.end(which, { at: now(), by });
  for (const session of ended) {
    door.sessions.forget(session.id);
    log.info("a session ended", { caller: callerName(callerOfSession(session)), by });
  }
  return ended.length;
}

/** Signs out of this browser's session. Gives where the provider's own session is ended; null: nowhere. */
export async function signOut(ctx: AccessContext, secret: string | null): Promise<string | null> {
  const { identity, stores } = ctx;
  if (secret === null) return null;
  const id = identity.secrets.hashOf(secret);
  const session = await stores.sessions.get(id);
  await endSessions(ctx, { ids: [id] }, "sign-out");
  if (!session || session.issuer !== identity.provider?.issuer) return null;
  return identity.provider.endAddress();
}

/** Ends what a provider says is over. Gives how many sessions; a token that is not the provider's ends none. */
export async function endByProvider(
  ctx: AccessContext,
  token: string,
): Promise<Result<number, ProviderFault>> {
  const read = await ctx.identity.provider?.readLogout(token);
  if (!read) return ok(0);
  return read.ok ? ok(await endSessions(ctx, read.value, "provider")) : read;
}
