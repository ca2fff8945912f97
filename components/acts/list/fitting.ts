import { accountOf } from "@/components/acts/words";
import type { ActLine } from "@/lib/contracts/acts";
import { keyOf } from "@/lib/domain/acts/kinds";

/** Whether an act has every word: in what it is called, what and where it is done, whose it is, and why. */
export function fitsText(act: ActLine, text: string): boolean {
  const { title, subject, where, accountId, target, wish, previewed, confirmed, endedBy } = act;
  const people = [wish, previewed, confirmed, endedBy].flatMap((by) =>
    by ? [by.name, by.you ? "you" : ""] : [],
  );
  const hay = [
    title,
    subject,
    where ?? "",
    accountOf(act),
    accountId,
    ...Object.values(keyOf(target)),
  ]
    .concat(people, wish?.reason ?? "", act.requestId ?? "")
    .join(" ")
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
