import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { ACTIVATION_WINDOW_MS } from "./start";
import type { WatchState } from "./states";
import { type InFlight, isInFlight, type RegionSight, type Watch } from "./watch";

/**
 * How long a fix may take to show: AWS allows 2 minutes after a permission was added.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export const SETTLING_MS = 2 * MINUTE_MS;

const EAGER_FOR_MS = 2 * MINUTE_MS;
const EAGER_MS = 15 * SECOND_MS;
const STEADY_MS = 30 * SECOND_MS;
const OVERDUE_MS = 15 * MINUTE_MS;
const OVERDUE_FOR_MS = DAY_MS;
const LONG_OVERDUE_MS = HOUR_MS;
const JITTER = 0.2;
const BACK_OFF_MAX_MS = 5 * MINUTE_MS;

/** A clock that is behind the last poll by more than this was turned back. */
const TURNED_BACK_MS = 30 * SECOND_MS;

/** When the time AWS gives itself, or a fix gets, is over. */
export function deadlineAt(flight: { state: WatchState; startedAt: EpochMs }): EpochMs {
  return flight.startedAt + (flight.state === "settling" ? SETTLING_MS : ACTIVATION_WINDOW_MS);
}

/** When one region is asked next; null when nothing is in flight. Backs off, up to 5 minutes, while the region fails. */
export function nextAskAt(watch: Watch, sight: RegionSight): EpochMs | null {
  const { flight } = watch;
  if (!isInFlight(flight)) return null;
  if (sight.askedAt === null && flight.state === "settling") return flight.startedAt;
  const lastAt = sight.askedAt ?? watch.openedAt;
  const everyMs = intervalMs(flight, lastAt);
  if (sight.failures > 0) {
    const backOffMs = Math.min(everyMs * 2 ** sight.failures, BACK_OFF_MAX_MS);
    return lastAt + Math.max(everyMs, backOffMs);
  }
  if (everyMs > STEADY_MS) return lastAt + everyMs;
  const nextAt = lastAt + Math.round(everyMs * (1 + JITTER * watch.jitter));
  return onDeadline(
    { lastAt, nextAt, earliestAt: lastAt + everyMs * (1 - JITTER) },
    deadlineAt(flight),
  );
}

/** When the watch is polled next: the earliest time of a region that is still to be asked; null when nothing is in flight. */
export function nextPollAt(watch: Watch): EpochMs | null {
  const times = openRegions(watch).flatMap((sight) => nextAskAt(watch, sight) ?? []);
  return times.length > 0 ? Math.min(...times) : null;
}

/** The regions to ask now. A clock that was turned back makes a region due, for its waiting time means nothing then. */
export function regionsToAsk(watch: Watch, now: EpochMs): readonly string[] {
  return openRegions(watch)
    .filter((sight) => {
      const nextAt = nextAskAt(watch, sight);
      if (nextAt === null) return false;
      return now >= nextAt || now < (sight.askedAt ?? watch.openedAt) - TURNED_BACK_MS;
    })
    .map(({ region }) => region);
}

/** The state at a time: PENDING past its deadline is overdue even before AWS was asked again. */
export function stateAt(watch: Watch, now: EpochMs): WatchState {
  const { flight } = watch;
  if (flight.state !== "pending") return flight.state;
  return clockAt(watch, now) >= deadlineAt(flight) ? "overdue" : "pending";
}

/** The watch's own time: never before the last thing AWS said, so a clock that jumps back turns nothing back. */
export function clockAt(watch: Watch, now: EpochMs): EpochMs {
  return Math.max(now, watch.flight.startedAt, ...watch.regions.map(({ seenAt }) => seenAt ?? 0));
}

/** When an overdue agreement is worth another call: every 15 minutes from its deadline on. Null unless overdue. */
export function nextTryAt(watch: Watch, now: EpochMs): EpochMs | null {
  if (stateAt(watch, now) !== "overdue") return null;
  const dueAt = deadlineAt(watch.flight);
  const passed = Math.floor((clockAt(watch, now) - dueAt) / OVERDUE_MS);
  return dueAt + (passed + 1) * OVERDUE_MS;
}

function openRegions({ flight, regions }: Watch): readonly RegionSight[] {
  if (!isInFlight(flight)) return [];
  if (flight.state === "settling") return regions;
  return regions.filter(({ says }) => says !== "ready" && says !== "not-offered");
}

function intervalMs(flight: InFlight, lastAt: EpochMs): number {
  if (flight.state === "settling") return EAGER_MS;
  const ageMs = lastAt - flight.startedAt;
  if (ageMs < EAGER_FOR_MS) return EAGER_MS;
  if (ageMs < ACTIVATION_WINDOW_MS) return STEADY_MS;
  return ageMs < ACTIVATION_WINDOW_MS + OVERDUE_FOR_MS ? OVERDUE_MS : LONG_OVERDUE_MS;
}

/** A poll that would fall just past the deadline falls on it, where the interval's range allows. */
function onDeadline(
  { lastAt, nextAt, earliestAt }: { lastAt: EpochMs; nextAt: EpochMs; earliestAt: EpochMs },
  dueAt: EpochMs,
): EpochMs {
  const passesIt = lastAt < dueAt && dueAt < nextAt;
  return passesIt && dueAt >= earliestAt ? dueAt : nextAt;
}
