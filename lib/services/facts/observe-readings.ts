import { advance } from "@/lib/domain/agreement/advance";
import type { RegionAnswer } from "@/lib/domain/agreement/answers";
import { entitlementAt } from "@/lib/domain/agreement/entitlement";
import { type ReadEvent, saysPending } from "@/lib/domain/agreement/events";
import { openWatch } from "@/lib/domain/agreement/open-watch";
import { pendingStart } from "@/lib/domain/agreement/start";
import type { Watch, WatchKey } from "@/lib/domain/agreement/watch";
import {
  type AccountFacts,
  type Availability,
  lastGood,
  NO_ACCOUNT_FACTS,
  type Reading,
} from "@/lib/domain/facts/facts";
import { groupBy } from "@/lib/domain/group-by";
import { own } from "@/lib/domain/own";
import type { EpochMs } from "@/lib/domain/time";
import type { StoreContext } from "@/lib/services/context";
import type { StoredRegion } from "@/lib/services/ports/stores";
import { storedAccount } from "@/lib/services/watches/account";
import { answerOf } from "@/lib/services/watches/answers";
import { changeWatch, readWatchesOf } from "@/lib/services/watches/watch-docs";

/** Readings of one region, by model id. */
export type ObservedReadings = {
  region: string;
  availability: Readonly<Record<string, Reading<Availability>>>;
};

/**
 * Opens a watch for every agreement that was just read as PENDING, and tells the watches there are what was read.
 * `account` is the account id, or the account's key while its id is not known.
 */
export async function observeReadings(
  ctx: StoreContext,
  { account, readings }: { account: string; readings: readonly ObservedReadings[] },
): Promise<void> {
  const answers = readings.flatMap(({ region, availability }) =>
    Object.entries(availability).flatMap(([modelId, reading]) => {
      const answer = answerOf(region, reading);
      return answer ? [{ modelId, answer, reading }] : [];
    }),
  );
  const pending = answers.filter(({ answer }) => saysPending(answer));
  const models = new Set(pending.map(({ modelId }) => modelId));
  const standing = await readWatchesOf(ctx, account, [...models]);
  const watched = new Map(standing.map((one) => [one.watch.modelId, one]));
  const news = answers.filter(({ modelId, answer }) => isNews(watched.get(modelId)?.watch, answer));
  if (news.length === 0) return;
  const facts = (await storedAccount(ctx, account))?.facts ?? NO_ACCOUNT_FACTS;
  const stored = new Map<string, Promise<StoredRegion | null>>();
  const storedIn = (region: string) => {
    const row = stored.get(region) ?? ctx.stores.facts.region(account, region);
    stored.set(region, row);
    return row;
  };
  for (const [modelId, told] of groupBy(news, (one) => one.modelId)) {
    const events: ReadEvent[] = [];
    for (const { answer, reading } of told) {
      const seenAt = (await firstSeen({ modelId, answer, reading, storedIn })) ?? answer.at;
      events.push(readEvent({ modelId, answer, account: facts, firstSeenAt: seenAt }));
    }
    const key = { account, modelId };
    const known = watched.get(modelId) ?? null;
    await changeWatch(ctx, { ...key, known }, (watch) => events.reduce(tellOf(key), watch));
  }
}

const tellOf =
  (key: WatchKey) =>
  (watch: Watch | null, event: ReadEvent): Watch | null =>
    watch ? advance(watch, event) : openWatch(key, event);

/** A failed reading tells a watch nothing, and what is not PENDING only matters to one that knows the region. */
function isNews(watch: Watch | undefined, answer: RegionAnswer): boolean {
  if ("fault" in answer) return false;
  return saysPending(answer) || !!watch?.regions.some(({ region }) => region === answer.region);
}

/** When an unbroken run of PENDING began: as the reading says once it was merged, else as the stored one before it. */
async function firstSeen({
  modelId,
  answer,
  reading,
  storedIn,
}: {
  modelId: string;
  answer: RegionAnswer;
  reading: Reading<Availability>;
  storedIn: (region: string) => Promise<StoredRegion | null>;
}): Promise<EpochMs | null> {
  if (!saysPending(answer)) return null;
  const since = lastGood(reading)?.value.pendingSince ?? null;
  if (since !== null) return since;
  const before = await storedIn(answer.region);
  const last = lastGood(before ? own(before.facts.availability, modelId) : undefined);
  return last?.value.agreement === "PENDING" ? (last.value.pendingSince ?? last.source.at) : null;
}

function readEvent(read: {
  modelId: string;
  answer: RegionAnswer;
  account: AccountFacts;
  firstSeenAt: EpochMs;
}): ReadEvent {
  const { modelId, answer, account, firstSeenAt } = read;
  const facts = { modelId, agreements: account.agreements, entitlements: account.entitlements };
  return {
    type: "read",
    by: "scan",
    at: answer.at,
    jitter: 0,
    answers: [answer],
    entitlement: entitlementAt(facts, answer.at),
    start: saysPending(answer) ? pendingStart({ ...facts, firstSeenAt }) : null,
  };
}
