import { DAY_MS, type EpochMs } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";

/** `problem` is what went wrong with the newest attempt of the last day; null when it was taken, or none was made. */
export type WebhookHealth = { waiting: number; problem: { text: string; at: EpochMs } | null };

/** How telling the webhook goes, so that a broken one is seen. */
export async function webhookHealth(
  ctx: Pick<ScanContext, "stores" | "now">,
): Promise<WebhookHealth> {
  const { deliveries } = ctx.stores;
  const [waiting, newest] = await Promise.all([
    deliveries.waiting(),
    deliveries.lastTried(ctx.now() - DAY_MS),
  ]);
  const { problem = null, lastTryAt = null } = newest ?? {};
  return {
    waiting: waiting.length,
    problem: problem !== null && lastTryAt !== null ? { text: problem, at: lastTryAt } : null,
  };
}
