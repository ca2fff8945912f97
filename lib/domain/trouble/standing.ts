import type { Partition } from "@/lib/domain/region";
import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import { type FeedItem, openEvents, type TroubleEvent } from "./events";

/** What one Region's feed has given so far; times are of this server. `failed` null: the last try answered. */
export type FeedRecord = {
  answered: { at: EpochMs; items: readonly FeedItem[] } | null;
  failed: { at: EpochMs; since: EpochMs; problem: string } | null;
};

/**
 * What AWS says of itself in a Region. It is no part of any verdict. That nothing is open is only said of an answer that
 * is fresh: `unknown` is not healthy, and holds what was open when it was last known.
 */
export type RegionTrouble =
  | { status: "open"; at: EpochMs; events: readonly TroubleEvent[] }
  | { status: "quiet"; at: EpochMs }
  | {
      status: "unknown";
      /** Null: never answered. */
      at: EpochMs | null;
      /** Null: not asked yet. */
      problem: string | null;
      events: readonly TroubleEvent[];
    };

export const ASK_EVERY_MS = 5 * MINUTE_MS;
/** Three rounds. */
export const FRESH_MS = 3 * ASK_EVERY_MS;

export const NO_RECORD: FeedRecord = { answered: null, failed: null };

export function standingOf({ answered, failed }: FeedRecord, now: EpochMs): RegionTrouble {
  const problem = failed?.problem ?? null;
  if (answered === null) return { status: "unknown", at: null, problem, events: [] };
  const { at, items } = answered;
  const events = openEvents(items, now);
  if (now - at > FRESH_MS) return { status: "unknown", at, problem, events };
  return events.length > 0 ? { status: "open", at, events } : { status: "quiet", at };
}

const COVERED: readonly Partition[] = ["aws", "aws-us-gov"];

/** Whether AWS's public feeds speak of a partition: China has a page of its own, and the closed ones have none. */
export const isCovered = (partition: Partition): boolean => COVERED.includes(partition);
