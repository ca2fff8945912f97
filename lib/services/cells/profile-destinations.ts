import type { ProfileDestinations } from "@/lib/domain/diagnosis/ways-around";
import { lastGood } from "@/lib/domain/facts/facts";
import type { Context } from "@/lib/services/context";

/** Where each inference profile of an account may send a call, by Region, as last read; null: no such account. */
export async function profileDestinations(
  ctx: Context,
  account: string,
): Promise<readonly ProfileDestinations[] | null> {
  const { accounts } = await ctx.world.readOne(account);
  const found = accounts.find(({ key }) => key === account);
  if (!found) return null;
  return found.regions.flatMap(({ region, stored }) =>
    (stored ? (lastGood(stored.facts.profiles)?.value ?? []) : []).map(
      ({ profileId, destinations }): ProfileDestinations => ({ region, profileId, destinations }),
    ),
  );
}
