import { DAY_MS, type EpochMs } from "@/lib/domain/time";
import { type DeliveryContext, seenDeliveries } from "./seen-deliveries";

/** `problem` is what went wrong with the newest attempt of the last day; null when it was taken, or none was made. */
export type WebhookHealth = { waiting: number; problem: { text: string; at: EpochMs } | null };

/** How telling the webhook goes, so that a broken one is seen; of what the caller may know of. */
export async function webhookHealth(ctx: DeliveryContext): Promise<WebhookHealth> {
  const { deliveries } = ctx.stores;
  const [waiting, newest] = await Promise.all([
    deliveries.waiting(),
    deliveries.lastTried(ctx.now() - DAY_MS),
  ]);
  const seen = await seenDeliveries(ctx, newest ? [...waiting, newest] : waiting);
  const { problem = null, lastTryAt = null } = newest && seen.includes(newest) ? newest : {};
  return {
    waiting: waiting.filter((one) => seen.includes(one)).length,
    problem: problem !== null && lastTryAt !== null ? { text: problem, at: lastTryAt } : null,
  };
}
