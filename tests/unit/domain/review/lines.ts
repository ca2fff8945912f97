import type { Line, LineState } from "@/lib/domain/requirement/line";
import type { RequiredHere } from "@/lib/domain/review/required-here";

/** A line of one requirement in one Region of one account. */
export function aLine(over: Partial<Line> = {}): Line {
  const state = over.state ?? "met";
  const line: Line = {
    id: "",
    requirement: "Payments",
    account: "111122223333",
    region: "eu-west-1",
    modelId: "anthropic.claude-sonnet-4-6",
    modelName: "Claude Sonnet 4.6",
    state,
    cell: "ready",
    heldBy: { by: "routes", routes: ["eu"] },
    tokensPerMinute: null,
    applied: [],
    reason: state === "met" ? null : { ...REASON, title: "Use case form missing" },
    owner: state === "met" ? null : "account-admin",
    decider: null,
    step: state === "met" ? null : STEP,
    since: null,
    ...over,
  };
  const { requirement, account, region, modelId, modelName } = line;
  return { ...line, id: JSON.stringify([requirement, account, region, modelId ?? modelName]) };
}

const REASON = { about: "cell", message: "It is missing.", code: null, cause: null } as const;
const STEP = {
  kind: "act",
  key: "form~eu-west-1",
  text: "Submit the use case form in eu-west-1",
  same: "The same form",
  takes: "within 15 min",
  quotaCode: null,
} as const;

/** As many lines in each state, and nothing said of them. */
export const requiredOf = (
  counts: Partial<Record<LineState, number>>,
  over: Partial<RequiredHere> = {},
): RequiredHere => ({
  counts: { met: 0, short: 0, not_met: 0, cannot_tell: 0, ...counts },
  byGlobal: 0,
  ways: [],
  whole: [],
  ...over,
});
