import type { SentNotice } from "@/lib/contracts/settings";
import { actNoticeText } from "@/lib/domain/acts/notices";
import { noticeText } from "@/lib/domain/agreement/notice-text";
import { noticeId } from "@/lib/domain/agreement/watch";
import { DAY_MS } from "@/lib/domain/time";
import { noticesOfActs } from "@/lib/services/acts/act-notices";
import { seer } from "@/lib/services/acts/seen";
import type { Context } from "@/lib/services/context";
import { readWatches } from "@/lib/services/watches/watch-docs";
import { linkTargetOf } from "./target";

const SINCE_MS = 7 * DAY_MS;
const SHOWN = 5;

/** The notices that the webhook was told of last, newest first, with what came of each; of acts those that the caller sees. */
export async function recentDeliveries(ctx: Context): Promise<readonly SentNotice[]> {
  const now = ctx.now();
  const watches = await readWatches(ctx, { endedSince: now - SINCE_MS });
  const ofWatches = watches.flatMap((watch) =>
    watch.notices.map((notice) => ({
      id: noticeId(watch, notice),
      noticeAt: notice.at,
      about: async () => noticeText({ watch, notice, target: await linkTargetOf(ctx, watch) }),
    })),
  );
  const sees = seer(ctx);
  const ofActs = (await noticesOfActs(ctx, { endedSince: now - SINCE_MS })).flatMap(
    ({ act, notice, id }) =>
      sees(act) ? [{ id, noticeAt: notice.at, about: async () => actNoticeText(act, notice) }] : [],
  );
  const notices = [...ofWatches, ...ofActs].filter(({ noticeAt }) => now - noticeAt <= SINCE_MS);
  const stored = await ctx.stores.deliveries.of(notices.map(({ id }) => id));
  const byId = new Map(stored.map((delivery) => [delivery.id, delivery]));
  const tried = notices.flatMap((one) => {
    const delivery = byId.get(one.id);
    return delivery?.lastTryAt ? [{ ...one, delivery, at: delivery.lastTryAt }] : [];
  });
  const newest = tried.toSorted((a, b) => b.at - a.at).slice(0, SHOWN);
  return Promise.all(
    newest.map(async ({ id, at, about, delivery: { state, problem } }) => ({
      id,
      at,
      about: await about(),
      state,
      problem,
    })),
  );
}
