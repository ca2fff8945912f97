import type {
  ActRef,
  AskForActInput,
  ConfirmActInput,
  ConfirmActsInput,
  DeclineActInput,
  PreviewActInput,
} from "@/lib/contracts/actions/acts";
import type { ActAnswer, ActRefusalView, ManyAnswer, TermsAnswer } from "@/lib/contracts/acts";
import type { Act } from "@/lib/domain/acts/act";
import { ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import { askForAct } from "./ask";
import { confirmAct } from "./confirm";
import { confirmActs } from "./confirm-many";
import { declineAct } from "./decline";
import { openTerms } from "./open-terms";
import { previewAct } from "./preview";
import type { ActRefusal } from "./refusal";
import { viewOf } from "./view";
import { withdrawAct } from "./withdraw";

/** What a page gets of a verb: the act as the page shows it, or all of why not. */
type Answered<T> = Promise<Result<T, never>>;

async function answer(ctx: Context, done: Result<Act, ActRefusal>): Answered<ActAnswer> {
  if (!done.ok) return ok({ ok: false, refusal: refusalOf(done.error) });
  return ok({ ok: true, act: viewOf(done.value, { ctx, world: await ctx.world.outline() }) });
}

const refusalOf = (refusal: ActRefusal): ActRefusalView => refusal;

export const answerAsk = async (ctx: Context, input: AskForActInput) =>
  answer(ctx, await askForAct(ctx, input));

export const answerPreview = async (ctx: Context, { form, ...input }: PreviewActInput) =>
  answer(ctx, await previewAct(ctx, { ...input, ...(form !== undefined && { form }) }));

export const answerConfirm = async (ctx: Context, { form, ...input }: ConfirmActInput) =>
  answer(ctx, await confirmAct(ctx, { ...input, ...(form !== undefined && { form }) }));

export const answerWithdraw = async (ctx: Context, input: ActRef) =>
  answer(ctx, await withdrawAct(ctx, input));

export const answerDecline = async (ctx: Context, input: DeclineActInput) =>
  answer(ctx, await declineAct(ctx, input));

export async function answerTerms(ctx: Context, input: ActRef): Answered<TermsAnswer> {
  const opened = await openTerms(ctx, input);
  return opened.ok
    ? ok({ ok: true, ...opened.value })
    : ok({ ok: false, refusal: refusalOf(opened.error) });
}

export async function answerConfirmMany(
  ctx: Context,
  input: ConfirmActsInput,
): Answered<ManyAnswer> {
  const done = await confirmActs(ctx, input);
  if (!done.ok) return ok({ ok: false, refusal: refusalOf(done.error) });
  const world = await ctx.world.outline();
  return ok({
    ok: true,
    acts: done.value.map((one) => ({
      id: one.id,
      outcome: one.is,
      act: one.is === "act" ? viewOf(one.act, { ctx, world }) : null,
      refusal: one.is === "refusal" ? refusalOf(one.refusal) : null,
    })),
  });
}
