import { advance } from "@/lib/domain/agreement/advance";
import { type RegionAnswer, sayingOf } from "@/lib/domain/agreement/answers";
import { entitlementAt } from "@/lib/domain/agreement/entitlement";
import { newestAnswerAt, type ReadEvent, saysPending } from "@/lib/domain/agreement/events";
import { regionsToAsk } from "@/lib/domain/agreement/schedule";
import { pendingStart } from "@/lib/domain/agreement/start";
import type { Watch, WatchKey } from "@/lib/domain/agreement/watch";
import type { Availability, Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import type { EpochMs } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import { keep, type RegionPatch } from "@/lib/services/facts/keep";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { DataStores } from "@/lib/services/ports/stores";
import { readableAccount, storedAccount } from "@/lib/services/watches/account";
import { answerOf } from "@/lib/services/watches/answers";
import { changeWatch, readWatch } from "@/lib/services/watches/watch-docs";
import { type ReadMarketplace, readMarketplace } from "./marketplace";

export type PollOptions = { signal: AbortSignal; random: () => number };
type RegionReading = { region: string; reading: Reading<Availability> };

/**
 * Asks AWS about one watch: its availability in the regions that are due, and its agreement's entitlements. What the
 * watch learns and what the matrix shows are kept as one. Does nothing when it is not due.
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
  const entry = await readableAccount(ctx, watch.account);
  const reader = entry?.reader ?? null;
  const readings = await Promise.all(
    due.map(async (region) => ({
      region,
      reading: await ask(ctx, { reader, region, watch }, options),
    })),
  );
  if (options.signal.aborted) return;
  const { event, read } = await eventOf(ctx, { watch, reader, readings, now }, options);
  if (options.signal.aborted) return;
  const tellWatches = async (stores: DataStores) => {
    await changeWatch({ ...ctx, stores }, key, (current) => current && advance(current, event));
  };
  if (!entry) return tellWatches(ctx.stores);
  const { account, accountId } = entry;
  const regions = await knownRegions(ctx, watch, readings);
  const kept = { account, accountId, ...(read && { facts: read }), regions };
  const models = [watch.modelId];
  await keep(ctx, kept, { scanId: null, verdicts: "now", models, tellWatches });
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
): Promise<{ event: ReadEvent; read: ReadMarketplace["read"] }> {
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
  if (!reader || !account || !answers.some(needsMarketplace)) return { event: nothing, read: null };
  const { facts, read: marketplace } = await readMarketplace({ account, reader, watch, signal });
  const firstSeenAt = answers.some(saysPending) ? firstSeen(watch, answers) : null;
  const event = {
    ...nothing,
    entitlement: entitlementAt(facts, at),
    start: firstSeenAt === null ? null : pendingStart({ ...facts, firstSeenAt }),
  };
  return { event, read: marketplace };
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

/** A region that no scan has read yet gets no row from a poll. */
async function knownRegions(
  ctx: ScanContext,
  { account, modelId }: Watch,
  readings: readonly RegionReading[],
): Promise<readonly RegionPatch[]> {
  const patches: RegionPatch[] = [];
  for (const { region, reading } of readings) {
    const known = await ctx.stores.facts.region(account, region);
    if (known) patches.push({ region, facts: { availability: { [modelId]: reading } } });
  }
  return patches;
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
