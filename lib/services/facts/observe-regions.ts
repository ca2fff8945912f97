import type { StoreContext } from "@/lib/services/context";
import { observeReadings } from "./observe-readings";

/**
 * What the store holds of an account's regions (null: all of them): opens the watches that are missing, and gives the
 * others what came since. Whatever was read before a process was killed is found again so.
 */
export async function observeRegions(
  ctx: StoreContext,
  { account, regions }: { account: string; regions: readonly string[] | null },
): Promise<void> {
  const { facts: stored } = ctx.stores;
  const rows =
    regions === null
      ? await stored.regions(account)
      : await Promise.all(regions.map((region) => stored.region(account, region)));
  const readings = rows.flatMap((row) =>
    row ? [{ region: row.region, availability: row.facts.availability }] : [],
  );
  await observeReadings(ctx, { account, readings });
}
