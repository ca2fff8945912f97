import { parseWatch, printWatch } from "@/lib/domain/agreement/codec";
import { type Watch, watchId } from "@/lib/domain/agreement/watch";
import type { StoreContext } from "@/lib/services/context";
import type { StoredDoc } from "@/lib/services/ports/stores";

export const WATCH_KIND = "watch";

export type WatchKey = { account: string; modelId: string };

/** Each try that fails means that another writer succeeded, so a handful is plenty. */
const TRIES_MAX = 10;

/** Every watch that can be read. One that can't is reported and left as it is. */
export async function readWatches(
  ctx: Pick<StoreContext, "stores" | "log">,
): Promise<readonly Watch[]> {
  const docs = await ctx.stores.docs.list(WATCH_KIND);
  return docs.flatMap((doc) => parsed(ctx, doc) ?? []);
}

/** One watch; null when there is none, or none that can be read. */
export async function readWatch(
  ctx: Pick<StoreContext, "stores" | "log">,
  { account, modelId }: WatchKey,
): Promise<Watch | null> {
  const doc = await ctx.stores.docs.get(WATCH_KIND, watchId(account, modelId));
  return doc && parsed(ctx, doc);
}

/**
 * Changes a watch, or opens one, so that no other writer's change is lost: `change` is asked again with what the other
 * wrote. Null, or the watch it was given, means that nothing is to be written. Gives the watch as it stands after.
 */
export async function changeWatch(
  ctx: StoreContext,
  key: WatchKey,
  change: (watch: Watch | null) => Watch | null,
): Promise<Watch | null> {
  const id = watchId(key.account, key.modelId);
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const doc = await ctx.stores.docs.get(WATCH_KIND, id);
    const before = doc && parsed(ctx, doc);
    if (doc && !before) return null;
    const after = change(before);
    if (!after || after === before) return before;
    const next = { kind: WATCH_KIND, id, updatedAt: ctx.now(), body: printWatch(after) };
    if (await ctx.stores.docs.put(next, doc?.rev ?? 0)) return after;
  }
  throw new Error(`watch ${id}: ${TRIES_MAX} writers in a row were faster`);
}

function parsed({ log }: Pick<StoreContext, "log">, doc: StoredDoc): Watch | null {
  const watch = parseWatch(doc.body);
  if (watch.ok) return watch.value;
  log.warn("a stored watch can't be read and is left as it is", {
    id: doc.id,
    problem: watch.error.problem,
  });
  return null;
}
