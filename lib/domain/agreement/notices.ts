import type { WatchState } from "./states";
import { isInFlight, NOTICE_KINDS, type PastFlight, type Watch } from "./watch";

const NOTICES_KEPT = 20;
const PAST_KEPT = 5;

/** The watch with the notice of a state it has just come to, if people are told of that state. */
export function withNotice(watch: Watch, before: WatchState): Watch {
  const { flight, flightNo } = watch;
  const kind = NOTICE_KINDS.find((candidate) => candidate === flight.state);
  if (!kind || flight.state === before) return watch;
  const at = "endedAt" in flight ? flight.endedAt : lastSeenAt(watch);
  return { ...watch, notices: [...watch.notices, { flightNo, kind, at }].slice(-NOTICES_KEPT) };
}

/** Earlier attempts, with the one that is about to be replaced. */
export function withPast({ past, flight }: Watch): PastFlight[] {
  if (isInFlight(flight)) return past;
  const { state, startedAt, endedAt } = flight;
  const { code, cause } = flight.state === "failed" ? flight.failure : { code: null, cause: null };
  return [...past, { state, startedAt, endedAt, code, cause }].slice(-PAST_KEPT);
}

const lastSeenAt = ({ regions, openedAt }: Watch): number =>
  Math.max(openedAt, ...regions.map(({ seenAt }) => seenAt ?? 0));
