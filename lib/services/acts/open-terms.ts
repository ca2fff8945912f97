import { NOT_READ_YET } from "@/lib/domain/facts/fault";
import { isLoopbackHost } from "@/lib/domain/loopback";
import { ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import { recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { TermsSeen } from "@/lib/services/ports/act-aws";
import { actingAccount, findAccount } from "./find-account";
import { forbidden } from "./forbidden";
import { noteOf } from "./notes";
import type { ActRefusal } from "./refusal";
import { notRead, refuse } from "./refuse";
import { offerIdOf } from "./send";
import { standing } from "./standing";
import { personOf } from "./who";

const WITHIN_MS = 30 * SECOND_MS;

/** `seen` null: it could not be fetched from here, for the reason `unread`. */
export type OpenedTerms = { url: string; seen: TermsSeen | null; unread: string | null };

/**
 * The address of what is signed, made by AWS for this one opening, and by its SHA-256 what stands there. The address carries
 * a signature, so it is kept nowhere; who opened what is on record.
 */
export async function openTerms(
  ctx: Context,
  { id }: { id: string },
): Promise<Result<OpenedTerms, ActRefusal>> {
  const found = await standing(ctx, id);
  if (!found.ok) return found;
  const { act } = found.value;
  const tried = { account: act.account, act: id, what: "act.terms" } as const;
  const refusal = await forbidden(ctx, { ...tried, right: "act" });
  if (refusal) return refusal;
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
  const terms = await actor.terms(url, AbortSignal.timeout(WITHIN_MS));
  const seen = terms.ok ? terms.value : null;
  const unread = terms.ok ? null : terms.error;
  return recorded(ctx, async () => ({
    value: ok({ url, seen, unread }),
    notes: [
      noteOf(act, "act.terms", {
        said: unread === null ? "Opened the terms." : `Opened the terms; ${unread}.`,
        ...(seen && { details: { terms: seen.sha256, bytes: seen.bytes } }),
      }),
    ],
  }));
}

/** A local AWS, such as the demo's, has no certificate. */
function isWeb(url: string): boolean {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.protocol === "http:") return isLoopbackHost(address.hostname);
  return address?.protocol === "https:";
}
