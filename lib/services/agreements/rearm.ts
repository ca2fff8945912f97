import { placeKey } from "@/lib/domain/cell-ref";
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
  const changed = rows.filter((row) => seen.get(placeKey(row)) !== row.version);
  const silent = seen.size === 0 && changed.length > 0 ? await silentPlaces(ctx) : NONE;
  for (const account of new Set(changed.map((row) => row.account))) {
    const own = changed.filter((row) => row.account === account);
    const telling = own.filter((row) => !silent.has(placeKey(row)));
    const hears = telling.length < own.length && (await anyListens(ctx, account));
    const regions = (hears ? own : telling).map(({ region }) => region);
    if (regions.length > 0) await observeRegions(ctx, { account, regions });
  }
  return new Map(rows.map((row) => [placeKey(row), row.version]));
}

const NONE: ReadonlySet<string> = new Set();

/** Where nothing is PENDING, by what stands without the facts: only a watch that there is can be told something there. */
async function silentPlaces({ world }: ScanContext): Promise<ReadonlySet<string>> {
  const { accounts } = await world.outline();
  return new Set(
    accounts.flatMap(({ key, regions }) =>
      regions.flatMap(({ region, gist }) =>
        gist?.pending.length === 0 ? [placeKey({ account: key, region })] : [],
      ),
    ),
  );
}

const anyListens = async ({ stores }: ScanContext, account: string): Promise<boolean> =>
  (await stores.watches.of(account, [])).length > 0;
