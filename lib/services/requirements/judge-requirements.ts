import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { JudgedRequirement, RequirementWorld } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import type { Choice } from "@/lib/services/world/choice";
import type { World } from "@/lib/services/world/world";

/** Accounts with all their facts, and what is required of any. */
export type JudgedBeside = {
  world: World;
  judged: readonly JudgedRequirement[];
};

/** Judges every configured requirement by what the store has now. */
export async function judgedRequirements(ctx: WorldContext): Promise<readonly JudgedRequirement[]> {
  const { requirements } = ctx.settings();
  const { asked } = await ctx.world.survey(requirements);
  return judgeAll(requirements, asked);
}

/** The same at one moment with all facts of the chosen accounts. */
export async function judgedBeside(ctx: WorldContext, choose: Choice): Promise<JudgedBeside> {
  const { requirements } = ctx.settings();
  const { world, asked } = await ctx.world.survey(requirements, choose);
  return { world, judged: judgeAll(requirements, asked) };
}

export const judgeAll = (
  requirements: readonly Requirement[],
  asked: RequirementWorld,
): readonly JudgedRequirement[] =>
  requirements.map((requirement) => judgeRequirement(requirement, asked));
