import type { EpochMs } from "@/lib/domain/time";
import { type RegionAnswer, sayingOf } from "./answers";
import type { EntitlementOutcome } from "./entitlement";
import type { PendingStart } from "./start";
import type { Failure } from "./watch";

/** What a poll or a scan read. `at` is when it was asked; `jitter`, from -1 to 1, places the next poll. */
export type ReadEvent = {
  type: "read";
  by: "poll" | "scan";
  at: EpochMs;
  jitter: number;
  answers: readonly RegionAnswer[];
  /** Null where it was not asked together with the answers. */
  entitlement: EntitlementOutcome | null;
  start: PendingStart | null;
};

export type DismissedEvent = { type: "dismissed"; at: EpochMs };

/** Somebody takes a dismissal back. */
export type ResumedEvent = { type: "resumed"; at: EpochMs };

/** Its account is no longer in the configuration. */
export type RemovedEvent = { type: "removed"; at: EpochMs };

/** Someone says that what stood in the way is gone. `failure` is what it was, where no failed watch says so. */
export type FixedEvent = {
  type: "fixed";
  at: EpochMs;
  regions: readonly string[];
  failure: Failure | null;
};

/**
 * AWS accepted a call of ours that makes the agreement, sent at `at`, however late that is known; `existed`: it was there
 * before. `regions` are those that offer the model.
 */
export type AcceptedEvent = {
  type: "accepted";
  at: EpochMs;
  existed: boolean;
  /** AWS showed it in error before, and may show that for a while yet. */
  wasError: boolean;
  regions: readonly string[];
};

export type WatchEvent =
  | AcceptedEvent
  | ReadEvent
  | DismissedEvent
  | ResumedEvent
  | RemovedEvent
  | FixedEvent;

export const saysPending = (answer: RegionAnswer): boolean =>
  "availability" in answer && sayingOf(answer.availability) === "pending";

/** When the newest of some answers was given; null when none was. */
export function newestAnswerAt(answers: readonly RegionAnswer[]): EpochMs | null {
  const times = answers.filter((answer) => "availability" in answer).map(({ at }) => at);
  return times.length > 0 ? Math.max(...times) : null;
}
