import type { StoreContext } from "@/lib/services/context";
import { type ObservedReadings, observeReadings } from "./observe-readings";

/**
 * What a scan or a check just read of a region. To be called before the facts are merged, so that a watch is written
 * before anything of it is shown.
 */
export function observeRegion(
  ctx: StoreContext,
  { account, ...readings }: ObservedReadings & { account: string },
): Promise<void> {
  return observeReadings(ctx, { account, readings: [readings] });
}
