import { type EpochMs, SECOND_MS } from "@/lib/domain/time";
import { afterAnswer, type RegionAnswer, unseen } from "./answers";
import {
  type AcceptedEvent,
  type FixedEvent,
  newestAnswerAt,
  type ReadEvent,
  saysPending,
  type WatchEvent,
} from "./events";
import { withNotice, withPast } from "./notices";
import { type Heard, outcomeOf, startFlight } from "./outcome";
import { type Failure, type Flight, isInFlight, type RegionSight, type Watch } from "./watch";

/** A watch between two attempts. */
type UnstartedWatch = Omit<Watch, "flight">;
type EndedFlight = Extract<Flight, { endedAt: EpochMs }>;

/** A PENDING read this soon after the end may have been asked before it. */
const ECHO_MS = 5 * SECOND_MS;

/** A new watch, if the event calls for one: it was accepted, PENDING was seen, or someone fixed what was blocked. */
export function openWatch(
  key: { account: string; modelId: string },
  event: WatchEvent,
): Watch | null {
  const unstarted: UnstartedWatch = {
    version: 1,
    ...key,
    flightNo: 1,
    openedAt: event.at,
    agreementId: null,
    jitter: 0,
    lastPollAt: null,
    regions: [],
    history: [],
    notices: [],
    past: [],
  };
  if (event.type === "accepted")
    return event.regions.length > 0 ? pendsSince(unstarted, event) : null;
  if (event.type === "read") return pendsAsSeen(unstarted, { event, notBefore: null });
  if (event.type !== "fixed" || !event.failure || event.regions.length === 0) return null;
  return waitsForFix(unstarted, { event, regions: event.regions, failure: event.failure });
}

/** An ended watch begins anew when PENDING is seen anew, for a reason that is not the old one. */
export function readAfterEnd(
  watch: Watch,
  { event, flight }: { event: ReadEvent; flight: EndedFlight },
): Watch {
  const answers = event.answers.filter(({ at }) => at > flight.endedAt + ECHO_MS);
  if (!answers.some(saysPending)) return notePendingEnded(watch, answers);
  if (!mayPendAgain(flight, event)) return watch;
  return (
    pendsAsSeen(unstartedAgain(watch, event.at), {
      event: { ...event, answers },
      notBefore: flight.endedAt,
    }) ?? watch
  );
}

/** What was accepted anew is an attempt of its own. */
export const accepted = (watch: Watch, event: AcceptedEvent): Watch =>
  event.regions.length > 0 ? pendsSince(unstartedAgain(watch, event.at), event) : watch;

/** Its start is ours to know, unless it was there before; an acceptance that AWS dates earlier is another's. */
const pendsSince = (
  unstarted: UnstartedWatch,
  { at, existed, wasError, regions }: AcceptedEvent,
): Watch => ({
  ...unstarted,
  regions: [...new Set(regions)].sort().map(unseen),
  flight: {
    state: "pending",
    startedAt: at,
    source: "acceptance",
    notBefore: existed ? null : at,
    ...(wasError && { wasError }),
  },
});

/** Gives a fix its time. Nothing to do while the agreement is in flight, or where nothing was blocked. */
export function readAfterFix(watch: Watch, event: FixedEvent): Watch {
  const { flight } = watch;
  if (isInFlight(flight)) return watch;
  const failure = flight.state === "failed" ? flight.failure : event.failure;
  const regions = [...new Set([...watch.regions.map(({ region }) => region), ...event.regions])];
  if (!failure || regions.length === 0) return watch;
  return waitsForFix(
    { ...unstartedAgain(watch, event.at), agreementId: watch.agreementId },
    { event, regions, failure },
  );
}

/** The sights after a scan, which adds the regions where the agreement pends. */
export function scannedRegions(
  regions: readonly RegionSight[],
  answers: readonly RegionAnswer[],
): RegionSight[] {
  const watched = new Map(regions.map((sight) => [sight.region, sight]));
  for (const answer of answers) {
    const sight =
      watched.get(answer.region) ?? (saysPending(answer) ? unseen(answer.region) : null);
    if (sight) watched.set(answer.region, afterAnswer(sight, { answer, askedAt: null }));
  }
  return [...watched.values()].sort((a, b) => (a.region < b.region ? -1 : 1));
}

function pendsAsSeen(
  unstarted: UnstartedWatch,
  { event, notBefore }: { event: ReadEvent; notBefore: EpochMs | null },
): Watch | null {
  const answers = event.answers.filter(saysPending);
  const at = newestAnswerAt(answers);
  if (at === null) return null;
  const regions = scannedRegions([], answers);
  const heard: Heard = { at, regions, entitlement: event.entitlement, start: event.start };
  const flight = outcomeOf(startFlight(heard, notBefore), heard);
  const agreementId = event.start?.agreementId ?? null;
  return withNotice(
    { ...unstarted, regions, agreementId, jitter: event.jitter, flight },
    "pending",
  );
}

function waitsForFix(
  unstarted: UnstartedWatch,
  fixed: { event: FixedEvent; regions: readonly string[]; failure: Failure },
): Watch {
  const flight: Flight = { state: "settling", startedAt: fixed.event.at, from: fixed.failure };
  return { ...unstarted, regions: [...fixed.regions].sort().map(unseen), flight };
}

/** Waiting for a fix is no attempt that past ones are counted by: what comes of it has its number. */
const unstartedAgain = (watch: Watch, at: EpochMs): UnstartedWatch => ({
  ...watch,
  flightNo: isInFlight(watch.flight) ? watch.flightNo : watch.flightNo + 1,
  openedAt: at,
  agreementId: null,
  lastPollAt: null,
  regions: [],
  history: [],
  past: withPast(watch),
});

function mayPendAgain(flight: EndedFlight, { entitlement, start }: ReadEvent): boolean {
  if (flight.state === "dismissed") return flight.pendingEnded;
  if (flight.state !== "failed") return true;
  if (entitlement?.failed) return false;
  if (flight.failure.by !== "entitlement") return true;
  return entitlement?.failed === false && start !== null && start.agreementId !== null;
}

/** A dismissed watch notes when PENDING ended in a region of its own, so that the next one counts as new. */
function notePendingEnded(watch: Watch, answers: readonly RegionAnswer[]): Watch {
  const { flight } = watch;
  if (flight.state !== "dismissed" || flight.pendingEnded) return watch;
  const own = new Set(watch.regions.map(({ region }) => region));
  const ended = answers.some((answer) => "availability" in answer && own.has(answer.region));
  return ended ? { ...watch, flight: { ...flight, pendingEnded: true } } : watch;
}
