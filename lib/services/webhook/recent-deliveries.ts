import type { SentNotice } from "@/lib/contracts/settings";
import { noticeText } from "@/lib/domain/agreement/notice-text";
import { noticeId } from "@/lib/domain/agreement/watch";
import { DAY_MS } from "@/lib/domain/time";
import { readWatches } from "@/lib/services/agreements/watch-docs";
import type { WorldContext } from "@/lib/services/context";
import type { Log } from "@/lib/services/ports/log";
import { linkTargetOf } from "./target";

const SINCE_MS = 7 * DAY_MS;
const SHOWN = 5;

/** The notices that the webhook was told of last, newest first, with what came of each. */
export async function recentDeliveries(
  ctx: WorldContext & { log: Log },
): Promise<readonly SentNotice[]> {
  const now = ctx.now();
  const watches = await readWatches(ctx, { endedSince: now - SINCE_MS });
  const notices = watches.flatMap((watch) =>
    watch.notices
      .filter(({ at }) => now - at <= SINCE_MS)
      .map((notice) => ({ watch, notice, id: noticeId(watch, notice) })),
  );
  const stored = await ctx.stores.deliveries.of(notices.map(({ id }) => id));
  const byId = new Map(stored.map((delivery) => [delivery.id, delivery]));
  const tried = notices.flatMap((one) => {
    const delivery = byId.get(one.id);
    return delivery?.lastTryAt ? [{ ...one, delivery, at: delivery.lastTryAt }] : [];
  });
  const newest = tried.toSorted((a, b) => b.at - a.at).slice(0, SHOWN);
  return Promise.all(
    newest.map(async ({ id, at, watch, notice, delivery: { state, problem } }) => ({
      id,
      at,
      about: noticeText({ watch, notice, target: await linkTargetOf(ctx, watch) }),
      state,
      problem,
    })),
  );
}
