import type { EpochMs } from "@/lib/domain/time";
import type { Act } from "./act";
import type { ActKind, ActTarget } from "./kinds";

/** What is typed to confirm. */
export function wordFor(target: ActTarget, account: string): string {
  return target.kind === "enable-region" ? target.region : account;
}

/**
 * Whether a second person is needed where the configuration asks for one. A form's answers never leave the page of who
 * wrote it, so nobody else could confirm it.
 */
export const needsSecondPerson = (kind: ActKind, secondPerson: boolean): boolean =>
  secondPerson && kind !== "submit-use-case-form";

/** Whether a key is of somebody who signed in: whoever is on the machine, or at its terminal, may be anybody. */
export const isPerson = (key: string): boolean => key.startsWith("user:");

/** Whether one is surely another person than the other. */
export const isAnother = (one: string, other: string): boolean =>
  one !== other && isPerson(one) && isPerson(other);

/** Said to who is nobody for sure, where two people are needed. */
export const SIGN_IN_FIRST =
  "Two people are needed here, and only who signed in counts as one: an admin previews it in the dashboard, another confirms it. Nothing was sent.";

export type Confirming = {
  /** `key` of who confirms. */
  who: string;
  hash: string;
  word: string;
  /** SHA-256 over the bytes of the form that came along; null: none did. */
  formSha256: string | null;
  now: EpochMs;
  secondPerson: boolean;
};

export type Unconfirmable = {
  code: "STALE" | "EXPIRED" | "WRONG_WORD" | "SECOND_PERSON" | "WRONG_FORM" | "UNDER_WAY";
  message: string;
};

const no = (code: Unconfirmable["code"], message: string): Unconfirmable => ({ code, message });

/** Why an act can't be confirmed in this way; null: it can. */
export function unconfirmable(act: Act, confirming: Confirming): Unconfirmable | null {
  const { step } = act;
  if (step.state !== "previewed") return notPreviewed(act, confirming);
  if (step.hash !== confirming.hash)
    return no("STALE", "This is not the newest preview of this act. Nothing was sent.");
  if (confirming.now > step.expiresAt)
    return no("EXPIRED", "This review expired. Nothing was sent. Preview it again.");
  if (confirming.word !== step.word)
    return no("WRONG_WORD", `Type ${step.word} exactly. Nothing was sent.`);
  const { key } = step.previewed;
  if (needsSecondPerson(act.kind, confirming.secondPerson) && !isAnother(key, confirming.who))
    return no(
      "SECOND_PERSON",
      isPerson(key) && key === confirming.who
        ? "Who previewed an act can't confirm it: another admin must. Nothing was sent."
        : SIGN_IN_FIRST,
    );
  const { subject } = step.preview;
  if (subject.kind === "submit-use-case-form" && subject.form.sha256 !== confirming.formSha256)
    return no("WRONG_FORM", "The form is not the one that was previewed. Nothing was sent.");
  return null;
}

function notPreviewed({ step }: Act, { hash }: Confirming): Unconfirmable {
  switch (step.state) {
    case "asked":
      return no("EXPIRED", "This review expired. Nothing was sent. Preview it again.");
    case "expired":
      return no("EXPIRED", "This review expired. Nothing was sent. Preview it again.");
    case "withdrawn":
    case "declined":
      return no("STALE", `It was ${step.state} by ${step.by.name}. Nothing was sent.`);
    case "confirmed":
    case "intended":
    case "sent":
    case "unknown":
    case "accepted":
      return step.hash === hash
        ? no("UNDER_WAY", `Confirmed by ${step.confirmed.name}; it is sent once.`)
        : no("STALE", "Another preview of this act was confirmed. Nothing was sent for this one.");
    case "done":
    case "failed":
    case "refused":
      return step.hash === hash
        ? no("STALE", `Confirmed by ${step.confirmed.name}, and ended.`)
        : no("STALE", "Another preview of this act was confirmed. Nothing was sent for this one.");
    case "previewed":
      return no("STALE", "This is not the newest preview of this act. Nothing was sent.");
  }
}
