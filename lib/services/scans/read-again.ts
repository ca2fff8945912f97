import type { UnreadAdvice } from "@/lib/domain/advice/unread";
import type { EpochMs } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";

/** When what could not be read is read again; null: with the next scan, whenever that is. */
export async function readAgain(
  ctx: Pick<Context, "scans" | "stores" | "settings">,
  now: EpochMs,
): Promise<UnreadAdvice["again"]> {
  if (ctx.scans.progress() !== null) return "running";
  const last = await ctx.stores.scans.lastComplete(now);
  const { scanIntervalMs } = ctx.settings();
  const at = (last?.finishedAt ?? now - scanIntervalMs) + scanIntervalMs;
  return at > now ? at : null;
}
