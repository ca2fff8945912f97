import type { Caller } from "@/lib/domain/access/rights";
import type { SessionEnd } from "@/lib/domain/access/session-life";
import { whoOf } from "@/lib/domain/audit/entry";
import { ok, type Result } from "@/lib/domain/result";
import { recorded } from "@/lib/services/audit/record";
import type { AccessContext } from "@/lib/services/context";
import type { ProviderFault } from "@/lib/services/ports/identity";
import type { WhichSessions } from "@/lib/services/ports/people";
import { callerOfSession } from "./caller-of";
import { AT_THE_DOOR, recordRefusal } from "./record-refusal";

/**
 * Ends sessions for all replicas, and puts each on record; another replica may believe a session for ten seconds more.
 * `caller`: who ends them. Gives how many.
 */
export async function endSessions(
  ctx: AccessContext,
  which: WhichSessions,
  { by, caller }: { by: SessionEnd; caller: Caller },
): Promise<number> {
  const at = ctx.now();
  const ended = await recorded({ ...ctx, caller }, async ({ sessions }) => {
    const value = await sessions.end(which, { at, by });
    const notes = value.map((session) => {
      const { name, id } = whoOf(callerOfSession(session));
      return {
        what: "sign-in.ended",
        on: { subject: session.id },
        details: { by, person: name, ...(id !== null && { id }) },
      } as const;
    });
    return { value, notes };
  });
  for (const { id } of ended) ctx.door.sessions.forget(id);
  return ended.length;
}

/** Signs out of this browser's session. Gives where the provider's own session is ended; null: nowhere. */
export async function signOut(ctx: AccessContext, secret: string | null): Promise<string | null> {
  const { identity, stores } = ctx;
  if (secret === null) return null;
  const id = identity.secrets.hashOf(secret);
  const session = await stores.sessions.get(id);
  if (!session) return null;
  await endSessions(ctx, { ids: [id] }, { by: "sign-out", caller: callerOfSession(session) });
  if (session.issuer !== identity.provider?.issuer) return null;
  return identity.provider.endAddress();
}

/** Ends what a provider says is over. Gives how many sessions; a token that is not the provider's ends none, and is on record. */
export async function endByProvider(
  ctx: AccessContext,
  token: string,
): Promise<Result<number, ProviderFault>> {
  const read = await ctx.identity.provider?.readLogout(token);
  if (!read) return ok(0);
  if (!read.ok) {
    const { code } = read.error;
    if (code !== "provider-down" && ctx.door.limits.count("refused", ctx.address) === null)
      await recordRefusal(ctx, {
        what: "sign-in.ended",
        said: code,
        who: { id: null, name: "somebody", known: "oidc" },
      });
    return read;
  }
  return ok(await endSessions(ctx, read.value, { by: "provider", caller: AT_THE_DOOR }));
}
