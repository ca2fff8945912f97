import { type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";

/** Without a request for so long a session ends. */
export const IDLE_MS = 8 * HOUR_MS;
/** And after so long in any case: then the provider is asked again. */
export const WHOLE_MS = 12 * HOUR_MS;
/** That somebody was seen is written at most so often. */
export const SEEN_EVERY_MS = MINUTE_MS;

/** Why sessions end. `replaced`: by another sign-in in the same browser. */
export const SESSION_ENDS = [
  "idle",
  "whole",
  "sign-out",
  "provider",
  "admin",
  "grant-gone",
  "replaced",
] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

type Life = { createdAt: EpochMs; seenAt: EpochMs };

/** When a session ends by itself if nobody is seen any more. */
export const endsAt = ({ createdAt, seenAt }: Life): EpochMs =>
  Math.min(createdAt + WHOLE_MS, seenAt + IDLE_MS);

/** What the clock says of a session: null while it lasts. */
export function endedByClock(life: Life, now: EpochMs): "idle" | "whole" | null {
  if (now >= life.createdAt + WHOLE_MS) return "whole";
  return now >= life.seenAt + IDLE_MS ? "idle" : null;
}
