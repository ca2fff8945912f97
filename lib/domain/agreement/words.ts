import { classify } from "@/lib/domain/diagnosis/classify";
import type { EpochMs } from "@/lib/domain/time";
import { isoTime } from "@/lib/domain/words/dates";
import { durationText, roughDurationText } from "@/lib/domain/words/durations";
import { regionsText } from "@/lib/domain/words/places";
import { disagreeing } from "./answers";
import { tookAtMost } from "./notice-text";
import { clockAt, deadlineAt, nextTryAt, stateAt } from "./schedule";
import type { Flight, RegionSight, Watch } from "./watch";

type Sentence = { watch: Watch; now: EpochMs; earlier: readonly number[]; failure: string | null };

/** What happens next to an attempt in flight, or what came of one that ended. `earlier`: how long others took, in ms. */
export function sentenceOf({ watch, now, earlier, failure }: Sentence): string {
  const { flight } = watch;
  switch (flight.state) {
    case "pending":
    case "overdue":
      return stateAt(watch, now) === "overdue" ? overdueText(watch, now) : pendingText(earlier);
    case "settling":
      return "AWS is asked whether the fix has taken effect; it allows itself 2 min.";
    case "active":
      return activeText(watch, flight);
    case "failed":
      return failure ?? "The agreement failed and AWS gives no reason.";
    case "lapsed":
      return "The agreement is gone again. The next call, or accepting the offer, starts a new one.";
    case "dismissed":
      return flight.because === "account-removed"
        ? "Its account is no longer in the configuration, so it is no longer asked about."
        : "Dismissed. It is no longer asked about.";
  }
}

function pendingText(earlier: readonly number[]): string {
  return `AWS Marketplace creates the agreement.${earlierText(earlier)} Calls may succeed now and still fail later.`;
}

function earlierText(earlier: readonly number[]): string {
  if (earlier.length === 0) return "";
  const [least, most] = [Math.min(...earlier), Math.max(...earlier)].map(roughDurationText);
  return least === most
    ? ` An earlier one took ${least} here.`
    : ` Earlier ones took ${least} to ${most} here.`;
}

function overdueText(watch: Watch, now: EpochMs): string {
  const at = nextTryAt(watch, now);
  const again = at === null ? "" : `Try the call again at ${utcTime(at)}. `;
  return `${again}Still pending after that: open a Support case.`;
}

function activeText(watch: Watch, flight: Extract<Flight, { state: "active" }>): string {
  const took = flight.endedAt - flight.startedAt;
  const most = tookAtMost(flight) ? "at most " : "";
  return `Agreement ready after ${most}${roughDurationText(took)} in ${regionsText(watch.regions)}.${lateText(flight)} No call was tried.`;
}

function lateText(flight: Extract<Flight, { state: "active" }>): string {
  const lateMs = flight.endedAt - deadlineAt({ ...flight, state: "pending" });
  return lateMs > 0 ? ` It was ${roughDurationText(lateMs)} over its 15 min.` : "";
}

/** "Regions disagree: eu-west-3 says AVAILABLE, the others PENDING." Null while they agree. */
export function disagreementText({ regions, flight }: Watch): string | null {
  if (flight.state !== "pending" && flight.state !== "overdue") return null;
  const odd = disagreeing(regions);
  const usual = regions.find((sight) => !odd.includes(sight) && sight.says !== "not-offered");
  const [first] = odd;
  if (!first || !usual) return null;
  const names =
    odd.length > 3 ? `${odd.length} Regions` : odd.map(({ region }) => region).join(", ");
  const values = [...new Set(odd.map(({ agreement }) => agreement ?? "nothing"))].join(" or ");
  const say = odd.length === 1 ? "says" : "say";
  return `Regions disagree: ${names} ${say} ${values}, ${otherRegions(regions, odd)} ${usual.agreement ?? "nothing"}.`;
}

const otherRegions = (regions: readonly RegionSight[], odd: readonly RegionSight[]): string =>
  regions.length - odd.length === 1
    ? (regions.find((sight) => !odd.includes(sight))?.region ?? "")
    : "the others";

/** Minutes that AWS's error texts tell to wait, the longest of them; null where none does. */
export function waitMinutesOf({ regions }: Watch): number | null {
  const waits = regions.flatMap(({ text }) => {
    if (text === null) return [];
    return (
      classify({ name: null, httpStatus: null, message: text, operation: null }).waitMinutes ?? []
    );
  });
  return waits.length > 0 ? Math.max(...waits) : null;
}

/** Everything AWS Support asks for, ready to paste into a case. Holds ids and times, and no secret. */
export function supportTextOf(watch: Watch, now: EpochMs): string {
  const { flight, regions, agreementId } = watch;
  const waited = clockAt(watch, now) - flight.startedAt;
  const lines = [
    `Amazon Bedrock model access: the AWS Marketplace agreement stays PENDING past 15 minutes.`,
    "",
    `Account: ${watch.account}`,
    `Model: ${watch.modelId}`,
    `Agreement: ${agreementId ?? "none found by SearchAgreements for this model's product"}`,
    `Pending since: ${isoTime(flight.startedAt)}${startNote(flight)}`,
    `Pending for: ${durationText(waited)} at ${isoTime(clockAt(watch, now))}`,
    "",
    "GetFoundationModelAvailability, agreementAvailability.status:",
    ...regions.map(regionLine),
  ];
  return lines.join("\n");
}

function startNote(flight: Flight): string {
  if (!("source" in flight)) return "";
  return flight.source === "acceptance" ? " (acceptance time)" : " (first seen)";
}

function regionLine({ region, agreement, seenAt, requestId }: RegionSight): string {
  if (seenAt === null) return `- ${region}: no answer yet`;
  return `- ${region}: ${agreement ?? "no value"} at ${isoTime(seenAt)}, request id ${requestId ?? "not given"}`;
}
const utcTime = (at: EpochMs): string => isoTime(at).slice(11, 16);
