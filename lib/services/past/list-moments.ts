import type { Moments } from "@/lib/domain/past/types";
import type { Context, WorldContext } from "@/lib/services/context";
import { readSignOffs } from "@/lib/services/signoffs/records";
import { keptSince } from "./kept-since";

/** As many as one picks from; an older day is picked by its date. */
const SCANS_MAX = 100;

/** The scans and sign-offs that one may look back to. */
export async function listMoments(ctx: WorldContext & Pick<Context, "log">): Promise<Moments> {
  const world = await ctx.world.outline();
  const keys = new Set(world.accounts.map(({ key }) => key));
  const scans = await ctx.stores.scans.recent(SCANS_MAX);
  const signOffs = await readSignOffs(ctx);
  const oldest: number[] = [];
  for (const key of keys) {
    const at = await keptSince(ctx, key);
    if (at !== null) oldest.push(at);
  }
  return {
    serverNow: world.now,
    since: oldest.length === 0 ? null : Math.min(...oldest),
    scans: scans.flatMap(({ scanId, finishedAt, scope, outcome, trigger }) =>
      finishedAt === null || scope !== "all"
        ? []
        : [{ id: scanId, at: finishedAt, trigger, complete: outcome === "complete" }],
    ),
    signOffs: signOffs.flatMap(({ id, at, account, region, name, withExceptions }) =>
      keys.has(account) ? [{ id, at, account, region, name, withExceptions }] : [],
    ),
  };
}
