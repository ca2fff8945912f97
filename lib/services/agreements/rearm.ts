import type { ScanContext } from "@/lib/services/context";
import { observeRegions } from "@/lib/services/facts/observe-regions";

/** What `rearm` saw last, by `account region`. */
export type SeenVersions = ReadonlyMap<string, number>;

/**
 * Opens and continues watches from the regions whose facts changed since `seen` (empty: all), whoever wrote them: the
 * scanner, a check, another process, or one that was killed before it could. Gives what it saw, for the next time.
 */
export async function rearm(ctx: ScanContext, seen: SeenVersions): Promise<SeenVersions> {
  const rows = await ctx.stores.facts.regionVersions(null);
  const changed = rows.filter(
    ({ account, region, version }) => seen.get(nameOf(account, region)) !== version,
  );
  for (const account of new Set(changed.map((row) => row.account))) {
    const regions = changed.filter((row) => row.account === account).map(({ region }) => region);
    await observeRegions(ctx, { account, regions });
  }
  return new Map(rows.map(({ account, region, version }) => [nameOf(account, region), version]));
}

const nameOf = (account: string, region: string): string => `${account} ${region}`;
