import type { CreateTokenInput, EndSessionsInput } from "@/lib/contracts/actions/people";
import type { TokensView } from "@/lib/contracts/tokens";
import { ok, type Result } from "@/lib/domain/result";
import { DAY_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { StoredToken } from "@/lib/services/ports/people";
import { endSessions } from "./end-sessions";
import { createToken, listTokens } from "./tokens";

/** An admin ends sessions: some, or all of a person. */
export async function endSessionsOf(
  ctx: Context,
  which: EndSessionsInput,
): Promise<Result<{ ended: number }, never>> {
  return ok({ ended: await endSessions(ctx, which, { by: "admin", caller: ctx.caller }) });
}

/** A token from the screen; its text is in this answer and nowhere else. */
export async function makeToken(
  ctx: Context,
  { name, role, accounts, days }: CreateTokenInput,
): Promise<Result<{ name: string; text: string; expiresAt: number }, { message: string }>> {
  const expiresAt = ctx.now() + days * DAY_MS;
  const made = await createToken(ctx, { name, grant: { role, accounts }, expiresAt });
  return made.ok ? ok({ name, text: made.value.text, expiresAt }) : made;
}

/** The tokens that open something now. */
export async function readTokens(ctx: Context): Promise<TokensView> {
  const tokens = await listTokens(ctx);
  return {
    serverNow: ctx.now(),
    address: ctx.identity.publicUrl,
    accounts: ctx.accounts().flatMap(({ name, accountId }) => name ?? accountId ?? []),
    tokens: tokens.map(tokenView),
  };
}

const tokenView = ({ hint, name, grant, madeBy, createdAt, expiresAt, used }: StoredToken) => ({
  name,
  hint,
  role: grant.role,
  accounts: grant.accounts === null ? null : [...grant.accounts],
  madeBy,
  createdAt,
  expiresAt,
  used,
});
