import { regionInfo } from "@/lib/domain/known-regions";
import { readQuotaName } from "@/lib/domain/quota/name";
import type { QuotaScope, QuotaUnit } from "@/lib/domain/quota/types";
import { figure } from "@/lib/domain/words/figure";
import type { ActKind, ActTarget } from "./kinds";
import type { Preview } from "./preview";
import { tokenPriceOf, tokenPriceText } from "./price";
import { type ActReading, offerOf } from "./read";

type Names = { modelName?: string | null; quotaName?: string | null };

/** "Accept the Grok 4.6 offer": what is done, without the account. */
export function actTitle(target: ActTarget, { modelName, quotaName }: Names): string {
  switch (target.kind) {
    case "accept-agreement":
      return `Accept the ${modelName ?? target.modelId} offer`;
    case "request-quota-increase":
      return `Raise ${raisedText(quotaName ?? null, target)}`;
    case "enable-region":
      return `Enable ${placeText(target.region)}`;
    case "submit-use-case-form":
      return regionInfo(target.region).optIn
        ? `Submit the Anthropic use case form in ${target.region}`
        : "Submit the Anthropic use case form";
  }
}

const SCOPES = {
  "on-demand": "on demand",
  "cross-region": "cross-Region",
  global: "global",
} as const satisfies Record<QuotaScope, string>;

const UNITS = {
  "tokens-per-minute": " tokens a minute",
  "input-tokens-per-minute": " input tokens a minute",
  "output-tokens-per-minute": " output tokens a minute",
  "requests-per-minute": " requests a minute",
  "tokens-per-day": " tokens a day",
  other: "",
} as const satisfies Record<QuotaUnit, string>;

function raisedText(
  name: string | null,
  { quotaCode, value }: { quotaCode: string; value: number },
): string {
  const read = name === null ? null : readQuotaName(name);
  if (read?.kind !== "model") return `${name ?? `quota ${quotaCode}`} to ${figure(value)}`;
  const what = [read.modelText, read.variant, read.scope && SCOPES[read.scope]].filter(Boolean);
  return `${what.join(", ")}, to ${figure(value)}${UNITS[read.unit]}`;
}

/** Over what is said of a model that is legacy or ends soon. */
export const ENDS_SOON = "The model ends soon";

/** "eu-south-2, Spain" */
function placeText(region: string): string {
  const { city } = regionInfo(region);
  return city === region ? region : `${region}, ${city}`;
}

/** Effect and reach of what is confirmed, in one sentence or two. */
export function firstSentence({ subject, region }: Pick<Preview, "subject" | "region">): string {
  switch (subject.kind) {
    case "accept-agreement":
      return `This signs ${subject.terms.provider}’s terms for the whole account, in every Region, and starts a subscription that AWS Marketplace bills.`;
    case "request-quota-increase": {
      const { applied, default: initial, asked } = subject.quota;
      const now = applied ?? initial;
      const from = now === null ? "" : ` from ${figure(now)}`;
      return `This asks AWS to raise one quota in ${region ?? "its Region"}${from} to ${figure(asked)}. AWS may open a Support case in the account’s name.`;
    }
    case "enable-region":
      return `This switches on ${subject.region} (${subject.regionName}) for the whole account.`;
    case "submit-use-case-form":
      return "This tells AWS and Anthropic who you are and what you will do. It can’t be changed or deleted afterwards.";
  }
}

/** Who stands in CloudTrail beside the call: anybody who may confirms what is shown to all alike. */
export const IN_WHOSE_NAME = "whoever confirms (SourceIdentity)";

const BUTTONS = {
  "accept-agreement": "Accept the offer",
  "request-quota-increase": "Ask for the increase",
  "enable-region": "Enable the Region",
  "submit-use-case-form": "Submit the form",
} as const satisfies Record<ActKind, string>;

/** The button that confirms: it says what it does. */
export const buttonWord = (kind: ActKind): string => BUTTONS[kind];

/** What is ticked before the button works. */
export function tickSentence({ subject, account }: Pick<Preview, "subject" | "account">): string {
  switch (subject.kind) {
    case "accept-agreement":
      return `I accept these terms for account ${account.id} and may bind my company to them.`;
    case "request-quota-increase":
      return `I ask AWS for this quota in the name of account ${account.id}.`;
    case "enable-region":
      return `I switch on ${subject.region} for account ${account.id} and may decide where its data lies.`;
    case "submit-use-case-form":
      return `I submit these answers for account ${account.id}; they are true, and I may give them.`;
  }
}

/** Where nothing was applied, the default holds. */
export const appliedText = (value: number | null): string =>
  value === null ? "not set" : figure(value);

export const defaultText = (value: number | null): string =>
  value === null ? "not known" : figure(value);

/** A release note of 2026-05-27 ends it; the quotas' own page and Service Quotas list it still. */
const MAYBE_NOT_ENFORCED =
  "AWS’s sources disagree whether requests a minute are still enforced: this may change nothing, where tokens a minute would.";

const isPerRequest = ({ name }: { name: string }): boolean =>
  readQuotaName(name).unit === "requests-per-minute";

/** What it costs, in sentences. */
export function costOf(reading: ActReading): string[] {
  switch (reading.kind) {
    case "accept-agreement": {
      const card = offerOf(reading)?.rateCard ?? [];
      if (card.length === 0)
        return [
          "AWS gave no rate card, so what it costs is not known. Use is billed by AWS Marketplace from the first call.",
        ];
      const price = tokenPriceOf(card);
      const through = price?.scope === "global" ? " through the global profile" : "";
      const rate = price ? `: ${tokenPriceText(price)}${through}.` : ", as in the card.";
      return [
        `AWS’s card names no fixed fee. Use is billed by AWS Marketplace from the first call${rate}`,
      ];
    }
    case "request-quota-increase":
      return [
        "Free. A higher quota lets callers use more, and use is billed.",
        ...(isPerRequest(reading.quota) ? [MAYBE_NOT_ENFORCED] : []),
      ];
    case "enable-region":
      return ["Free. What is used there is billed as in any Region."];
    case "submit-use-case-form":
      return ["Free."];
  }
}

const FOR_GOOD = {
  "accept-agreement":
    "The signature. The subscription can be cancelled in AWS Marketplace, but that blocks nothing: the next call by someone with Marketplace rights signs again. Only a policy that denies the model blocks it.",
  "request-quota-increase":
    "The request. Once it is sent, only its Support case can change or close it, and AWS takes one request for a quota at a time.",
  "enable-region":
    "The change while it runs: AWS can’t cancel it. Switching the Region off later deletes nothing in it, and what is there goes on being billed.",
  "submit-use-case-form":
    "All of it. AWS has no call that changes or deletes a form. A refused one can’t be sent again; only AWS Support can help then.",
} as const satisfies Record<ActKind, string>;

/** What can't be undone, in sentences. */
export const cannotBeUndone = (kind: ActKind): string[] => [FOR_GOOD[kind]];

const READ_AGAIN =
  "is read again right before. If anything moved, the difference is shown and nothing is sent.";

/**
 * AWS: the form is submitted once an account, or once in the management account of its organization.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
const FOR_MEMBERS =
  "This is the management account of the organization: its members may go by this form, too, so that it speaks for them; no call shows which do.";

/** "Root / Workloads / Prod": where an account stands in its organization. */
export const unitPath = (units: readonly string[]): string => units.join(" / ");

/** What happens from the confirmation on, in sentences. */
export function afterwardsOf(
  target: ActTarget,
  { isManagement }: { isManagement: boolean },
): string[] {
  switch (target.kind) {
    case "accept-agreement":
      return [
        `The agreement ${READ_AGAIN}`,
        "After AWS accepts, Pending watches until AWS shows AVAILABLE twice.",
      ];
    case "request-quota-increase":
      return [
        `The quota ${READ_AGAIN}`,
        "AWS decides, as a rule within 1 to 3 business days. The request and the applied value are read every hour; only the applied value counts.",
      ];
    case "enable-region":
      return [
        `The Region ${READ_AGAIN}`,
        "AWS takes minutes to several hours. It is read until AWS shows it enabled; some services may need some minutes more.",
        "A cross-Region profile that leads there works without it: its destinations need not be enabled.",
      ];
    case "submit-use-case-form":
      return [
        `Whether a form is filed ${READ_AGAIN}`,
        "The form is read until AWS shows it. The next refusal of a call is then usually the missing agreement, which is progress.",
        ...(isManagement ? [FOR_MEMBERS] : []),
      ];
  }
}
