import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { Line } from "@/lib/domain/requirement/line";
import { NO_HISTORY } from "@/lib/domain/requirement/line-since";
import { linesOf } from "@/lib/domain/requirement/lines";
import type { RouteRule } from "@/lib/domain/requirement/routes";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementCell, RequirementWorld } from "@/lib/domain/requirement/world";
import { aFinding, aQuota, aRequirement, aWorld } from "./worlds";

export const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
export const NEVER = NO_HISTORY;

export const EU: RouteRule = { within: "eu" };

export function linesFor(world: RequirementWorld, over: Partial<Requirement> = {}, since = NEVER) {
  const judged = judgeRequirement(aRequirement(over), world);
  return linesOf(judged, { world, since });
}

export function lineOf(
  cell: RequirementCell,
  over: Partial<Requirement> = {},
  since = NEVER,
): Line {
  const [line] = linesFor(aWorld([cell]), over, since);
  if (!line) throw new Error("no line");
  return line;
}

export const geographicAndGlobal = (geographic: number | null, global: number | null) => [
  aQuota({ applied: geographic }),
  aQuota({ quotaCode: "L-2", scope: "global", applied: global }),
];
export const unread = aFinding({
  gate: "availability",
  code: "ThrottlingException",
  cause: null,
  severity: "unknown",
  owner: "wait",
  message: "Rate exceeded",
});
