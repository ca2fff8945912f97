import { fixFor } from "@/lib/domain/catalogue/fix";
import type { LinkTarget } from "@/lib/domain/links/target";
import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import { roughDurationText } from "@/lib/domain/words/durations";
import { regionsText } from "@/lib/domain/words/places";
import type { Failure, Notice, PastFlight, Watch } from "./watch";

/** What a failure is and who acts, in a sentence or two. */
export function failureText(failure: Pick<Failure, "code" | "cause">, target: LinkTarget): string {
  const { sentence } = fixFor({ code: failure.code, cause: failure.cause, ...target });
  return sentence;
}

type Transition = { notice: Notice; watch: Watch; target: LinkTarget };

/** One transition in a sentence, for those who are not looking at the page. */
export function noticeText({ notice, watch, target }: Transition): string {
  const attempt = attemptOf(watch, notice.flightNo);
  const tookMs = notice.at - (attempt?.startedAt ?? notice.at);
  const regions = notice.flightNo === watch.flightNo ? `, ${regionsText(watch.regions)}` : "";
  const about = `${watch.modelId}, account ${watch.account}${regions}`;
  switch (notice.kind) {
    case "active":
      return `${about}: agreement ready after ${roughDurationText(tookMs)}. No call was tried.`;
    case "overdue":
      return `${about}: the agreement is still PENDING after 15 min. Try the call again; if it goes on, open a Support case.`;
    case "lapsed":
      return `${about}: the agreement is gone again after ${roughDurationText(tookMs)}. The next call, or accepting the offer, starts a new one.`;
    case "failed": {
      const failure = attempt && "code" in attempt && attempt.code ? attempt : null;
      const why = failure?.code
        ? ` ${failureText({ code: failure.code, cause: failure.cause }, target)}`
        : "";
      return `${about}: the agreement failed after ${roughDurationText(tookMs)}.${why}`;
    }
  }
}

type Attempt = Pick<PastFlight, "startedAt" | "code" | "cause">;

/** The attempt a notice is of; null when it is no longer kept. */
export function attemptOf({ flight, flightNo, past }: Watch, wanted: number): Attempt | null {
  if (wanted !== flightNo) return past.at(wanted - flightNo) ?? null;
  const { code, cause } = flight.state === "failed" ? flight.failure : { code: null, cause: null };
  return { startedAt: flight.startedAt, code, cause };
}

/** When the answer that ended an attempt might have come earlier: PENDING was last seen long before. */
export function tookAtMost(flight: { endedAt: EpochMs; lastPendingAt: EpochMs | null }): boolean {
  return flight.lastPendingAt !== null && flight.endedAt - flight.lastPendingAt > 2 * MINUTE_MS;
}
