import { actOfNotice } from "@/lib/domain/acts/notices";
import { DAY_MS } from "@/lib/domain/time";
import { readStored } from "@/lib/services/acts/act-docs";
import { seer } from "@/lib/services/acts/seen";
import type { ScanContext } from "@/lib/services/context";
import type { StoredDelivery } from "@/lib/services/ports/stores";

export type DeliveryContext = Pick<
  ScanContext,
  "stores" | "now" | "log" | "caller" | "reach" | "holds"
>;

/** Acts of notices that wait ended hardly a day ago. */
const ENDED_SINCE_MS = 7 * DAY_MS;

/** Deliveries without those of notices of acts that the caller does not see. */
export async function seenDeliveries(
  ctx: DeliveryContext,
  deliveries: readonly StoredDelivery[],
): Promise<readonly StoredDelivery[]> {
  const isOfAct = ({ id }: StoredDelivery) => actOfNotice(id) !== null;
  if (ctx.reach.act === "all" || !deliveries.some(isOfAct)) return deliveries;
  const rows = await ctx.stores.acts.list({ endedSince: ctx.now() - ENDED_SINCE_MS });
  const acts = rows.flatMap((row) => readStored(ctx, row)?.act ?? []).filter(seer(ctx));
  const seen = new Set<string | null>([null, ...acts.map(({ id }) => id)]);
  return deliveries.filter(({ id }) => seen.has(actOfNotice(id)));
}
