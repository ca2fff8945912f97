import { nextPollAt, regionsToAsk } from "@/lib/domain/agreement/schedule";
import { type Watch, watchId } from "@/lib/domain/agreement/watch";
import type { EpochMs } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import { readableAccount, storedAccount } from "./account";
import { searchIfNeeded } from "./marketplace";
import { type PollOptions, pollWatch } from "./poll-watch";
import { readWatches } from "./watch-docs";

export type PollDueOptions = PollOptions & {
  /** Ids of watches that are being polled; they are passed over. */
  running: Set<string>;
};

/**
 * Polls every watch that is due, side by side. A watch that can't be polled is logged and delays no other.
 */
export async function pollDue(ctx: ScanContext, options: PollDueOptions): Promise<void> {
  const watches = await readWatches(ctx);
  const due = watches.filter(
    (watch) => !options.running.has(idOf(watch)) && regionsToAsk(watch, ctx.now()).length > 0,
  );
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
  const watches = await readWatches(ctx);
  const times = watches
    .filter((watch) => !running.has(idOf(watch)))
    .flatMap((watch) => nextPollAt(watch) ?? []);
  return times.length > 0 ? Math.min(...times) : null;
}

async function pollAccount(
  ctx: ScanContext,
  watches: readonly Watch[],
  options: PollDueOptions,
): Promise<void> {
  await attempt(ctx, () => search(ctx, watches, options));
  await Promise.all(
    watches.map(async (watch) => {
      await attempt(ctx, () => pollWatch(ctx, watch, options));
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

async function attempt(ctx: ScanContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    ctx.log.error("a watch could not be polled", { error });
  }
}

const idOf = ({ account, modelId }: Watch): string => watchId(account, modelId);
