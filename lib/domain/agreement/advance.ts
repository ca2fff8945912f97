import type { EpochMs } from "@/lib/domain/time";
import { afterAnswer } from "./answers";
import { type AcceptedEvent, newestAnswerAt, type ReadEvent, type WatchEvent } from "./events";
import { withPoll } from "./history";
import { withNotice } from "./notices";
import { accepted, readAfterEnd, readAfterFix, scannedRegions } from "./open-watch";
import { outcomeOf } from "./outcome";
import { resumable } from "./resume";
import {
  type DismissedFlight,
  type InFlight,
  isInFlight,
  type RegionSight,
  type Watch,
} from "./watch";

/** The only place where a watch changes. An event that changes nothing gives the same object back. */
export function advance(watch: Watch, event: WatchEvent): Watch {
  const { flight } = watch;
  switch (event.type) {
    case "dismissed":
      return dismiss(watch, event.at);
    case "resumed":
      return flight.state === "dismissed" ? resume(watch, flight) : watch;
    case "removed":
      return remove(watch, event.at);
    case "fixed":
      return readAfterFix(watch, event);
    case "accepted":
      return isOf(flight, event) ? watch : accepted(watch, event);
    case "read":
      return isInFlight(flight)
        ? read(watch, { event: sinceFix(event, flight), flight })
        : readAfterEnd(watch, { event, flight });
  }
}

/** The attempt that was under way when it was accepted, or began since, is the one that was accepted. */
const isOf = (flight: Watch["flight"], { at }: AcceptedEvent): boolean =>
  isInFlight(flight) ? flight.state !== "settling" : flight.endedAt >= at;

/** A read in which no region answered changes no state. */
function read(watch: Watch, { event, flight }: { event: ReadEvent; flight: InFlight }): Watch {
  const polled = event.by === "poll";
  const regions = polled
    ? polledRegions(watch, event)
    : scannedRegions(watch.regions, event.answers);
  const next = polled ? withPoll({ ...watch, regions }, event) : { ...watch, regions };
  const at = newestAnswerAt(event.answers);
  if (at === null) return same(watch, next);
  const { entitlement, start } = event;
  const after = outcomeOf(flight, { at, regions, entitlement, start });
  const agreementId = start?.agreementId ?? watch.agreementId;
  return same(watch, withNotice({ ...next, agreementId, flight: after }, flight.state));
}

/** What was asked before a fix says nothing about it. */
function sinceFix(event: ReadEvent, flight: InFlight): ReadEvent {
  if (flight.state !== "settling") return event;
  return { ...event, answers: event.answers.filter(({ at }) => at >= flight.startedAt) };
}

function polledRegions(watch: Watch, event: ReadEvent): RegionSight[] {
  const answers = new Map(event.answers.map((answer) => [answer.region, answer]));
  return watch.regions.map((sight) => {
    const answer = answers.get(sight.region);
    return answer ? afterAnswer(sight, { answer, askedAt: event.at }) : sight;
  });
}

function dismiss(watch: Watch, at: EpochMs): Watch {
  const { flight } = watch;
  if (flight.state === "dismissed") return watch;
  const { startedAt, state: was } = flight;
  const endedAt = isInFlight(flight) ? Math.max(at, startedAt) : flight.endedAt;
  const pendingEnded = !watch.regions.some(({ says }) => says === "pending");
  const before = flight;
  return {
    ...watch,
    flight: { state: "dismissed", startedAt, endedAt, was, pendingEnded, before },
  };
}

/** The attempt goes on as it stood; what AWS says by now is asked at once, since its last poll lies behind. */
function resume(watch: Watch, flight: DismissedFlight): Watch {
  const before = resumable(flight);
  return before ? { ...watch, flight: before } : watch;
}

/** Nobody is asked about an account that is gone; should it come back, what pends then is a new attempt. */
function remove(watch: Watch, at: EpochMs): Watch {
  if (!isInFlight(watch.flight)) return watch;
  const dismissed = dismiss(watch, at);
  if (dismissed.flight.state !== "dismissed") return dismissed;
  const flight = { ...dismissed.flight, pendingEnded: true, because: "account-removed" } as const;
  return { ...dismissed, flight };
}

const same = (before: Watch, after: Watch): Watch =>
  JSON.stringify(before) === JSON.stringify(after) ? before : after;
