import { callerName } from "@/lib/domain/access/rights";
import { tokenHint } from "@/lib/domain/access/token-text";
import { err, ok, type Result } from "@/lib/domain/result";
import type { EpochMs } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { CarriedGrant, StoredToken } from "@/lib/services/ports/people";

type NewToken = { name: string; grant: CarriedGrant; expiresAt: EpochMs };

/** Makes a token. Its text is given here and nowhere else: only its hash is kept. */
export async function createToken(
  { stores, identity, caller, log, now }: Context,
  { name, grant, expiresAt }: NewToken,
): Promise<Result<{ text: string; token: StoredToken }, { message: string }>> {
  const text = identity.secrets.newToken();
  const madeBy = callerName(caller);
  const token = {
    id: identity.secrets.hashOf(text),
    hint: tokenHint(text),
    name,
    grant,
    madeBy,
    createdAt: now(),
    expiresAt,
  };
  if (!(await stores.tokens.add(token)))
    return err({ message: `There is a token ${name} already. Choose another name, or revoke it.` });
  log.info("a token was made", { caller: madeBy, name, role: grant.role });
  return ok({ text, token: { ...token, revokedAt: null, used: null } });
}

/** Tokens that open something now, newest first. */
export const listTokens = ({ stores, now }: Pick<Context, "stores" | "now">) =>
  stores.tokens.list(now());

/** Takes a token back, by its name. It opens nothing from the next request on; in another replica, ten seconds later. */
export async function revokeToken(
  { stores, door, caller, log, now }: Context,
  { name }: { name: string },
): Promise<Result<{ name: string }, { message: string }>> {
  const token = (await stores.tokens.list(now())).find((one) => one.name === name);
  if (!token || !(await stores.tokens.revoke(token.id, now())))
    return err({ message: `There is no token ${name} that opens anything.` });
  door.tokens.forget(token.id);
  log.info("a token was revoked", { caller: callerName(caller), name });
  return ok({ name });
}
