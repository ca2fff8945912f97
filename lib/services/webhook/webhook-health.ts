import { DAY_MS, type EpochMs } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import { DELIVERY_KIND } from "./deliver-notices";
import { parseDelivery } from "./delivery";

/** `problem` is what went wrong with the newest attempt of the last day; null when it was taken, or none was made. */
export type WebhookHealth = { waiting: number; problem: { text: string; at: EpochMs } | null };

/** How telling the webhook goes, so that a broken one is seen. */
export async function webhookHealth(
  ctx: Pick<ScanContext, "stores" | "now">,
): Promise<WebhookHealth> {
  const docs = await ctx.stores.docs.list(DELIVERY_KIND);
  const deliveries = docs.flatMap((doc) => parseDelivery(doc.body) ?? []);
  const [newest] = deliveries
    .filter(({ lastTryAt }) => lastTryAt !== null && ctx.now() - lastTryAt <= DAY_MS)
    .sort((a, b) => (b.lastTryAt ?? 0) - (a.lastTryAt ?? 0));
  const { problem = null, lastTryAt = null } = newest ?? {};
  return {
    waiting: deliveries.filter(({ state }) => state === "waiting").length,
    problem: problem !== null && lastTryAt !== null ? { text: problem, at: lastTryAt } : null,
  };
}
