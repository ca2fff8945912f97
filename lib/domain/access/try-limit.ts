import type { EpochMs } from "@/lib/domain/time";

/** How often something may be tried within a time. */
export type TryLimit = { tries: number; withinMs: number };

/** The tries of the present window; it begins with the first try after the one before has ended. */
export type Tries = { since: EpochMs; count: number };

export type Tried = { allowed: true; tries: Tries } | { allowed: false; until: EpochMs };

/** Counts one more try, or says until when no further one is allowed. A clock set back begins a new window. */
export function tryOnce(before: Tries | null, limit: TryLimit, now: EpochMs): Tried {
  const until = before ? before.since + limit.withinMs : now;
  if (!before || now >= until || now < before.since)
    return { allowed: true, tries: { since: now, count: 1 } };
  if (before.count >= limit.tries) return { allowed: false, until };
  return { allowed: true, tries: { since: before.since, count: before.count + 1 } };
}
