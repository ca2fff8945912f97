import { DAY_MS, type EpochMs } from "@/lib/domain/time";
import { type DeliveryContext, seenDeliveries } from "./seen-deliveries";

/** `problem` is what went wrong with the newest attempt of the last day; null when it was taken, or none was made. */
export type WebhookHealth = { waiting: number; problem: { text: string; at: EpochMs } | null };

/** How telling the webhook goes, so that a broken one is seen; by the notices of which the caller may know. */
export async function webhookHealth(ctx: DeliveryContext): Promise<WebhookHealth> {
  const { deliveries } = ctx.stores;
  const since = ctx.now() - DAY_MS;
  const [stored, newest] = await Promise.all([deliveries.waiting(), deliveries.lastTried(since)]);
  const seen = await seenDeliveries(ctx, newest ? [newest, ...stored] : stored);
  const waiting = seen.filter((one) => stored.includes(one));
  const [last] = seen
    .flatMap(({ lastTryAt: at, problem }) => (at !== null && at >= since ? [{ at, problem }] : []))
    .toSorted((a, b) => b.at - a.at);
  const { problem = null, at = 0 } = last ?? {};
  return { waiting: waiting.length, problem: problem === null ? null : { text: problem, at } };
}
