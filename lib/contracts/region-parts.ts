import { LIST_STATUSES, OUTCOMES, type RequirementFinding } from "@/lib/domain/requirement/world";
import type { StateCounts } from "@/lib/domain/rollup";
import { causeOrNull, codeOrNull, owner, text } from "./parts";
import * as z from "./schema";

export const listStatus = z.enum(LIST_STATUSES);
export const outcome = z.enum(OUTCOMES);

export const counts: z.Schema<StateCounts> = z.object({
  ready: z.number(),
  inactive: z.number(),
  pending: z.number(),
  blocked: z.number(),
  not_offered: z.number(),
  unknown: z.number(),
});

export const requirementFinding: z.Schema<RequirementFinding> = z.object({
  outcome: z.enum(["not_met", "could_not_tell", "waiting"]),
  about: z.enum(["cell", "route", "quota", "model", "region", "account"]),
  code: codeOrNull,
  cause: causeOrNull,
  owner: z.nullable(owner),
  message: text,
});
