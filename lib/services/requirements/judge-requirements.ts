import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { JudgedRequirement, RequirementWorld } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import { readRequirementWorld } from "@/lib/services/world/read-requirement-world";
import { toRequirementWorld } from "@/lib/services/world/requirement-world";
import type { World } from "@/lib/services/world/world";

export type JudgedRequirements = {
  world: World;
  asked: RequirementWorld;
  judged: readonly JudgedRequirement[];
};

/** Judges every configured requirement by what the store has now. */
export async function judgedRequirements(ctx: WorldContext): Promise<readonly JudgedRequirement[]> {
  const { requirements } = ctx.settings();
  const { asked } = await readRequirementWorld(ctx, requirements);
  return requirements.map((requirement) => judgeRequirement(requirement, asked));
}

/** The same, with all facts of all accounts. */
export async function judgeRequirements(ctx: WorldContext): Promise<JudgedRequirements> {
  const settings = ctx.settings();
  const world = await ctx.world.read();
  const asked = toRequirementWorld(world, settings.requirements);
  const judged = settings.requirements.map((requirement) => judgeRequirement(requirement, asked));
  return { world, asked, judged };
}
