import { nextPollAt, regionsToAsk } from "@/lib/domain/agreement/schedule";
import { type Watch, watchId } from "@/lib/domain/agreement/watch";
import { type EpochMs, HOUR_MS } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import type { StoredWatch } from "@/lib/services/ports/stores";
import { readableAccount, storedAccount } from "@/lib/services/watches/account";
import { readStored } from "@/lib/services/watches/watch-docs";
import { endRemoved } from "./end-removed";
import { searchIfNeeded } from "./marketplace";
import { type PollOptions, pollWatch } from "./poll-watch";

export type PollDueOptions = PollOptions & {
  /** Ids of watches that are being polled; they are passed over. */
  running: Set<string>;
};

/** More wait for the next round, which follows at once. */
const DUE_MAX = 500;

/** One that can't be read is looked at again after this, and told again. */
const UNREADABLE_WAITS_MS = HOUR_MS;

/**
 * Polls every watch that is due, side by side, and ends those whose account is gone. A watch that can't be polled is
 * logged and delays no other.
 */
export async function pollDue(ctx: ScanContext, options: PollDueOptions): Promise<void> {
  await endRemoved(ctx);
  const rows = await ctx.stores.watches.due(ctx.now(), DUE_MAX + options.running.size);
  const free = rows.filter(
    ({ account, modelId }) => !options.running.has(watchId(account, modelId)),
  );
  const due: Watch[] = [];
  for (const row of free) {
    const watch = readStored(ctx, row);
    if (watch && regionsToAsk(watch, ctx.now()).length > 0) due.push(watch);
    else await retime(ctx, row, watch);
  }
  for (const watch of due) options.running.add(idOf(watch));
  const accounts = new Set(due.map(({ account }) => account));
  await Promise.all(
    [...accounts].map((account) => {
      const ofAccount = due.filter((watch) => watch.account === account);
      return pollAccount(ctx, ofAccount, options);
    }),
  );
}

/** When the next watch is due, those being polled left out; null when nothing is in flight. */
export async function nextDueAt(
  ctx: ScanContext,
  { running }: Pick<PollDueOptions, "running">,
): Promise<EpochMs | null> {
  const next = await ctx.stores.watches.upcoming(running.size + 1);
  const free = next.find(({ account, modelId }) => !running.has(watchId(account, modelId)));
  return free?.nextPollAt ?? null;
}

/** Another version may have kept another time than the watch itself tells. */
async function retime(ctx: ScanContext, row: StoredWatch, watch: Watch | null): Promise<void> {
  const nextAt = watch ? nextPollAt(watch) : ctx.now() + UNREADABLE_WAITS_MS;
  if (nextAt === row.nextPollAt) return;
  await ctx.stores.watches.put({ ...row, nextPollAt: nextAt }, row.rev);
}

async function pollAccount(
  ctx: ScanContext,
  watches: readonly Watch[],
  options: PollDueOptions,
): Promise<void> {
  await attempt(ctx, options, () => search(ctx, watches, options));
  await Promise.all(
    watches.map(async (watch) => {
      const part = { name: "poll agreement", facts: { account: watch.account } };
      await attempt(ctx, options, () => ctx.trace.part(part, () => pollWatch(ctx, watch, options)));
      options.running.delete(idOf(watch));
    }),
  );
}

async function search(
  ctx: ScanContext,
  watches: readonly Watch[],
  { signal }: PollOptions,
): Promise<void> {
  const account = watches[0]?.account;
  if (account === undefined) return;
  const [stored, entry] = await Promise.all([
    storedAccount(ctx, account),
    readableAccount(ctx, account),
  ]);
  if (stored && entry) await searchIfNeeded(ctx, { stored, entry, watches, signal });
}

/** What was broken off is no failure. */
async function attempt(
  ctx: ScanContext,
  { signal }: PollOptions,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!signal.aborted) ctx.log.error("a watch could not be polled", { error });
  }
}

const idOf = ({ account, modelId }: Watch): string => watchId(account, modelId);
