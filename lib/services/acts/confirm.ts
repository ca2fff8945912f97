import { type Act, isUnfinished, type Why } from "@/lib/domain/acts/act";
import { unconfirmable } from "@/lib/domain/acts/confirm";
import { STOPPED } from "@/lib/domain/acts/endings";
import { checkForm } from "@/lib/domain/acts/form";
import type { ActEvent } from "@/lib/domain/acts/machine";
import { type Moved, movedFacts } from "@/lib/domain/acts/moved";
import { factsOf } from "@/lib/domain/acts/read";
import { whoKey, whoOf } from "@/lib/domain/audit/entry";
import { err, ok, type Result } from "@/lib/domain/result";
import { whyNot } from "@/lib/services/access/why-not";
import { type AuditNote, recordBefore, recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { ActAccount, Actor } from "@/lib/services/ports/act-aws";
import { modelIn } from "./account-cells";
import { type StandingAct, sha256Of, tellAct } from "./act-docs";
import { actingAccount, type Found, findAccount } from "./find-account";
import { forbidden } from "./forbidden";
import { noteOf, saidOf } from "./notes";
import { readTarget, type TargetRead } from "./read-target";
import type { ActRefusal } from "./refusal";
import { refuse, switchedOff, underWay } from "./refuse";
import { callOf, keepAnswer } from "./send";
import { standing } from "./standing";
import { byOf, personOf, wholeNow } from "./who";

export type ConfirmInput = { id: string; hash: string; word: string; form?: string };

/**
 * Does what was previewed, once: the hash, the typed word, the right and where it is asked for a second person; AWS read
 * again, and the right asked again; then one attempt of the call. Gives the act as it stands after: accepted, refused or not
 * known. What moved since the preview, a right that went, or what could not be read, is told, and nothing is sent.
 */
export async function confirmAct(
  ctx: Context,
  { id, hash, word, form }: ConfirmInput,
): Promise<Result<Act, ActRefusal>> {
  const found = await standing(ctx, id);
  if (!found.ok) return found;
  const { act } = found.value;
  const tried = { account: act.account, act: id, what: "act.confirmed" } as const;
  const refusal = await forbidden(ctx, { ...tried, right: "act" });
  if (refusal) return refusal;
  const off = switchedOff(ctx, act.kind);
  if (off) return off;
  const bytes = form === undefined ? null : new TextEncoder().encode(form);
  const refused = unconfirmable(act, {
    ...{ hash, word, who: whoKey(whoOf(ctx.caller)), now: wholeNow(ctx) },
    formSha256: bytes && sha256Of(bytes),
    secondPerson: ctx.settings().actions.secondPerson,
  });
  if (refused) return notConfirmed(ctx, act, { ...refused, act: id });
  if (form !== undefined && !checkForm(form).ok)
    return refuse("WRONG_FORM", "The form can't be sent as it is. Nothing was sent.", { act: id });
  const account = await findAccount(ctx, act.account);
  if (!account.ok) return account;
  const acting = actingAccount(account.value.account);
  if (!acting.ok) return acting;
  const confirmed = await step(ctx, found.value, {
    event: { type: "confirmed", by: byOf(ctx) },
    notes: (after) => [noteOf(after, "act.confirmed")],
  });
  if (!confirmed) return lostTo(ctx, id);
  return attempt(ctx, confirmed, { acting: acting.value, account: account.value, form: bytes });
}

/** That somebody tried in a way that does not do is on record too. */
async function notConfirmed(
  ctx: Context,
  act: Act,
  refusal: ActRefusal,
): Promise<Result<never, ActRefusal>> {
  await recordBefore(
    ctx,
    noteOf(act, "act.confirmed", { outcome: "refused", said: refusal.message }),
  );
  return err(refusal);
}

/** Somebody else was faster, so this one does nothing. */
async function lostTo(ctx: Context, id: string): Promise<Result<never, ActRefusal>> {
  const now = await standing(ctx, id);
  if (!now.ok) return now;
  const { act } = now.value;
  return isUnfinished(act.step.state)
    ? underWay(act)
    : refuse("STALE", `It has ended. ${saidOf(act)}`, { act: id });
}

type Attempt = { acting: ActAccount; account: Found; form: Uint8Array | null };

async function attempt(
  ctx: Context,
  confirmed: StandingAct,
  { acting, account, form }: Attempt,
): Promise<Result<Act, ActRefusal>> {
  const before = await goneSince(ctx, confirmed.act);
  if (before) return stopped(ctx, confirmed, before);
  const actor = ctx.act.actorFor(acting, personOf(ctx));
  const { roleArn } = acting;
  const again = await readAgain(ctx, confirmed.act, { actor, roleArn, account });
  if (!again.ok) return stopped(ctx, confirmed, again.error);
  const call = callOf(confirmed.act, { actor, form, offers: again.value.offers });
  if (!call) return stopped(ctx, confirmed, NOT_AT_HAND);
  const gone = await goneSince(ctx, confirmed.act);
  if (gone) return stopped(ctx, confirmed, gone);
  const intended = await step(ctx, confirmed, {
    event: { type: "intended", at: wholeNow(ctx) },
    notes: () => [],
  });
  if (!intended) return lostTo(ctx, confirmed.act.id);
  const sent = await step(ctx, intended, {
    event: { type: "sent", at: wholeNow(ctx) },
    notes: (after) => [noteOf(after, "act.sent", { outcome: "sent" })],
  });
  if (!sent) return lostTo(ctx, confirmed.act.id);
  return ok(await keepAnswer(ctx, sent, await call()));
}

/** The right to it, or the session, that went since it was confirmed; null: both are there. */
async function goneSince(ctx: Context, { account }: Act): Promise<ActRefusal | null> {
  const said = await whyNot(ctx, { right: "act", account, isThere: true });
  return said === null ? null : { code: "FORBIDDEN", message: said };
}

const NOT_AT_HAND: ActRefusal = {
  code: "NOT_READ",
  message: "What was to be sent is not at hand any more. Nothing was sent.",
};

/** What was previewed, as AWS shows it now; an error where it or the role moved, or it can't be read. */
async function readAgain(
  ctx: Context,
  { target, step: { state: _state, ...held } }: Act,
  { actor, roleArn, account }: { actor: Actor; roleArn: string; account: Found },
): Promise<Result<TargetRead, ActRefusal>> {
  if (!("preview" in held)) return refuse("STALE", "There is no preview of it.");
  const { preview } = held;
  if (preview.role !== roleArn)
    return moved([{ label: "Act role", was: preview.role, is: roleArn }]);
  const shape = preview.subject.kind === "submit-use-case-form" ? preview.subject.form : null;
  const read = await readTarget(target, {
    ...{ actor, shape, account: account.account, act: ctx.act },
    readIn: preview.facts.find(({ name }) => name === "readIn")?.value ?? null,
    modelOf: modelIn(account.catalogue),
  });
  if (!read.ok) return read;
  const facts = movedFacts(preview.facts, factsOf(read.value.reading));
  return facts.length === 0 ? read : moved(facts);
}

const moved = (what: readonly Moved[]) =>
  refuse("MOVED", "It is not what was previewed any more. Nothing was sent.", { moved: what });

/** Nothing was sent; what somebody asked for is asked for still. */
async function stopped(
  ctx: Context,
  confirmed: StandingAct,
  refusal: ActRefusal,
): Promise<Result<never, ActRefusal>> {
  const { act } = confirmed;
  const why = whyStopped(refusal);
  await step(ctx, confirmed, {
    event: { type: "stopped", at: wholeNow(ctx), why },
    notes: () => [noteOf(act, "act.ended", { outcome: "refused", said: why.said })],
  });
  return err({ ...refusal, act: act.id });
}

function whyStopped({ code, message, moved: what }: ActRefusal): Why {
  if (code === "FORBIDDEN") return STOPPED.forbidden(message);
  return what
    ? STOPPED.moved(what.map(({ label, was, is }) => `${label} was ${was}, is ${is}`).join("; "))
    : STOPPED.notRead(message);
}

type Step = { event: ActEvent; notes: (after: Act) => readonly AuditNote[] };

/** One step, with what tells it on record; null: somebody moved the act meanwhile. */
function step(
  ctx: Context,
  before: StandingAct,
  { event, notes }: Step,
): Promise<StandingAct | null> {
  return recorded(ctx, async (stores) => {
    const value = await tellAct(stores.acts, before, { event, now: ctx.now() });
    return { value, notes: value ? notes(value.act) : [] };
  });
}
