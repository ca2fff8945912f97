import type { ActLine } from "@/lib/contracts/acts";
import type { ActKind } from "@/lib/domain/acts/kinds";
import type { Preview } from "@/lib/domain/acts/preview";
import { figure } from "@/lib/domain/words/figure";

/** A kind as a filter names it. */
export const KIND_WORD = {
  "accept-agreement": "Accept an offer",
  "request-quota-increase": "Raise a quota",
  "enable-region": "Enable a Region",
  "submit-use-case-form": "Submit the use case form",
} as const satisfies Record<ActKind, string>;

/** What the typed word is, in the line that says why the button is off. */
export const WORD_IS = {
  "accept-agreement": "account id",
  "request-quota-increase": "account id",
  "enable-region": "Region",
  "submit-use-case-form": "account id",
} as const satisfies Record<ActKind, string>;

/** In one line what can't be undone, for the panel; the page has all of it. */
export const LASTING = {
  "accept-agreement": ["Signed once for the whole account. A signature ", "can’t be undone", "."],
  "request-quota-increase": [
    "Opens a request, and maybe a Support case, in your name. A request ",
    "can’t be taken back",
    " here.",
  ],
  "enable-region": [
    "For the whole account. It ",
    "can’t be cancelled",
    " while AWS is at it; AWS has to disable it afterwards.",
  ],
  "submit-use-case-form": ["AWS has no call that changes or deletes a form: it ", "stays", "."],
} as const satisfies Record<ActKind, readonly [string, string, string]>;

/** The whole of an act in one sentence, bold at the start of its review. */
export function whatText({ subject }: Preview): string {
  switch (subject.kind) {
    case "accept-agreement":
      return `Accept the offer of ${subject.terms.provider} for ${subject.modelName}.`;
    case "request-quota-increase": {
      const { name, applied, asked } = subject.quota;
      const from = applied === null ? "" : ` from ${figure(applied)}`;
      return `Ask AWS to raise ${name}${from} to ${figure(asked)}.`;
    }
    case "enable-region":
      return `Enable ${subject.region}, ${subject.regionName}.`;
    case "submit-use-case-form":
      return "Submit the Anthropic use case form.";
  }
}

/** "about $3.00 in, $15.00 out per million tokens", as the sentences of a price have it. */
export const ABOUT_PRICE = /(about \$[\d.,]+ in, \$[\d.,]+ out per million tokens)/i;

/** What an account is called in a title. */
export const accountOf = ({ accountName, accountId }: Pick<ActLine, "accountName" | "accountId">) =>
  accountName ?? accountId;

/** An end of validity as AWS gives it, or the words for none. */
export const validText = (validFor: string | null): string => validFor ?? "no end named";

/** Effect and reach of what is not read yet. */
export const SENTENCE_BEFORE = {
  "accept-agreement":
    "This signs the provider’s terms for the whole account, in every Region, and starts a subscription that AWS Marketplace bills.",
  "request-quota-increase":
    "This asks AWS to raise one quota in one Region. AWS may open a Support case in the account’s name.",
  "enable-region": "This switches on a Region for the whole account.",
  "submit-use-case-form":
    "This tells AWS and Anthropic who you are and what you will do. It can’t be changed or deleted afterwards.",
} as const satisfies Record<ActKind, string>;
