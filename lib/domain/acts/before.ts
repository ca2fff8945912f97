import type { Owner } from "@/lib/domain/owner";
import { isBelowDefault, supportCase } from "@/lib/domain/quota/increase";
import { TOKENS_PER_DAY } from "@/lib/domain/quota/support-text";
import { figure } from "@/lib/domain/words/figure";
import { type ActReading, isOpenRequest } from "./read";

type Of<Kind extends ActReading["kind"]> = Extract<ActReading, { kind: Kind }>;

export type RefusedBefore = {
  code: "REFUSED_BEFORE" | "CHOOSE_OFFER";
  message: string;
  owner: Owner;
  next: string;
  /** Of the case that AWS Support decides; null: there is none to open. */
  supportText: string | null;
};

const refuse = (message: string, owner: Owner, next: string): RefusedBefore => ({
  code: "REFUSED_BEFORE",
  message,
  owner,
  next,
  supportText: null,
});

/** What is refused here because AWS would refuse it, or because nothing is to be done; null: it may be confirmed. */
export function refusedBefore(reading: ActReading, accountId: string): RefusedBefore | null {
  switch (reading.kind) {
    case "accept-agreement":
      return agreementRefused(reading);
    case "request-quota-increase":
      return quotaRefused(reading, accountId);
    case "enable-region":
      return regionRefused(reading);
    case "submit-use-case-form":
      return formRefused(reading);
  }
}

function agreementRefused(reading: Of<"accept-agreement">): RefusedBefore | null {
  const { modelName, offers, offerId, availability, readIn, form } = reading;
  if (offers === "not-sold")
    return refuse(
      `${modelName} isn’t sold through AWS Marketplace, so there is no agreement to accept.`,
      "application-code",
      "Nothing is to be accepted: read the cell’s other gates.",
    );
  const there = agreementThere(availability.agreement);
  if (there !== null) return there;
  if (availability.region !== "AVAILABLE")
    return refuse(
      `AWS does not offer ${modelName} in ${readIn}.`,
      "application-code",
      "Use a Region or a model that AWS offers.",
    );
  if (form === "missing")
    return refuse(
      "The Anthropic use case form has not been submitted for this account. AWS would refuse the agreement.",
      "account-admin",
      "Submit the form first; the offer stays.",
    );
  return offerRefused(modelName, offers, offerId);
}

/** `ERROR` may be tried anew once its reason is gone: AWS has no other way to mend an agreement. */
function agreementThere(agreement: string): RefusedBefore | null {
  switch (agreement) {
    case "NOT_AVAILABLE":
    case "ERROR":
      return null;
    case "AVAILABLE":
      return refuse(
        "The account has this agreement already.",
        "wait",
        "Nothing is to be accepted; the next scan shows what else is missing.",
      );
    case "PENDING":
      return refuse(
        "AWS is creating this agreement already.",
        "wait",
        "Wait for AWS; Pending watches it.",
      );
    default:
      return refuse(
        `AWS says ${agreement} of the agreement, which this version does not know.`,
        "application-code",
        "Read the agreement in the console first.",
      );
  }
}

function offerRefused(
  modelName: string,
  offers: readonly { offerId: string | null }[],
  offerId: string | null,
): RefusedBefore | null {
  if (offers.length === 0)
    return refuse(
      `AWS lists no offer for ${modelName}.`,
      "aws-support",
      "Look at the model in the console; AWS Support can say why there is no offer.",
    );
  if (offerId === null && offers.length > 1)
    return {
      code: "CHOOSE_OFFER",
      message: `There are ${offers.length} offers for ${modelName}; none is taken unless it is named.`,
      owner: "account-admin",
      next: "Choose one of them.",
      supportText: null,
    };
  if (offerId !== null && !offers.some((offer) => offer.offerId === offerId))
    return refuse(
      `AWS no longer lists the offer ${offerId}.`,
      "account-admin",
      "Review the offers that there are.",
    );
  return null;
}

type QuotaReading = Of<"request-quota-increase">;

/** AWS Support alone decides of it; the text asks for the default, or for what was asked above that. */
function bySupport(
  { region, quota, asked }: QuotaReading,
  accountId: string,
  [message, next]: readonly [string, string],
): RefusedBefore {
  const { code: quotaCode, name: quotaName, applied, default: defaultValue, adjustable } = quota;
  const named = { region, quotaCode, quotaName, applied, defaultValue, adjustable };
  const supportText = supportCase({ line: { ...named, required: asked }, accountId });
  return { ...refuse(message, "aws-support", next), supportText };
}

const SEND = "Send the Support text of this quota.";
const RESTORE =
  "Open a Support case of Account and billing, free on every plan: it restores the default.";

/** https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html */
function quotaRefused(reading: QuotaReading, accountId: string): RefusedBefore | null {
  const { quota, requests } = reading;
  if (quota.code === TOKENS_PER_DAY.code || !quota.adjustable)
    return bySupport(reading, accountId, [
      "Service Quotas can’t change this quota; AWS Support decides.",
      SEND,
    ]);
  const open = requests.find(isOpenRequest);
  if (open)
    return refuse(
      `A request for this quota is open already${open.desiredValue === null ? "" : `, for ${figure(open.desiredValue)}`}; AWS takes one at a time.`,
      "wait",
      "Wait for its answer; only its Support case can change it.",
    );
  return valueRefused(reading, accountId);
}

function valueRefused(reading: QuotaReading, accountId: string): RefusedBefore | null {
  const { quota, asked } = reading;
  const { applied, default: initial } = quota;
  if (initial === null)
    return bySupport(reading, accountId, [
      "AWS’s default of this quota is not known, and AWS takes no value that is not above it.",
      SEND,
    ]);
  const isRestored = applied !== null && !isBelowDefault({ applied, defaultValue: initial });
  if (asked <= initial && !isRestored)
    return bySupport(reading, accountId, [
      `${figure(asked)} is not above AWS’s default of ${figure(initial)}, so AWS would refuse it.`,
      RESTORE,
    ]);
  if (applied !== null && asked <= applied)
    return refuse(
      `${figure(asked)} is not above what is applied, ${figure(applied)}.`,
      "application-code",
      `Ask for more than ${figure(applied)}, or for nothing.`,
    );
  return null;
}

function regionRefused({ region, status }: Of<"enable-region">): RefusedBefore | null {
  switch (status) {
    case "DISABLED":
      return null;
    case "ENABLED":
    case "ENABLED_BY_DEFAULT":
      return refuse(
        `${region} is on already.`,
        "wait",
        "Nothing is to be enabled; the next scan reads it.",
      );
    case "ENABLING":
      return refuse(
        `AWS is enabling ${region} already.`,
        "wait",
        "Wait for AWS: it takes minutes to several hours.",
      );
    case "DISABLING":
      return refuse(
        `AWS is switching ${region} off, and a change under way can’t be cancelled.`,
        "wait",
        "Wait until it is off, then review it anew.",
      );
    default:
      return refuse(
        `AWS says ${status} of ${region}, which this version does not know.`,
        "application-code",
        "Read the Region in the console first.",
      );
  }
}

const formRefused = ({ region, form }: Of<"submit-use-case-form">): RefusedBefore | null =>
  form === "missing"
    ? null
    : refuse(
        `A form is filed already, read in ${region}. AWS has no call that changes or deletes it.`,
        "wait",
        "Nothing is to be submitted; accept the agreements of the models.",
      );
