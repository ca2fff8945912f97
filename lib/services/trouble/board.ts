import type { EpochMs } from "@/lib/domain/time";
import {
  type FeedRecord,
  NO_RECORD,
  type RegionTrouble,
  standingOf,
} from "@/lib/domain/trouble/standing";
import type { FeedAnswer } from "@/lib/services/ports/trouble";

export type LastTries = {
  answeredAt: EpochMs | null;
  /** The newest try that failed and was not followed by an answer, in any of the Regions asked about. */
  failed: { at: EpochMs; problem: string } | null;
};

/**
 * What AWS's public feeds last said, in the memory of this process: it is asked again in minutes. It holds nothing of any
 * account; whose Regions are shown says who asks for them by name.
 */
export type TroubleBoard = {
  note(region: string, answer: FeedAnswer, at: EpochMs): void;
  /** The ETag of what is held; null: nothing is, or it came without. */
  etagOf(region: string): string | null;
  standing(region: string, now: EpochMs): RegionTrouble;
  lastTries(regions: readonly string[]): LastTries;
};

export function createTroubleBoard(): TroubleBoard {
  const held = new Map<string, FeedRecord & { etag: string | null }>();
  const of = (region: string) => held.get(region) ?? { ...NO_RECORD, etag: null };
  return {
    note(region, answer, at) {
      const { answered, failed, etag } = of(region);
      if (answer.status === "failed") {
        const { problem } = answer;
        held.set(region, { answered, etag, failed: { at, problem, since: failed?.since ?? at } });
        return;
      }
      const read = answer.status === "read" ? answer : { items: answered?.items ?? [], etag };
      held.set(region, { answered: { at, items: read.items }, etag: read.etag, failed: null });
    },
    etagOf: (region) => of(region).etag,
    standing: (region, now) => standingOf(of(region), now),
    lastTries(regions) {
      const records = regions.map(of);
      const answers = records.flatMap(({ answered }) => answered?.at ?? []);
      const failures = records.flatMap(({ failed }) => failed ?? []).sort((a, b) => b.at - a.at);
      return {
        answeredAt: answers.length > 0 ? Math.max(...answers) : null,
        failed: failures[0] ?? null,
      };
    },
  };
}
