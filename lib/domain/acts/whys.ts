import type { Fault } from "@/lib/domain/facts/fault";
import type { Owner } from "@/lib/domain/owner";
import { OWNER_PHRASE } from "@/lib/domain/words/owners";
import type { Why } from "./act";

/** Why AWS refused a write, or why it is not known what came of it. */
export const ACT_WHYS = [
  "form-missing",
  "no-subscribe",
  "organization-denies",
  "boundary",
  "denied-outright",
  "session-policy",
  "endpoint-policy",
  "private-marketplace",
  "not-sold",
  "offer-stale",
  "payment",
  "country",
  "account-barred",
  "form-invalid",
  "form-refused",
  "form-internal-account",
  "quota-not-above-default",
  "quota-not-adjustable",
  "quota-request-open",
  "quota-requests-exceeded",
  "quota-service-role",
  "quota-not-here",
  "region-not-opt-in",
  "role-lacks-right",
  "credentials",
  "refused",
  "not-sent",
  "no-answer",
  "throttled",
  "aws-failed",
  "not-understood",
] as const;
export type ActWhy = (typeof ACT_WHYS)[number];

/** `owner` null: whoever the fault itself names. */
type Words = { said: string; owner: Owner | null; next: string | null };

const AGAIN = "then review it anew";
const READ_ON = "AWS is being read; nothing is sent again.";

const WORDS = {
  "form-missing": {
    said: "The Anthropic use case form has not been submitted for this account, so AWS refused the agreement.",
    owner: "account-admin",
    next: `Submit the form, ${AGAIN}.`,
  },
  "no-subscribe": {
    said: "The act role may not subscribe: it lacks aws-marketplace:Subscribe.",
    owner: "iam-admin",
    next: `Add what bedrock-readiness policy --for act prints to the act role, ${AGAIN}.`,
  },
  "organization-denies": {
    said: "A policy of the organization denies it to the act role.",
    owner: "org-admin",
    next: `Exempt the act role from that policy, or do it with a role that is exempt; ${AGAIN}.`,
  },
  boundary: {
    said: "The permissions boundary of the act role does not allow it.",
    owner: "iam-admin",
    next: `Add the action that AWS names to that boundary, or give the act role another, ${AGAIN}.`,
  },
  "denied-outright": {
    said: "A policy denies it to the act role outright; no right that is added wins against that.",
    owner: "iam-admin",
    next: `Find that Deny, in the act role’s own policies unless AWS’s text names others, and remove or narrow it, ${AGAIN}.`,
  },
  "session-policy": {
    said: "The policy that narrows the act role’s session to this one call does not allow what AWS asks for.",
    owner: "application-code",
    next: "No right of the act role changes that: do it with AWS’s own command or in the console, and report it as a fault of Bedrock Readiness.",
  },
  "endpoint-policy": {
    said: "The policy of the VPC endpoint that the call went through does not allow it.",
    owner: "iam-admin",
    next: `Allow the action that AWS names in the policy of that endpoint, ${AGAIN}.`,
  },
  "private-marketplace": {
    said: "The organization’s Private Marketplace does not hold this product.",
    owner: "org-admin",
    next: `The organization’s Marketplace admin approves the product, ${AGAIN}.`,
  },
  "not-sold": {
    said: "The model isn’t sold through AWS Marketplace, so there is no agreement to accept.",
    owner: "application-code",
    next: "Nothing is to be accepted: read the cell’s other gates.",
  },
  "offer-stale": {
    said: "AWS no longer takes the offer as it was read for this review.",
    owner: "account-admin",
    next: "Review it anew: the offer is read again, and shown.",
  },
  payment: {
    said: "AWS Marketplace refused the account’s payment method.",
    owner: "billing",
    next: `Add a valid payment method and make it the default, ${AGAIN}.`,
  },
  country: {
    said: "The provider does not sell to the country that AWS sees for this account.",
    owner: "account-admin",
    next: "Check the account’s country, or use a model of another provider.",
  },
  "account-barred": {
    said: "AWS holds something against the account itself, not against the request.",
    owner: "aws-support",
    next: "Open a Support case and quote AWS’s text with the request id.",
  },
  "form-invalid": {
    said: "AWS found a field of the form not valid.",
    owner: "application-code",
    next: "Read AWS’s text, correct the answers, then preview the form anew.",
  },
  "form-refused": {
    said: "AWS does not take the form for this account. A refused form can’t be sent again.",
    owner: "aws-support",
    next: "Open a Support case and quote AWS’s text; don’t send the form a second time.",
  },
  "form-internal-account": {
    said: "This is an account of AWS itself; those do not send the form.",
    owner: "account-admin",
    next: "Ask inside AWS how this account gets the model.",
  },
  "quota-not-above-default": {
    said: "The value is not above AWS’s default, and Service Quotas takes no other.",
    owner: "aws-support",
    next: "Open a Support case of Account and billing, free on every plan: it restores the default.",
  },
  "quota-not-adjustable": {
    said: "Service Quotas can’t change this quota.",
    owner: "aws-support",
    next: "Open a Support case with quota, Region and use.",
  },
  "quota-request-open": {
    said: "A request for this quota is open already; AWS takes one at a time.",
    owner: "wait",
    next: "Wait for its answer; only its Support case can change it.",
  },
  "quota-requests-exceeded": {
    said: "Too many quota requests of this account are open: 20 at a time, 2 in an opt-in Region.",
    owner: "wait",
    next: `Wait until an open one is decided, ${AGAIN}.`,
  },
  "quota-service-role": {
    said: "The first request of an account makes a service-linked role, and the act role may not.",
    owner: "iam-admin",
    next: `Allow iam:CreateServiceLinkedRole for servicequotas.amazonaws.com, ${AGAIN}.`,
  },
  "quota-not-here": {
    said: "Service Quotas has no such quota in this Region.",
    owner: "application-code",
    next: "Scan the Region again and ask for a quota that it lists.",
  },
  "region-not-opt-in": {
    said: "Every account has this Region already, or AWS does not know it.",
    owner: "application-code",
    next: "Nothing is to be enabled.",
  },
  "role-lacks-right": {
    said: "The act role may not do this.",
    owner: null,
    next: `Add what bedrock-readiness policy --for act prints to the act role, ${AGAIN}.`,
  },
  credentials: {
    said: "AWS did not take the credentials that the call was signed with.",
    owner: null,
    next: null,
  },
  refused: { said: "AWS refused the call.", owner: null, next: null },
  "not-sent": {
    said: "It failed before anything left this machine. Nothing was sent.",
    owner: null,
    next: null,
  },
  "no-answer": {
    said: "The call may have left, and no answer came. Not known yet.",
    owner: "wait",
    next: READ_ON,
  },
  throttled: {
    said: "AWS answered that too many calls came. Not known yet whether it took this one.",
    owner: "wait",
    next: READ_ON,
  },
  "aws-failed": {
    said: "AWS answered with a failure of its own. Not known yet whether it did it.",
    owner: "wait",
    next: READ_ON,
  },
  "not-understood": {
    said: "AWS gave an answer that this version does not know. Not known yet.",
    owner: "wait",
    next: READ_ON,
  },
} as const satisfies Record<ActWhy, Words>;

const nextOf = (owner: Owner): string =>
  owner === "wait"
    ? "Review it anew in a few minutes."
    : `Show AWS’s text to ${OWNER_PHRASE[owner]}, ${AGAIN}.`;

/** Faults whose text is a socket's or our own, not AWS's. */
const NOT_OF_AWS: ReadonlySet<Fault["code"]> = new Set(["NetworkError", "UnexpectedResponse"]);

/** AWS repeats a value it refuses; that of a token or of a form is shown nowhere. */
const REPEATED = /\b(values?) ['"“‘][\s\S]*['"”’](?= at )/gi;

/** A reason in words, with what AWS said. */
export function whyOf(code: ActWhy, fault: Fault): Why {
  const words: Words = WORDS[code];
  const owner = words.owner ?? fault.owner;
  return {
    code,
    text: NOT_OF_AWS.has(fault.code) ? null : fault.message.replace(REPEATED, "$1 (hidden)"),
    said: words.said,
    owner,
    next: words.next ?? nextOf(owner),
    requestId: fault.requestId,
    httpStatus: fault.httpStatus,
  };
}
