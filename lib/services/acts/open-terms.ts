import { NOT_READ_YET } from "@/lib/domain/facts/fault";
import { ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { actingAccount, findAccount } from "./find-account";
import type { ActRefusal } from "./refusal";
import { notRead, refuse } from "./refuse";
import { offerIdOf } from "./send";
import { standing } from "./standing";
import { personOf } from "./who";

const WITHIN_MS = 30 * SECOND_MS;

/** The address of what is signed, made by AWS for this one opening. It carries a signature, so it is kept nowhere. */
export async function openTerms(
  ctx: Context,
  { id }: { id: string },
): Promise<Result<{ url: string }, ActRefusal>> {
  const found = await standing(ctx, id);
  if (!found.ok) return found;
  const { act } = found.value;
  const forbidden = ctx.refusal("act", [act.account]);
  if (forbidden !== null) return refuse("FORBIDDEN", forbidden, { act: id });
  const { target } = act;
  if (target.kind !== "accept-agreement" || !("preview" in act.step))
    return refuse("NOT_FOUND", "This act has no terms to open.", { act: id });
  const account = await findAccount(ctx, act.account);
  if (!account.ok) return account;
  const acting = actingAccount(account.value.account);
  if (!acting.ok) return acting;
  const actor = ctx.act.actorFor(acting.value, personOf(ctx));
  const read = await actor.offers(target.modelId, AbortSignal.timeout(WITHIN_MS));
  if (read.status !== "read")
    return notRead("The terms", read.status === "failed" ? read.fault : NOT_READ_YET);
  const offers = read.value.kind === "offers" ? read.value.offers : [];
  const url = offers.find(({ offerId }) => offerId === offerIdOf(act))?.termsUrl ?? null;
  if (url === null || !isWeb(url))
    return refuse("NOT_READ", "AWS gives no address of the terms any more.", { act: id });
  return ok({ url });
}

const isWeb = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === "https:";
