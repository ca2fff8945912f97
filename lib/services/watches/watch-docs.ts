import { parseWatch, printWatch } from "@/lib/domain/agreement/codec";
import { nextPollAt } from "@/lib/domain/agreement/schedule";
import { listens, type Watch, type WatchKey, watchId } from "@/lib/domain/agreement/watch";
import type { EpochMs } from "@/lib/domain/time";
import type { Log } from "@/lib/services/ports/log";
import type { StoredWatch, Stores } from "@/lib/services/ports/stores";

/** What it takes to read and write watches, within a transaction or out of one. */
export type WatchContext = { stores: Pick<Stores, "watches">; log: Log };

/** Each try that fails means that another writer succeeded, so a handful is plenty. */
const TRIES_MAX = 10;

/** Those in flight, and the ended ones that were written since; null: all. One that can't be read is told and left as it is. */
export async function readWatches(
  ctx: WatchContext,
  { endedSince }: { endedSince: EpochMs | null },
): Promise<readonly Watch[]> {
  return readable(ctx, await ctx.stores.watches.list({ endedSince }));
}

/** Those of an account that any answer may change, and those of the models named. */
export async function readWatchesOf(
  ctx: WatchContext,
  account: string,
  modelIds: readonly string[],
): Promise<readonly StandingWatch[]> {
  const rows = await ctx.stores.watches.of(account, modelIds);
  return rows.flatMap((row) => {
    const watch = readStored(ctx, row);
    return watch ? [{ watch, rev: row.rev }] : [];
  });
}

/** One watch; null when there is none, or none that can be read. */
export async function readWatch(ctx: WatchContext, key: WatchKey): Promise<Watch | null> {
  const row = await ctx.stores.watches.get(key);
  return row && readStored(ctx, row);
}

/** A watch out of its row; null, and told, where it can't be read. */
export function readStored({ log }: Pick<WatchContext, "log">, row: StoredWatch): Watch | null {
  const watch = parseWatch(row.body);
  if (watch.ok) return watch.value;
  log.warn("a stored watch can't be read and is left as it is", {
    id: watchId(row.account, row.modelId),
    problem: watch.error.problem,
  });
  return null;
}

/** A watch and the rev at which it stands. */
export type StandingWatch = { watch: Watch; rev: number };

/**
 * Changes a watch, or opens one, so that no other writer's change is lost: `change` is asked again with what the other
 * wrote. Null, or the watch it was given, means that nothing is to be written. Gives the watch as it stands after.
 * `known` is what was read just before, null where there was none; absent: it is read first.
 */
export async function changeWatch(
  ctx: WatchContext & { now(): EpochMs },
  { known, ...key }: WatchKey & { known?: StandingWatch | null },
  change: (watch: Watch | null) => Watch | null,
): Promise<Watch | null> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const standing = tries === 0 && known !== undefined ? known : await standingAt(ctx, key);
    if (standing === "unreadable") return null;
    const before = standing?.watch ?? null;
    const after = change(before);
    if (!after || after === before) return before;
    if (await ctx.stores.watches.put(rowOf(after, ctx.now()), standing?.rev ?? 0)) return after;
  }
  const id = watchId(key.account, key.modelId);
  throw new Error(`watch ${id}: ${TRIES_MAX} writers in a row were faster`);
}

async function standingAt(
  ctx: WatchContext,
  key: WatchKey,
): Promise<StandingWatch | "unreadable" | null> {
  const row = await ctx.stores.watches.get(key);
  if (!row) return null;
  const watch = readStored(ctx, row);
  return watch ? { watch, rev: row.rev } : "unreadable";
}

/** How a watch is kept: what it is looked for by is told by the watch itself. */
export const rowOf = (watch: Watch, updatedAt: EpochMs): Omit<StoredWatch, "rev"> => ({
  account: watch.account,
  modelId: watch.modelId,
  state: watch.flight.state,
  listens: listens(watch),
  nextPollAt: nextPollAt(watch),
  updatedAt,
  body: printWatch(watch),
});

const readable = (ctx: WatchContext, rows: readonly StoredWatch[]): readonly Watch[] =>
  rows.flatMap((row) => readStored(ctx, row) ?? []);
