import type { Act } from "@/lib/domain/acts/act";
import { answerOf } from "@/lib/domain/acts/answer";
import type { ActEvent, CallAnswer } from "@/lib/domain/acts/machine";
import { SECOND_MS } from "@/lib/domain/time";
import { recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { Actor, Offer, Written } from "@/lib/services/ports/act-aws";
import { readStored, type StandingAct, tellAct } from "./act-docs";
import { endNote, noteOf } from "./notes";
import { regionsToWatch, startWatch } from "./start-watch";
import { wholeNow } from "./who";

type Means = { actor: Actor; offers: readonly Offer[]; form: Uint8Array | null };

/** The one call of an act, ready to leave. */
export type Call = () => Promise<CallAnswer>;

/** Longer than the call's own limit, which alone can tell whether something left. */
const WITHIN_MS = 40 * SECOND_MS;

/** The call of an act with all that it takes; null: its offer or its form is not at hand. Sends nothing. */
export function callOf(act: Act, { actor, offers, form }: Means): Call | null {
  const { target } = act;
  const limit = () => AbortSignal.timeout(WITHIN_MS);
  switch (target.kind) {
    case "accept-agreement": {
      const offer = offers.find(({ offerId }) => offerId === offerIdOf(act));
      if (!offer) return null;
      const input = { modelId: target.modelId, offerToken: offer.token };
      return async () => answered(act, await actor.acceptAgreement(input, limit()));
    }
    case "request-quota-increase": {
      const { region, quotaCode: code, value } = target;
      return async () => {
        const written = await actor.requestIncrease({ region, code, value }, limit());
        const id = written.state === "answered" ? written.value.quotaRequestId : null;
        return answered(act, written, id);
      };
    }
    case "enable-region":
      return async () => answered(act, await actor.enableRegion(target.region, limit()));
    case "submit-use-case-form": {
      if (!form) return null;
      const input = { region: target.region, form };
      return async () => answered(act, await actor.submitForm(input, limit()));
    }
  }
}

/** The offer that was shown. */
export function offerIdOf({ step }: Act): string | null {
  const subject = "preview" in step ? step.preview.subject : null;
  return subject?.kind === "accept-agreement" ? subject.terms.offerId : null;
}

function answered(
  { kind }: Act,
  written: Written<unknown>,
  quotaRequestId: string | null = null,
): CallAnswer {
  if (written.state === "answered")
    return { state: "accepted", requestId: written.requestId, existed: false, quotaRequestId };
  const answer = answerOf(kind, written);
  if (answer.state !== "exists") return answer;
  const { requestId } = written.fault;
  return { state: "accepted", requestId, existed: true, quotaRequestId: null };
}

const OUTCOMES = { accepted: "accepted", refused: "refused", unknown: "unknown" } as const;

const saidOf = (answer: CallAnswer): string => {
  if (answer.state !== "accepted") return answer.why.said;
  return answer.existed ? "AWS had it before." : "AWS accepted it.";
};

/**
 * Keeps what AWS answered. Whoever gave up on the answer in the meantime is put right: the call's own answer is worth more
 * than what was read.
 */
export async function keepAnswer(
  ctx: Context,
  sent: StandingAct,
  answer: CallAnswer,
): Promise<Act> {
  const event: ActEvent = { type: "answered", at: wholeNow(ctx), answer };
  const regions = answer.state === "accepted" ? await regionsToWatch(ctx, sent.act) : [];
  return recorded(ctx, async (stores) => {
    const row = await stores.acts.get(sent.act.id);
    const standing = row && readStored(ctx, row);
    const told = standing && (await tellAct(stores.acts, standing, { event, now: ctx.now() }));
    if (!told) return { value: standing?.act ?? sent.act, notes: [] };
    await startWatch({ stores, log: ctx.log, now: ctx.now }, told.act, regions);
    const outcome = OUTCOMES[answer.state];
    const note = noteOf(told.act, "act.answered", { outcome, said: saidOf(answer) });
    const ended = answer.state === "refused" ? [endNote(told.act)] : [];
    return { value: told.act, notes: [note, ...ended] };
  });
}
