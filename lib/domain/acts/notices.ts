import type { EpochMs } from "@/lib/domain/time";
import { type Act, isUnfinished } from "./act";
import { actTitle } from "./words";

export type ActNoticeKind = "asked" | "done" | "failed" | "refused" | "declined";

/** What people are told of an act though they do not look at the page: that it is asked for, and how it ended. */
export type ActNotice = { kind: ActNoticeKind; at: EpochMs };

/** One that expired or was taken back is nobody's news. */
export function actNotices(act: Act): readonly ActNotice[] {
  const { step } = act;
  const asked = act.wish ? [{ kind: "asked", at: act.wish.by.at } as const] : [];
  switch (step.state) {
    case "done":
    case "failed":
    case "refused":
    case "declined":
      return [...asked, { kind: step.state, at: step.endedAt }];
    default:
      // A wish that somebody answered is not told any more as one that waits.
      return isUnfinished(step.state) ? asked : [];
  }
}

/** Names one notice of one act; begins like those of watches, by the account. */
export const actNoticeId = ({ account, id }: Pick<Act, "account" | "id">, kind: ActNoticeKind) =>
  `${account}~act~${id}~${kind}`;

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
  const what = `${titleOf(act)}, account ${act.account}`;
  switch (kind) {
    case "asked":
      return `${wish?.by.name ?? "Somebody"} asks: ${what}.${wish?.reason ? ` “${wish.reason}”` : ""}`;
    case "declined":
      return step.state === "declined"
        ? `Declined by ${step.by.name}: ${what}. “${step.said}”`
        : `Declined: ${what}.`;
    case "done":
      return `Done: ${what}. ${step.state === "done" ? step.said : ""}`.trim();
    case "failed":
    case "refused": {
      const why = step.state === "failed" || step.state === "refused" ? step.why : null;
      const word = kind === "failed" ? "Failed" : "Refused";
      return why ? `${word}: ${what}. ${why.said} ${why.next}` : `${word}: ${what}.`;
    }
  }
}
