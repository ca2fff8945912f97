import type { ActLine, ActView } from "@/lib/contracts/acts";
import type { ActKind } from "@/lib/domain/acts/kinds";
import type { Preview } from "@/lib/domain/acts/preview";
import { figure } from "@/lib/domain/words/figure";

/** What its button does, and what it is called while that happens. */
export const CONFIRM_WORD = {
  "accept-agreement": "Accept the offer",
  "request-quota-increase": "Ask AWS for the increase",
  "enable-region": "Enable the Region",
  "submit-use-case-form": "Submit the form",
} as const satisfies Record<ActKind, string>;

/** A kind as a filter names it. */
export const KIND_WORD = {
  "accept-agreement": "Accept an offer",
  "request-quota-increase": "Raise a quota",
  "enable-region": "Enable a Region",
  "submit-use-case-form": "Submit the use case form",
} as const satisfies Record<ActKind, string>;

/** The line that is ticked. */
export function tickText({ kind, accountId }: Pick<ActView, "kind" | "accountId">): string {
  switch (kind) {
    case "accept-agreement":
      return `I accept these terms for account ${accountId} and may bind my company to them.`;
    case "request-quota-increase":
      return `I ask AWS for this in the name of account ${accountId}.`;
    case "enable-region":
      return `I may switch this Region on in account ${accountId}.`;
    case "submit-use-case-form":
      return `These answers are true, and I may give them for account ${accountId}.`;
  }
}

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

/** Effect and reach in one sentence. `preview` null: it is not read yet. */
export function firstSentence(kind: ActKind, preview: Preview | null): string {
  switch (kind) {
    case "accept-agreement": {
      const terms = preview?.subject.kind === kind ? preview.subject.terms : null;
      const whose = terms ? `${terms.provider}’s terms` : "the provider’s terms";
      return `This signs ${whose} for the whole account, in every Region, and starts a subscription that AWS Marketplace bills.`;
    }
    case "request-quota-increase":
      return "This asks AWS for more of one quota in one Region, and may open a Support case in your name.";
    case "enable-region":
      return "This switches a Region on for the whole account. It takes minutes to hours, and can’t be cancelled while AWS is at it.";
    case "submit-use-case-form":
      return "This tells AWS and Anthropic who you are and what you will do. It can’t be changed or deleted afterwards.";
  }
}
