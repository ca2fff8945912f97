import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { Outcome, RequirementWorld } from "@/lib/domain/requirement/world";
import { aRequirement } from "./worlds";

export type Row = [
  name: string,
  requirement: Partial<Requirement>,
  world: RequirementWorld,
  expected: Outcome,
];

export const outcomeOf = (requirement: Partial<Requirement>, world: RequirementWorld) =>
  judgeRequirement(aRequirement(requirement), world).outcome;
