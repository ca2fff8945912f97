import { noticeId } from "@/lib/domain/agreement/watch";
import { type EpochMs, HOUR_MS } from "@/lib/domain/time";
import { noticesOfActs } from "@/lib/services/acts/act-notices";
import type { ScanContext } from "@/lib/services/context";
import type { SendWebhook } from "@/lib/services/ports/notify";
import type { StoredDelivery } from "@/lib/services/ports/stores";
import { readWatches } from "@/lib/services/watches/watch-docs";
import {
  claimed,
  type Delivery,
  givenUp,
  isDue,
  isLate,
  settled,
  TELL_WITHIN_MS,
} from "./delivery";
import { actBody, webhookBody } from "./payload";
import { linkTargetOf } from "./target";

/** A watch is written when it has something to tell, by a clock that may then have been this far off. */
const CLOCKS_APART_MS = HOUR_MS;

export type TellOptions = { send: SendWebhook; publicUrl: string | null; signal: AbortSignal };

type News = { id: string; at: EpochMs; body: (publicUrl: string | null) => Promise<string> };
type Item = News & { delivery: StoredDelivery | null };

/**
 * Tells the webhook every notice of the last day that it was not told yet, oldest first, and stops at the first that it
 * does not take: the others wait for the next round. An attempt is written down before it is made, so two processes
 * never make it both. What waited for more than a day is given up.
 */
export async function deliverNotices(ctx: ScanContext, options: TellOptions): Promise<void> {
  const now = ctx.now();
  for (const delivery of await ctx.stores.deliveries.waiting()) {
    if (isLate(delivery, now)) await write(ctx, { ...delivery, delivery: givenUp(delivery) });
  }
  const items = await recentNotices(ctx, now);
  const due = items.filter(({ delivery, at }) => isDue(delivery, { noticeAt: at, now }));
  for (const item of due.sort((a, b) => a.at - b.at)) {
    if (options.signal.aborted) return;
    const taken = await deliver(ctx, { item, options });
    if (!taken) return;
  }
}

async function recentNotices(ctx: ScanContext, now: EpochMs): Promise<readonly Item[]> {
  const endedSince = now - TELL_WITHIN_MS - CLOCKS_APART_MS;
  const watches = await readWatches(ctx, { endedSince });
  const ofWatches = watches.flatMap((watch) =>
    watch.notices.map((notice): News => {
      const body = async (publicUrl: string | null) =>
        webhookBody({ watch, notice, target: await linkTargetOf(ctx, watch), publicUrl });
      return { id: noticeId(watch, notice), at: notice.at, body };
    }),
  );
  const ofActs = (await noticesOfActs(ctx, { endedSince })).map(({ act, notice, id }): News => {
    const body = async (publicUrl: string | null) => actBody({ act, notice, publicUrl });
    return { id, at: notice.at, body };
  });
  const recent = [...ofWatches, ...ofActs].filter(({ at }) => !isLate({ noticeAt: at }, now));
  const deliveries = await ctx.stores.deliveries.of(recent.map(({ id }) => id));
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  return recent.map((news) => ({ ...news, delivery: byId.get(news.id) ?? null }));
}

/** False: it was not taken. True also where another process was faster, for then it is that one's to tell. */
async function deliver(
  ctx: ScanContext,
  { item, options }: { item: Item; options: TellOptions },
): Promise<boolean> {
  const { id } = item;
  const rev = item.delivery?.rev ?? 0;
  const claim = claimed(item.delivery, { noticeAt: item.at, now: ctx.now() });
  if (!(await write(ctx, { id, delivery: claim, rev }))) return true;
  const body = await item.body(options.publicUrl);
  const problem = await options.send({ id, body, at: ctx.now() }, options.signal);
  await write(ctx, { id, delivery: settled(claim, problem), rev: rev + 1 });
  if (problem !== null) ctx.log.warn("the webhook did not take a notice", { id, problem });
  return problem === null;
}

function write(
  ctx: ScanContext,
  { id, delivery, rev }: { id: string; delivery: Delivery; rev: number },
): Promise<boolean> {
  return ctx.stores.deliveries.put({ ...delivery, id, updatedAt: ctx.now() }, rev);
}
