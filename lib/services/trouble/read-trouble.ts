import type { TroubleView } from "@/lib/contracts/trouble";
import type { Context } from "@/lib/services/context";
import { feedRegions } from "./regions";

/** What AWS says of itself in the Regions of the accounts that the caller reaches. */
export async function readTrouble(ctx: Context): Promise<TroubleView> {
  const world = await ctx.world.outline();
  const on = isOn(ctx);
  const regions = on ? feedRegions(world) : [];
  return {
    serverNow: world.now,
    on,
    regions: regions.map((region) => ({
      region,
      trouble: ctx.trouble.standing(region, world.now),
    })),
  };
}

/** Asked unless the file says no, or there is no address to ask. */
export const isOn = ({ settings, installation }: Pick<Context, "settings" | "installation">) =>
  settings().awsHealth !== false && installation.healthFeed !== null;
