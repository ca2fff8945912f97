import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { JudgedRequirement, RequirementWorld } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import type { Choice } from "@/lib/services/world/choice";
import { toRequirementWorld } from "@/lib/services/world/requirement-world";
import type { World } from "@/lib/services/world/world";

/** Accounts with all their facts, and what is required of any. */
export type JudgedBeside = {
  world: World;
  asked: RequirementWorld;
  judged: readonly JudgedRequirement[];
};

/** Judges every configured requirement by what the store has now. */
export async function judgedRequirements(ctx: WorldContext): Promise<readonly JudgedRequirement[]> {
  const { requirements } = ctx.settings();
  const { asked } = await ctx.world.survey(requirements);
  return judgeAll(requirements, asked);
}

/** The same at one moment with all facts of the chosen accounts; null: of all. */
export async function judgedBeside(
  ctx: WorldContext,
  choose: Choice | null,
): Promise<JudgedBeside> {
  const { requirements } = ctx.settings();
  const { world, asked } = await readBeside(ctx, requirements, choose);
  return { world, asked, judged: judgeAll(requirements, asked) };
}

/** The chosen accounts with all their facts (null: all), and what is required of any. */
export async function readBeside(
  ctx: Pick<WorldContext, "world">,
  requirements: readonly Requirement[],
  choose: Choice | null,
): Promise<Pick<JudgedBeside, "world" | "asked">> {
  if (choose !== null) return ctx.world.survey(requirements, choose);
  const world = await ctx.world.read();
  return { world, asked: toRequirementWorld(world, requirements) };
}

const judgeAll = (
  requirements: readonly Requirement[],
  asked: RequirementWorld,
): readonly JudgedRequirement[] =>
  requirements.map((requirement) => judgeRequirement(requirement, asked));
