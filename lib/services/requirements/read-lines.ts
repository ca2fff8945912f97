import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { Line } from "@/lib/domain/requirement/line";
import { linesOf } from "@/lib/domain/requirement/lines";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { JudgedRequirement } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import type { Outline } from "@/lib/services/world/outline";
import { readSince } from "./read-since";

export type ReadLines = {
  world: Outline;
  judged: readonly JudgedRequirement[];
  lines: readonly Line[];
};

/** These requirements, or all that are configured, as lines, by what the store has now. */
export async function readLines(
  ctx: WorldContext,
  requirements: readonly Requirement[] = ctx.settings().requirements,
): Promise<ReadLines> {
  const { outline: world, asked } = await ctx.world.survey(requirements);
  const judged = requirements.map((requirement) => judgeRequirement(requirement, asked));
  const since = await readSince(ctx, judged, world.accounts);
  const lines = judged.flatMap((one) => linesOf(one, { world: asked, since }));
  return { world, judged, lines };
}
