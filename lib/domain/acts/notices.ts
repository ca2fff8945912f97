import type { ActionSettings } from "@/lib/domain/settings";
import type { EpochMs } from "@/lib/domain/time";
import { secondText } from "@/lib/domain/words/dates";
import { type Act, isUnfinished } from "./act";
import { isPerson, needsSecondPerson } from "./confirm";
import { endsNotKnown } from "./endings";
import { askedFor } from "./machine";
import { actTitle } from "./words";

export type ActNoticeKind = "asked" | "second-person" | "done" | "failed" | "refused" | "declined";

/** What people are told of an act though they do not look at the page: that it waits for one of them, and how it ended. */
export type ActNotice = { kind: ActNoticeKind; at: EpochMs };

type Now = { now: EpochMs; actions: Pick<ActionSettings, "enabled" | "secondPerson"> };

/** One that expired or was taken back is nobody's news. */
export function actNotices(act: Act, now: Now): readonly ActNotice[] {
  const { step } = act;
  const asked = act.wish ? [{ kind: "asked", at: act.wish.by.at } as const] : [];
  switch (step.state) {
    case "done":
    case "failed":
    case "refused":
    case "declined":
      return [...asked, { kind: step.state, at: step.endedAt }];
    case "previewed":
      return waitsForSecond(act, now)
        ? [...asked, { kind: "second-person", at: step.previewed.at }]
        : asked;
    default:
      // A wish that somebody answered is not told any more as one that waits.
      return isUnfinished(step.state) ? asked : [];
  }
}

/** A preview that only somebody else may confirm, while its ten minutes run. */
const waitsForSecond = ({ kind, step }: Act, { now, actions }: Now): boolean =>
  step.state === "previewed" &&
  now <= step.expiresAt &&
  actions.enabled &&
  needsSecondPerson(kind, actions.secondPerson) &&
  isPerson(step.previewed.key);

/** Names one notice of one act; begins like those of watches, by the account. Each preview waits anew. */
export const actNoticeId = (
  { account, id }: Pick<Act, "account" | "id">,
  { kind, at }: ActNotice,
): string => `${account}~act~${id}~${kind}${kind === "second-person" ? `~${at}` : ""}`;

const ACT_NOTICE = /^\d{12}~act~([^~]+)~/;

/** The act that a notice is of, by the notice's name; null: it is one of a watch. */
export const actOfNotice = (id: string): string | null => ACT_NOTICE.exec(id)?.[1] ?? null;

/** What an act is called, by what its preview found. */
export function titleOf({ target, step }: Act): string {
  const subject = "preview" in step ? step.preview.subject : null;
  return actTitle(target, {
    modelName: subject?.kind === "accept-agreement" ? subject.modelName : null,
    quotaName: subject?.kind === "request-quota-increase" ? subject.quota.name : null,
  });
}

/** One notice in a sentence or two. */
export function actNoticeText(act: Act, { kind }: ActNotice): string {
  const { step, wish } = act;
  const told = kind === "asked" ? { ...act, target: askedFor(act) } : act;
  const what = `${titleOf(told)}, account ${act.account}`;
  switch (kind) {
    case "asked":
      return `${wish?.by.name ?? "Somebody"} asks: ${what}.${wish?.reason ? ` “${wish.reason}”` : ""}`;
    case "second-person":
      return step.state === "previewed"
        ? `Waits for another admin until ${secondText(step.expiresAt)} UTC: ${what}. ${step.previewed.name} previewed it and can’t confirm it.`
        : `Waits for another admin: ${what}.`;
    case "declined":
      return step.state === "declined"
        ? `Declined by ${step.by.name}: ${what}. “${step.said}”`
        : `Declined: ${what}.`;
    case "done":
      return `Done: ${what}. ${step.state === "done" ? step.said : ""}`.trim();
    case "failed":
    case "refused": {
      const why = step.state === "failed" || step.state === "refused" ? step.why : null;
      const ended = kind === "failed" ? "Failed" : "Refused";
      const word = endsNotKnown(why) ? "Not known" : ended;
      return why ? `${word}: ${what}. ${why.said} ${why.next}` : `${word}: ${what}.`;
    }
  }
}
