import type { NobodyWhy } from "@/lib/domain/access/nobody";
import { type Caller, LOCAL } from "@/lib/domain/access/rights";
import { endedByClock, endsAt, SEEN_EVERY_MS } from "@/lib/domain/access/session-life";
import { isTokenText, TOKEN_PREFIX, tokenHint } from "@/lib/domain/access/token-text";
import { whoOf } from "@/lib/domain/audit/entry";
import type { EpochMs } from "@/lib/domain/time";
import type { AccessContext } from "@/lib/services/context";
import type { StoredSession, StoredToken } from "@/lib/services/ports/people";
import { assertedBy, callerOfSession, callerOfToken, hasEntry } from "./caller-of";
import { endSessions } from "./end-sessions";
import { readAssertion } from "./read-assertion";
import { NO_GRANT, recordRefusal } from "./record-refusal";

/** What a request brings along to be known by. */
export type Brought = {
  /** The secret of the session's cookie. */
  cookie: string | null;
  /** What stands behind `Authorization: Bearer`. */
  bearer: string | null;
  assertion: string | null;
  /** Method and path, as the use of a token is told. */
  what: string;
  /** A token reads the API, and nothing else. */
  takesToken: boolean;
};

export type Asker =
  | { known: true; caller: Caller; session: StoredSession | null }
  | { known: false; why: NobodyWhy; endedAt: EpochMs | null };

const nobody = (why: NobodyWhy, endedAt: EpochMs | null = null): Asker => ({
  known: false,
  why,
  endedAt,
});

/**
 * Who asks. A token counts for itself, whatever cookie stands beside it; a session, which one signed in for, before what a
 * proxy asserts.
 */
export async function whoAsks(ctx: AccessContext, brought: Brought): Promise<Asker> {
  if (ctx.identity.auth === "none") return { known: true, caller: LOCAL, session: null };
  if (brought.bearer !== null) return byToken(ctx, brought, brought.bearer);
  const session = brought.cookie === null ? null : await bySession(ctx, brought.cookie);
  if (session?.known) return session;
  const asserted =
    ctx.identity.assertions && brought.assertion !== null
      ? await byAssertion(ctx, brought.assertion)
      : null;
  return asserted ?? session ?? nobody("nothing-brought");
}

async function bySession(ctx: AccessContext, secret: string): Promise<Asker> {
  const { door, identity, stores, now } = ctx;
  const id = identity.secrets.hashOf(secret);
  const session = await door.sessions.get(id, () => stores.sessions.get(id));
  const ours = ["link", identity.provider?.issuer];
  if (!session || !ours.includes(session.issuer)) return nobody("no-such-session");
  if (session.end) return nobody(session.end.by, session.end.at);
  const at = now();
  const by = endedByClock(session, at);
  const caller = callerOfSession(session);
  if (by || !hasEntry(ctx, caller)) {
    await endSessions(ctx, { ids: [id] }, { by: by ?? "grant-gone", caller });
    return nobody(by ?? "grant-gone", by ? endsAt(session) : at);
  }
  if (at - session.seenAt >= SEEN_EVERY_MS) noteSeen(ctx, session, at);
  return { known: true, caller, session };
}

/** Nobody waits for it: that somebody was seen is worth less than an answer. */
function noteSeen({ door, stores, log }: AccessContext, { id }: StoredSession, at: EpochMs): void {
  door.sessions.forget(id);
  stores.sessions.seen(id, at).catch((error: unknown) => {
    log.warn("that a session is used could not be kept", { error });
  });
}

async function byToken(ctx: AccessContext, brought: Brought, text: string): Promise<Asker> {
  const { door, identity, stores, now, address } = ctx;
  if (door.limits.barred("refused", address) !== null) return nobody("too-many-tries");
  if (!brought.takesToken) return nobody("token-not-here");
  const id = isTokenText(text) ? identity.secrets.hashOf(text) : null;
  const token = id === null ? null : await door.tokens.get(id, () => stores.tokens.get(id));
  const at = now();
  if (!token || token.revokedAt !== null || at >= token.expiresAt) {
    door.limits.count("refused", address);
    const known = { id: token?.id ?? null, name: token?.name ?? nameOfText(text) };
    await recordRefusal(ctx, { what: "token.refused", who: { ...known, known: "token" } });
    return token && token.revokedAt === null
      ? nobody("token-expired", token.expiresAt)
      : nobody("token-refused");
  }
  if (at - (token.used?.at ?? 0) >= SEEN_EVERY_MS) noteUsed(ctx, token, { what: brought.what, at });
  return { known: true, caller: callerOfToken(token), session: null };
}

/** What is no token of ours may be a secret of another. */
const nameOfText = (text: string): string =>
  text.startsWith(TOKEN_PREFIX) ? tokenHint(text) : "somebody";

function noteUsed(
  { door, stores, log, address }: AccessContext,
  { id }: StoredToken,
  { at, what }: { at: EpochMs; what: string },
): void {
  door.tokens.forget(id);
  stores.tokens.used(id, { at, what, from: address }).catch((error: unknown) => {
    log.warn("that a token is used could not be kept", { error });
  });
}

async function byAssertion(ctx: AccessContext, assertion: string): Promise<Asker> {
  const read = await readAssertion(ctx, assertion);
  if (!read.ok) return nobody(read.error);
  const caller = assertedBy("proxy", read.value);
  if (hasEntry(ctx, caller)) return { known: true, caller, session: null };
  const { id, name } = whoOf(caller);
  // It comes with every request, and the first tells as much as all of them.
  if (ctx.door.limits.count("stranger", id) === null)
    await recordRefusal(ctx, {
      what: "sign-in.refused",
      said: NO_GRANT,
      who: { id, name, known: "proxy" },
    });
  return nobody("no-grant");
}
