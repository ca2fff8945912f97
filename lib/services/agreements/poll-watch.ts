import { advance } from "@/lib/domain/agreement/advance";
import { type RegionAnswer, sayingOf } from "@/lib/domain/agreement/answers";
import { newestAnswerAt, type ReadEvent, saysPending } from "@/lib/domain/agreement/events";
import { regionsToAsk } from "@/lib/domain/agreement/schedule";
import { pendingStart } from "@/lib/domain/agreement/start";
import type { Watch } from "@/lib/domain/agreement/watch";
import { type Availability, NO_REGION_FACTS, type Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import type { EpochMs } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { readerOf, storedAccount } from "./account";
import { answerOf } from "./answers";
import { entitlementAt, readMarketplace } from "./marketplace";
import { changeWatch, readWatch, type WatchKey } from "./watch-docs";

export type PollOptions = { signal: AbortSignal; random: () => number };
type RegionReading = { region: string; reading: Reading<Availability> };

/**
 * Asks AWS about one watch: its availability in the regions that are due, and its agreement's entitlements. The watch
 * is written first, then the facts, so that the matrix shows nothing the watch does not know. Does nothing when it is
 * not due.
 */
export async function pollWatch(
  ctx: ScanContext,
  key: WatchKey,
  options: PollOptions,
): Promise<void> {
  const watch = await readWatch(ctx, key);
  const now = ctx.now();
  const due = watch ? regionsToAsk(watch, now) : [];
  if (!watch || due.length === 0) return;
  const reader = await readerOf(ctx, watch.account);
  const readings = await Promise.all(
    due.map(async (region) => ({
      region,
      reading: await ask(ctx, { reader, region, watch }, options),
    })),
  );
  if (options.signal.aborted) return;
  const event = await eventOf(ctx, { watch, reader, readings, now }, options);
  if (options.signal.aborted) return;
  await changeWatch(ctx, key, (current) => current && advance(current, event));
  for (const { region, reading } of readings) await keep(ctx, watch, { region, reading });
}

async function ask(
  { now, attempts }: Pick<ScanContext, "now" | "attempts">,
  { reader, region, watch }: { reader: AccountReader | null; region: string; watch: Watch },
  { signal }: PollOptions,
): Promise<Reading<Availability>> {
  return reader
    ? reader.availability(region, watch.modelId, signal)
    : notConfigured({ at: now(), attempt: await attempts.next() });
}

async function eventOf(
  ctx: ScanContext,
  read: {
    watch: Watch;
    reader: AccountReader | null;
    readings: readonly RegionReading[];
    now: EpochMs;
  },
  { signal, random }: PollOptions,
): Promise<ReadEvent> {
  const { watch, reader } = read;
  const answers = read.readings.flatMap(({ region, reading }) => answerOf(region, reading) ?? []);
  const at = firstAnswerAt(answers) ?? read.now;
  const jitter = random() * 2 - 1;
  const nothing = {
    type: "read",
    by: "poll",
    at,
    jitter,
    answers,
    entitlement: null,
    start: null,
  } as const;
  const account = await storedAccount(ctx, watch.account);
  if (!reader || !account || !answers.some(needsMarketplace)) return nothing;
  const facts = await readMarketplace(ctx, { account, reader, watch, signal });
  const firstSeenAt = answers.some(saysPending) ? firstSeen(watch, answers) : null;
  return {
    ...nothing,
    entitlement: entitlementAt(facts, at),
    start: firstSeenAt === null ? null : pendingStart({ ...facts, firstSeenAt }),
  };
}

/** A region that is through, or gives no answer, leaves nothing to ask the Marketplace. */
const needsMarketplace = (answer: RegionAnswer): boolean =>
  "availability" in answer && sayingOf(answer.availability) !== "ready";

/** An attempt under way keeps its first sight; after a fix the first PENDING is one. */
function firstSeen({ flight }: Watch, answers: readonly RegionAnswer[]): EpochMs | null {
  return flight.state === "settling" ? newestAnswerAt(answers) : flight.startedAt;
}

/** AWS's own time of the poll: that of the first answer, so that a dead region delays no schedule. */
function firstAnswerAt(answers: readonly RegionAnswer[]): EpochMs | null {
  const times = answers.filter((answer) => "availability" in answer).map(({ at }) => at);
  return times.length > 0 ? Math.min(...times) : null;
}

async function keep(
  ctx: ScanContext,
  { account, modelId }: Watch,
  { region, reading }: RegionReading,
): Promise<void> {
  const known = await ctx.stores.facts.region(account, region);
  if (!known) return;
  await ctx.stores.facts.mergeRegion({
    ...known,
    facts: { ...NO_REGION_FACTS, availability: { [modelId]: reading } },
  });
}

const notConfigured = (met: Pick<Fault, "at" | "attempt">): Reading<Availability> => ({
  status: "failed",
  last: null,
  fault: {
    code: "CredentialsMissing",
    cause: null,
    owner: "caller-credentials",
    message: "This account is no longer in the configuration.",
    operation: null,
    requestId: null,
    httpStatus: null,
    ...met,
  },
});
