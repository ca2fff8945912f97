import type { DismissedFlight, Flight } from "./watch";

/**
 * How a dismissed attempt goes on when it is watched again; null where its account is gone, or where an earlier version
 * dismissed it and kept too little of it. Of one that was in flight then, the start is enough.
 */
export function resumable(flight: DismissedFlight): Exclude<Flight, DismissedFlight> | null {
  const { because, before, was, startedAt } = flight;
  if (because === "account-removed") return null;
  if (before) return before;
  return was === "pending" || was === "overdue"
    ? { state: was, startedAt, source: "first-sight", notBefore: null }
    : null;
}
