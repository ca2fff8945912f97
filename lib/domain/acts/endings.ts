import type { Owner } from "@/lib/domain/owner";
import { requestStatusText } from "@/lib/domain/words/aws-status";
import type { Why } from "./act";

type Words = { code: string; said: string; owner: Owner; next: string; text?: string | null };

const why = ({ text = null, ...words }: Words): Why => ({
  ...words,
  text,
  requestId: null,
  httpStatus: null,
});

/** Why nothing was sent though it was confirmed. */
export const STOPPED = {
  interrupted: why({
    code: "interrupted",
    said: "The program ended before anything was sent.",
    owner: "account-admin",
    next: "Preview it again.",
  }),
  moved: (what: string) =>
    why({
      code: "moved",
      said: `It is not what was previewed any more: ${what}. Nothing was sent.`,
      owner: "account-admin",
      next: "Preview it again.",
    }),
  notRead: (text: string) =>
    why({
      code: "not-read",
      said: "AWS could not be read right before the call, so nothing was sent.",
      owner: "wait",
      next: "Preview it again.",
      text,
    }),
  forbidden: (said: string) =>
    why({
      code: "forbidden",
      said: `The right to it went before it was sent: ${said} Nothing was sent.`,
      owner: "account-admin",
      next: "Ask somebody who may do it to preview it again.",
    }),
  wrongAccount: why({
    code: "wrong-account",
    said: "The role's credentials are not of the account that was previewed. Nothing was sent.",
    owner: "iam-admin",
    next: "Give the account its own act role in the configuration.",
  }),
  refusedBefore: (said: string, { owner, next }: { owner: Owner; next: string }) =>
    why({ code: "refused-before", said: `${said} Nothing was sent.`, owner, next }),
};

/** Why it is not known what came of what was sent. */
export const NO_OUTCOME = why({
  code: "no-outcome",
  said: "The program ended before AWS's answer was kept. AWS is being read; nothing is sent again.",
  owner: "wait",
  next: "Wait until AWS shows what came of it.",
});

export const NEVER_ARRIVED = why({
  code: "never-arrived",
  said: "No answer came, and AWS shows no trace of it. Nothing was sent again.",
  owner: "account-admin",
  next: "Preview it again.",
});

/** A trace is a change, and here there can be none to see. */
export const SAME_ERROR = why({
  code: "same-error",
  said: "No answer came, and AWS shows the same error as before: whether the call arrived can’t be told. Nothing was sent again.",
  owner: "billing",
  next: "Look at the model’s cell for the cause of the error and remove it, then preview it again.",
});

export const NEVER_KNOWN = why({
  code: "never-known",
  said: "No answer came, and AWS could not be read for a week. Whether it arrived is not known.",
  owner: "account-admin",
  next: "Look in the console before doing it again.",
});

/** Why AWS shows something else than what it accepted. */
export const FAILED = {
  agreementError: (text: string | null) =>
    why({
      code: "agreement-error",
      said: "AWS accepted it, then the agreement failed.",
      owner: "billing",
      next: "Look at the model's cell for its cause; then review it anew.",
      text,
    }),
  agreementGone: why({
    code: "agreement-gone",
    said: "AWS accepted it, then showed no agreement any more.",
    owner: "billing",
    next: "Check the payment method in AWS Billing; then review it anew.",
  }),
  notShown: (what: string) =>
    why({
      code: "not-shown",
      said: `AWS accepted it, and still does not show it: ${what}.`,
      owner: "aws-support",
      next: "Open a Support case with the request id.",
    }),
  /** `says`: what AWS showed last; null: it could never be read. */
  notRead: (says: string | null) =>
    why({
      code: "not-read-on",
      said: `AWS accepted it, and could not be read for a week past its time${says === null ? "" : `; it showed ${says} last`}. What came of it is not known.`,
      owner: "account-admin",
      next: "Look in the console; give the act role back its rights to read before the next act.",
    }),
  regionOff: why({
    code: "region-off",
    said: "AWS accepted it, then showed the Region as off again.",
    owner: "account-admin",
    next: "Look at the Region in the console's account settings.",
  }),
  denied: why({
    code: "quota-denied",
    said: "AWS denied the increase.",
    owner: "aws-support",
    next: "Read the Support case; it says why, and what would be granted.",
  }),
  caseClosed: why({
    code: "quota-case-closed",
    said: "The Support case was closed without an answer here.",
    owner: "aws-support",
    next: "Read the case.",
  }),
  notApproved: (status: string) =>
    why({
      code: "quota-not-approved",
      said: `AWS ended the request as ${requestStatusText(status)}.`,
      owner: "aws-support",
      next: "Open a Support case with what is needed.",
    }),
  notApplied: why({
    code: "quota-not-applied",
    said: "AWS approved the increase and never applied it.",
    owner: "aws-support",
    next: "Answer on the Support case that the value is not there.",
  }),
};

const NOT_KNOWN: readonly string[] = [NEVER_KNOWN.code, SAME_ERROR.code, FAILED.notRead(null).code];

/** Whether an act ended without it being known what came of it: neither AWS's refusal nor its failure. */
export const endsNotKnown = (why: Pick<Why, "code"> | null): boolean =>
  why !== null && NOT_KNOWN.includes(why.code);
