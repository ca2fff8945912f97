import { randomUUID } from "node:crypto";
import type { Act } from "@/lib/domain/acts/act";
import { refusedBefore } from "@/lib/domain/acts/before";
import { needsSecondPerson, SIGN_IN_FIRST, wordFor } from "@/lib/domain/acts/confirm";
import { checkForm } from "@/lib/domain/acts/form";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { type Previewing, previewedAct } from "@/lib/domain/acts/machine";
import type { FormShape } from "@/lib/domain/acts/preview";
import { tokenPriceOf } from "@/lib/domain/acts/price";
import type { ActReading } from "@/lib/domain/acts/read";
import { ok, type Result } from "@/lib/domain/result";
import { recorded } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import { cellsFor, endingCells, modelIn } from "./account-cells";
import {
  addAct,
  hashOf,
  lockOf,
  readStored,
  type StandingAct,
  sha256Of,
  tellAct,
} from "./act-docs";
import { inTheWay } from "./ask";
import { actingAccount, findAccount } from "./find-account";
import { forbidden } from "./forbidden";
import { makePreview } from "./make-preview";
import { noteOf } from "./notes";
import { readTarget } from "./read-target";
import type { ActRefusal } from "./refusal";
import { refuse, switchedOff, underWay } from "./refuse";
import { byOf, personOf } from "./who";

export type PreviewInput = {
  account: string;
  target: ActTarget;
  /** The form's exact JSON. Looked at and kept nowhere. */
  form?: string;
};

/**
 * Reads AWS afresh with the act role and freezes what a person has to see before they confirm. Changes nothing at AWS. One
 * that waits for its confirmation is replaced, so that the hash of before fits no more.
 */
export async function previewAct(
  ctx: Context,
  { account: name, target, form }: PreviewInput,
): Promise<Result<Act, ActRefusal>> {
  const off = switchedOff(ctx, target.kind);
  if (off) return off;
  const found = await findAccount(ctx, name);
  if (!found.ok) return found;
  const { account, catalogue } = found.value;
  const { accountId } = account;
  const tried = { account: accountId, what: "act.previewed" } as const;
  const refusal = await forbidden(ctx, { ...tried, right: "act" });
  if (refusal) return refusal;
  const acting = actingAccount(account);
  if (!acting.ok) return acting;
  const { secondPerson } = ctx.settings().actions;
  if (needsSecondPerson(target.kind, secondPerson) && ctx.caller.kind !== "user")
    return refuse("SECOND_PERSON", SIGN_IN_FIRST);
  const shape = shapeOf(target, form);
  if (!shape.ok) return shape;
  const before = await standingAt(ctx, accountId, target);
  if (before && !mayBeReplaced(before.act)) return underWay(before.act);
  const person = personOf(ctx);
  const actor = ctx.act.actorFor(acting.value, person);
  const read = await readTarget(target, {
    ...{ actor, account, shape: shape.value, readIn: null },
    act: ctx.act,
    modelOf: modelIn(catalogue),
  });
  if (!read.ok) return read;
  const { reading } = read.value;
  const refused = refusedBefore(reading, accountId);
  if (refused) return refusedHere(refused, reading);
  const by = byOf(ctx);
  const preview = makePreview({
    ...{ account, target, reading, at: by.at },
    cells: cellsFor(target, { account, catalogue }),
    ending: endingCells(target, { account, catalogue }),
    role: acting.value.roleArn,
    sourceIdentity: person.sourceIdentity,
    home: ctx.act.homeRegion(account.partition),
    managementId: ctx.organization.roster().managementId,
  });
  const word = wordFor(target, accountId);
  const previewing = { by, target, preview, hash: hashOf(preview), word };
  return keepPreview(ctx, accountId, previewing);
}

const mayBeReplaced = ({ step }: Act): boolean =>
  step.state === "asked" || step.state === "previewed";

/** What of a form may be kept: nothing of what it says. */
function shapeOf(
  target: ActTarget,
  form: string | undefined,
): Result<FormShape | null, ActRefusal> {
  if (target.kind !== "submit-use-case-form") return ok(null);
  if (form === undefined) return refuse("WRONG_FORM", "The form has to come along.");
  const checked = checkForm(form);
  if (!checked.ok) return refuse("WRONG_FORM", checked.error.message);
  const { bytes, shape } = checked.value;
  return ok({ ...shape, sha256: sha256Of(bytes) });
}

async function standingAt(
  ctx: Context,
  accountId: string,
  target: ActTarget,
): Promise<StandingAct | null> {
  const row = await ctx.stores.acts.holding(lockOf(accountId, target));
  return row && readStored(ctx, row);
}

function refusedHere(
  { code, message, owner, next, supportText }: NonNullable<ReturnType<typeof refusedBefore>>,
  reading: ActReading,
): Result<never, ActRefusal> {
  const offers =
    code === "CHOOSE_OFFER" && reading.kind === "accept-agreement" && reading.offers !== "not-sold"
      ? reading.offers.flatMap(({ offerId, refundPolicy, validFor, rateCard }) =>
          offerId === null
            ? []
            : [{ offerId, refundPolicy, validFor, rateCard, price: tokenPriceOf(rateCard) }],
        )
      : null;
  const more = { ...(offers && { offers }), ...(supportText !== null && { supportText }) };
  return refuse(code, message, { owner, next, ...more });
}

async function keepPreview(
  ctx: Context,
  account: string,
  previewing: Previewing,
): Promise<Result<Act, ActRefusal>> {
  const id = randomUUID();
  const kept = await recorded(ctx, async (stores) => {
    const row = await stores.acts.holding(lockOf(account, previewing.target));
    const standing = row && readStored(ctx, row);
    const now = ctx.now();
    const fresh = previewedAct({ id, account }, previewing);
    const told =
      standing &&
      (await tellAct(stores.acts, standing, { event: { type: "previewed", ...previewing }, now }));
    const added = !row && (await addAct(stores.acts, fresh, now)) ? fresh : null;
    const value = told?.act ?? added;
    return { value, notes: value ? [noteOf(value, "act.previewed")] : [] };
  });
  return kept ? ok(kept) : inTheWay(ctx, account, previewing.target);
}
