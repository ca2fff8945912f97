import { tokenHint } from "@/lib/domain/access/token-text";
import { whoOf } from "@/lib/domain/audit/entry";
import { err, ok, type Result } from "@/lib/domain/result";
import type { EpochMs } from "@/lib/domain/time";
import { recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { CarriedGrant, StoredToken } from "@/lib/services/ports/people";
import { grantDetails } from "./grant-details";

type NewToken = { name: string; grant: CarriedGrant; expiresAt: EpochMs };

/** Makes a token. Its text is given here and nowhere else: only its hash is kept. */
export async function createToken(
  ctx: Context,
  { name, grant, expiresAt }: NewToken,
): Promise<Result<{ text: string; token: StoredToken }, { message: string }>> {
  const { identity, caller, now } = ctx;
  const text = identity.secrets.newToken();
  const token = {
    id: identity.secrets.hashOf(text),
    hint: tokenHint(text),
    name,
    grant,
    madeBy: whoOf(caller).name,
    createdAt: now(),
    expiresAt,
  };
  const added = await recorded(ctx, async ({ tokens }) => {
    const value = await tokens.add(token);
    const note = { what: "token.made", on: { subject: token.id } } as const;
    const details = grantDetails(name, grant);
    return { value, notes: value ? [{ ...note, details }] : [] };
  });
  if (!added)
    return err({ message: `There is a token ${name} already. Choose another name, or revoke it.` });
  return ok({ text, token: { ...token, revokedAt: null, used: null } });
}

/** Tokens that open something now, newest first. */
export const listTokens = ({ stores, now }: Pick<Context, "stores" | "now">) =>
  stores.tokens.list(now());

/** Takes a token back, by its name. It opens nothing from the next request on; in another replica, ten seconds later. */
export async function revokeToken(
  ctx: Context,
  { name }: { name: string },
): Promise<Result<{ name: string }, { message: string }>> {
  const at = ctx.now();
  const revoked = await recorded(ctx, async ({ tokens }) => {
    const token = (await tokens.list(at)).find((one) => one.name === name);
    const value = token && (await tokens.revoke(token.id, at)) ? token.id : null;
    const notes = value
      ? [{ what: "token.ended", on: { subject: value }, details: { name } } as const]
      : [];
    return { value, notes };
  });
  if (revoked === null) return err({ message: `There is no token ${name} that opens anything.` });
  ctx.door.tokens.forget(revoked);
  return ok({ name });
}
