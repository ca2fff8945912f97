import { z } from "zod";
import { returnPath } from "@/lib/domain/access/return-path";
import { type AuditWho, whoOf } from "@/lib/domain/audit/entry";
import { ok, type Result } from "@/lib/domain/result";
import { MINUTE_MS } from "@/lib/domain/time";
import type { AccessContext } from "@/lib/services/context";
import type { Attempt } from "@/lib/services/ports/identity";
import type { StoredSignIn } from "@/lib/services/ports/people";
import { assertedBy, hasEntry } from "./caller-of";
import { type SignInFault, signInFault } from "./fault";
import { openSession } from "./open-session";
import { NO_GRANT, recordRefusal } from "./record-refusal";
import { keepRefusal } from "./refusal";
import { tooManyTries } from "./too-many-tries";

/** So long the provider and the person may take. */
export const SIGN_IN_MS = 10 * MINUTE_MS;

type Begun = { url: string; secret: string };

/** Begins a sign-in at the provider: where the browser goes, and the secret it has to bring back. */
export async function beginSignIn(
  ctx: AccessContext,
  { to }: { to: string | null },
): Promise<Result<Begun, SignInFault>> {
  const { door, identity, log, stores, now, address } = ctx;
  const until =
    door.limits.barred("failed", address) ??
    door.limits.count("begun", address) ??
    door.limits.count("begunByAll", null);
  if (until !== null) return tooManyTries(ctx, { until, known: "oidc" });
  const begun = await identity.provider?.begin();
  if (!begun?.ok) {
    const code = begun?.error.code ?? "not-begun-here";
    log.warn("a sign-in could not be begun", begun?.error ?? { code });
    await recordRefusal(ctx, { what: "sign-in.refused", said: code, who: SOMEBODY });
    return signInFault(code);
  }
  const secret = identity.secrets.newSecret();
  const at = now();
  await stores.signIns.add({
    id: identity.secrets.hashOf(secret),
    kind: "provider",
    createdAt: at,
    expiresAt: at + SIGN_IN_MS,
    body: JSON.stringify({ ...begun.value.attempt, to: returnPath(to) }),
  });
  return ok({ url: begun.value.url, secret });
}

type Back = {
  /** The query of the address to which the provider sent the browser. */
  search: string;
  /** Of the browser that began it. */
  secret: string | null;
  /** Of the session that this browser has, if any. */
  before: string | null;
};
export type SignedIn = { secret: string; to: string };

/**
 * Ends a sign-in at the provider with a session, or says why there is none. It can be ended once, and only by the answer to
 * it: what another window of the same browser brings leaves it.
 */
export async function finishSignIn(
  ctx: AccessContext,
  back: Back,
): Promise<Result<SignedIn, SignInFault>> {
  const { door, identity, log, stores, address } = ctx;
  const until = door.limits.barred("failed", address);
  if (until !== null) return tooManyTries(ctx, { until, known: "oidc" });
  const failed = async (...[code, more]: Parameters<typeof signInFault>) => {
    door.limits.count("failed", address);
    await recordRefusal(ctx, { what: "sign-in.refused", said: code, who: SOMEBODY });
    return signInFault(code, more);
  };
  const begun = await readBegun(ctx, back.secret);
  if (!begun || !identity.provider) return failed("not-begun-here");
  if (new URLSearchParams(back.search).get("state") !== begun.state) {
    log.warn("a sign-in failed", { code: "answer-refused", detail: "of another sign-in" });
    return failed("answer-refused", { to: begun.to });
  }
  if (!(await stores.signIns.use(begun.id, ctx.now()))) return failed("not-begun-here");
  const who = await identity.provider.finish(back.search, begun);
  if (!who.ok) {
    log.warn("a sign-in failed", who.error);
    return failed(who.error.code, { to: begun.to });
  }
  const caller = assertedBy("oidc", who.value);
  if (!hasEntry(ctx, caller)) {
    door.limits.count("failed", address);
    const { id, name } = whoOf(caller);
    await recordRefusal(ctx, {
      what: "sign-in.refused",
      said: NO_GRANT,
      who: { id, name, known: "oidc" },
    });
    const refusal = await keepRefusal(ctx, who.value);
    return signInFault("no-grant", { refusal, to: begun.to });
  }
  const { issuer, subject, name, email, groups, sid } = who.value;
  const secret = await openSession(ctx, {
    session: { issuer, subject, name, email, groups, sid, grant: null },
    before: back.before,
  });
  return ok({ secret, to: begun.to });
}

/** Whoever came back with what was not believed. */
const SOMEBODY: Omit<AuditWho, "kind"> = { id: null, name: "somebody", known: "oidc" };

const Begun = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
});

/** What was kept of a sign-in, for who brings its secret in time. */
async function readBegun(
  { stores, identity, now }: AccessContext,
  secret: string | null,
): Promise<(Attempt & { id: string; to: string }) | null> {
  if (secret === null) return null;
  const id = identity.secrets.hashOf(secret);
  const kept: StoredSignIn | null = await stores.signIns.get(id);
  if (kept?.kind !== "provider" || now() >= kept.expiresAt) return null;
  return { id, ...Begun.parse(JSON.parse(kept.body)) };
}
