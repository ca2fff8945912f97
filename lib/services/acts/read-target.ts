import type { ActTarget } from "@/lib/domain/acts/kinds";
import type { FormShape } from "@/lib/domain/acts/preview";
import { type ActReading, offeredAt, type ShownOffer } from "@/lib/domain/acts/read";
import type { Reading } from "@/lib/domain/facts/facts";
import { NOT_READ_YET } from "@/lib/domain/facts/fault";
import { ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { Actor, ActPort, Offer } from "@/lib/services/ports/act-aws";
import type { KnownAccount } from "./find-account";
import type { ActRefusal } from "./refusal";
import { notRead, refuse } from "./refuse";

/** What was read for a target. `offers` hold tokens and links: they go no further than who asked. */
export type TargetRead = { reading: ActReading; offers: readonly Offer[] };

type Asked = {
  actor: Actor;
  act: ActPort;
  account: KnownAccount;
  /** The catalogue's name and provider of a model, by its id. */
  modelOf: (modelId: string) => { name: string; provider: string } | null;
  /** Of a form that is to be sent. */
  shape: FormShape | null;
  /** The Region that was read for the preview; null: any that offers the model. */
  readIn: string | null;
};

/** All that one preview, or one look before the call, may take: less than after which a confirmation counts as abandoned. */
const WITHIN_MS = 30 * SECOND_MS;

/** Reads AWS for a target, and that the role is of the account. Refused where one answer is missing. */
export async function readTarget(
  target: ActTarget,
  asked: Asked,
): Promise<Result<TargetRead, ActRefusal>> {
  const signal = AbortSignal.timeout(WITHIN_MS);
  const identity = read(await asked.actor.identity(signal), "Whose the role is");
  if (!identity.ok) return identity;
  if (identity.value.accountId !== asked.account.accountId)
    return refuse("NOT_READ", "The act role is of another account than this one.", {
      owner: "iam-admin",
      next: "Give the account its own act role in the configuration.",
    });
  switch (target.kind) {
    case "accept-agreement":
      return readAgreement(target, { ...asked, signal });
    case "request-quota-increase":
      return readQuota(target, { ...asked, signal });
    case "enable-region":
      return readRegion(target, { ...asked, signal });
    case "submit-use-case-form":
      return readForm(target, { ...asked, signal });
  }
}

type Of<K extends ActTarget["kind"]> = Extract<ActTarget, { kind: K }>;
type Asking = Asked & { signal: AbortSignal };
type Answer = Promise<Result<TargetRead, ActRefusal>>;

function read<T>(reading: Reading<T>, what: string): Result<T, ActRefusal> {
  if (reading.status === "read") return ok(reading.value);
  return notRead(what, reading.status === "failed" ? reading.fault : NOT_READ_YET);
}

/** Any Region that offers the model tells of its agreement; the home Region where it is one. */
function regionToAsk(account: KnownAccount, modelId: string, home: string): string | null {
  const offering = account.regions
    .filter(({ judged }) =>
      judged.cells.some((cell) => cell.modelId === modelId && offeredAt(cell) === true),
    )
    .map(({ region }) => region);
  return offering.includes(home) ? home : (offering[0] ?? null);
}

async function readAgreement({ modelId, offerId }: Of<"accept-agreement">, asked: Asking): Answer {
  const { actor, act, account, modelOf, signal } = asked;
  const model = modelOf(modelId);
  const home = act.homeRegion(account.partition);
  const readIn = asked.readIn ?? regionToAsk(account, modelId, home);
  if (!model || readIn === null)
    return refuse("NOT_FOUND", "No Region of this account is known to offer this model.");
  const needsForm = modelId.startsWith("anthropic.");
  const [offered, availability, form] = await Promise.all([
    actor.offers(modelId, signal),
    actor.availability(readIn, modelId, signal),
    needsForm ? actor.form(home, signal) : null,
  ]);
  const offers = read(offered, "The offers");
  if (!offers.ok) return offers;
  const available = read(availability, "The agreement");
  if (!available.ok) return available;
  const formState = form && read(form, "The use case form");
  if (formState && !formState.ok) return formState;
  const ownForm = formState ? formState.value : null;
  const found = offers.value.kind === "offers" ? offers.value.offers : [];
  return ok({
    offers: found,
    reading: {
      kind: "accept-agreement",
      modelId,
      modelName: model.name,
      provider: model.provider,
      offerId,
      offers: offers.value.kind === "offers" ? found.map(shown) : "not-sold",
      readIn,
      availability: available.value,
      form: ownForm === "missing" && inheritsForm(account) ? null : ownForm,
    },
  });
}

/**
 * Whether a model that takes the form works without one of this account's own: then that of the organization's management
 * account counts, which no call shows from here.
 */
const inheritsForm = (account: KnownAccount): boolean =>
  account.regions.some(({ judged }) =>
    judged.cells.some(
      ({ modelId, verdict }) => modelId.startsWith("anthropic.") && verdict.state === "ready",
    ),
  );

const shown = ({ offerId, termsUrl, refundPolicy, validFor, rateCard }: Offer): ShownOffer => ({
  offerId,
  termsHost: termsUrl !== null && URL.canParse(termsUrl) ? new URL(termsUrl).host : null,
  refundPolicy,
  validFor,
  rateCard,
});

async function readQuota(
  { region, quotaCode, value }: Of<"request-quota-increase">,
  { actor, signal }: Asking,
): Answer {
  const [now, before] = await Promise.all([
    actor.quota(region, quotaCode, signal),
    actor.quotaRequests(region, quotaCode, signal),
  ]);
  const quota = read(now, "The quota");
  if (!quota.ok) return quota;
  const requests = read(before, "Earlier requests");
  if (!requests.ok) return requests;
  const reading = {
    kind: "request-quota-increase",
    region,
    quota: quota.value,
    asked: value,
    requests: requests.value,
  } as const;
  return ok({ offers: [], reading });
}

async function readRegion({ region }: Of<"enable-region">, { actor, signal }: Asking): Answer {
  const status = read(await actor.optStatus(region, signal), "The Region");
  if (!status.ok) return status;
  return ok({ offers: [], reading: { kind: "enable-region", region, status: status.value } });
}

async function readForm(
  { region }: Of<"submit-use-case-form">,
  { actor, signal, shape }: Asking,
): Answer {
  if (!shape) return refuse("WRONG_FORM", "The form has to come along.");
  const form = read(await actor.form(region, signal), "The use case form");
  if (!form.ok) return form;
  const reading = { kind: "submit-use-case-form", region, form: form.value, shape } as const;
  return ok({ offers: [], reading });
}
