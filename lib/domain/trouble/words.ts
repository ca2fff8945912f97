import type { EpochMs } from "@/lib/domain/time";
import { nearText } from "@/lib/domain/words/dates";
import { ageText } from "@/lib/domain/words/durations";
import { asSentence } from "@/lib/domain/words/sentence";
import type { TroubleEvent } from "./events";
import type { RegionTrouble } from "./standing";

const when = (at: EpochMs, now: EpochMs): string => `${nearText(at, now)} UTC`;

/** "AWS reports trouble with Bedrock in us-east-1 since 10:04 UTC." */
export const troubleTitle = (
  region: string,
  { since }: Pick<TroubleEvent, "since">,
  now: EpochMs,
): string => `AWS reports trouble with Bedrock in ${region} since ${when(since, now)}.`;

/** The subject in AWS's words, and how bad it calls it. */
export const troubleSubject = ({ kind, subject }: TroubleEvent): string =>
  asSentence(kind === null ? subject : `${kind}: ${subject}`);

/** When AWS last wrote of it, and since when nobody could ask whether that still holds. */
export function troubleAge(
  trouble: RegionTrouble,
  { updatedAt }: TroubleEvent,
  now: EpochMs,
): string {
  const written = `Written ${when(updatedAt, now)}`;
  if (trouble.status !== "unknown" || trouble.at === null) return `${written}.`;
  return `${written}; whether it still holds is not known: the feed was last read ${ageText(trouble.at, now)}.`;
}

/** One line about a Region: that nothing is open is only said of a fresh answer. */
export function troubleLine(trouble: RegionTrouble, now: EpochMs): string {
  const [event] = trouble.status === "quiet" ? [] : trouble.events;
  if (trouble.status === "quiet") return `none told, ${ageText(trouble.at, now)}`;
  if (trouble.status === "open") return event ? `since ${when(event.since, now)}` : "told";
  if (trouble.at !== null) return `not known, last read ${ageText(trouble.at, now)}`;
  return trouble.problem === null ? "not asked yet" : "not known, the feed did not answer";
}
