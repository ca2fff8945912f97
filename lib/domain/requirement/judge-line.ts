import { type AskedCell, heldBy } from "./held-by";
import { inTheWay } from "./in-the-way";
import { appliedFor } from "./judge-quota";
import type { JudgedLine, LineState } from "./line";
import { tokensAsked } from "./need";
import { isShort, type Outcome, type RequiredCell } from "./world";

const BY_OUTCOME = {
  met: "met",
  waiting: "not_met",
  not_met: "not_met",
  could_not_tell: "cannot_tell",
} as const satisfies Record<Outcome, LineState>;

const stateOf = (required: RequiredCell): LineState =>
  isShort(required) ? "short" : BY_OUTCOME[required.outcome];

/** One cell of one requirement as a line: what it came to, what holds it, who acts first and how. */
export function judgeLine(judged: AskedCell): JudgedLine {
  const { requirement, required, cell } = judged;
  const [finding] = required.outcome === "met" ? [] : required.findings;
  return {
    requirement: requirement.name,
    account: cell.account,
    region: cell.region,
    modelId: cell.modelId,
    modelName: cell.modelName,
    state: stateOf(required),
    cell: required.state,
    heldBy: heldBy(judged),
    tokensPerMinute: required.tokensPerMinute,
    applied: appliedOf(judged),
    ...(finding ? inTheWay(judged, finding) : NOTHING),
  };
}

const NOTHING = { reason: null, owner: null, decider: null, step: null } as const;

function appliedOf({ requirement, required, cell }: AskedCell): JudgedLine["applied"] {
  if (tokensAsked(requirement, cell.modelId) === null) return [];
  const others = cell.verdict.routes.filter(
    (route) => route === "global" && !required.routes.includes(route),
  );
  return [...required.routes, ...others].map((route) => ({
    route,
    applied: appliedFor(cell, route),
  }));
}
