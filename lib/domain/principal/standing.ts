import { CALL_ACTIONS } from "@/lib/domain/how-to-call/grant";
import type { MatchedStatement, Simulated } from "./simulated";

/** In the order in which they count: the first of a route's is the route's. */
export const RIGHT_STANDINGS = ["refused", "not-checked", "depends", "not-refused"] as const;
export type RightStanding = (typeof RIGHT_STANDINGS)[number];

export type ReasonedStanding = { standing: RightStanding; why: string };

export const STANDING_WORD = {
  refused: "Refused",
  depends: "Depends on context",
  "not-refused": "Not refused by what can be seen",
  "not-checked": "Not checked",
} as const satisfies Record<RightStanding, string>;

/** What AWS's simulator can't see: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html */
export const NOT_SEEN = [
  "Service control policies that have a condition. Those that deny Regions are among them, and they are what refuses most often.",
  "Resource control policies.",
  "Session policies, and policies of VPC endpoints.",
  "Agreements, forms and quotas: they stand in the matrix.",
] as const;

/** The worst of many; of nothing, nothing was checked. */
export const worstStanding = (standings: readonly RightStanding[]): RightStanding =>
  RIGHT_STANDINGS.find((one) => standings.includes(one)) ?? "not-checked";

/** Both ways of a call on one resource, by what the simulator answered; an answer that is not there tells nothing. */
export function toldOf(resource: string, answers: readonly Simulated[]): ReasonedStanding {
  const told = CALL_ACTIONS.map((action) => {
    const own = answers.find((one) => one.action === action && one.resource === resource);
    return own ? oneTold(own) : NO_ANSWER;
  });
  const standing = worstStanding(told.map((one) => one.standing));
  return told.find((one) => one.standing === standing) ?? NO_ANSWER;
}

const NO_ANSWER: ReasonedStanding = {
  standing: "not-checked",
  why: "The simulator gave no answer for it.",
};

function oneTold(simulated: Simulated): ReasonedStanding {
  const { action, decision, matched, missing } = simulated;
  const { allowedByOrganization, allowedByBoundary } = simulated;
  const refused = (why: string): ReasonedStanding => ({ standing: "refused", why });
  const depends: ReasonedStanding = {
    standing: "depends",
    why: `It depends on ${missing.join(", ")}.`,
  };
  switch (decision) {
    case "allowed":
      return missing.length > 0 ? depends : { standing: "not-refused", why: "" };
    case "explicitDeny":
      if (allowedByOrganization === false)
        return refused(`A service control policy denies ${action}.`);
      // Where its key is absent a negated condition matches: with the key it may not.
      if (missing.length > 0) return depends;
      return refused(`${statementText(matched)} denies ${action}.`);
    case "implicitDeny":
      if (allowedByOrganization === false)
        return refused(`No service control policy allows ${action}.`);
      if (missing.length > 0) return depends;
      if (allowedByBoundary === false)
        return refused(`The permissions boundary does not allow ${action}.`);
      return refused(`No statement allows ${action}.`);
    default:
      return {
        standing: "not-checked",
        why: `The simulator says ${decision}, which is not known.`,
      };
  }
}

function statementText([statement]: readonly MatchedStatement[]): string {
  if (!statement) return "A policy that AWS does not name";
  const { policy, type, fromLine } = statement;
  const where = fromLine === null ? "A statement" : `The statement at line ${fromLine}`;
  const kind = type === null ? "" : ` (${type})`;
  return `${where} of ${policy ?? "a policy"}${kind}`;
}
