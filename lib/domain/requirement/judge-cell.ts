import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import type { State } from "@/lib/domain/state";
import type { ClosedRoute, Route } from "@/lib/domain/verdict";
import { judgeQuota, shortRoutes } from "./judge-quota";
import { tokensAsked } from "./need";
import { allowedRoutes, isPolicy, type RouteRule, routeRuleText } from "./routes";
import type { Requirement } from "./types";
import type { RequiredCell } from "./world";
import { OUTCOMES, type Outcome, type RequirementCell, type RequirementFinding } from "./world";

type Needs = Pick<Requirement, "routes" | "tokensPerMinute" | "load">;

const BY_STATE = {
  ready: "met",
  inactive: "not_met",
  pending: "waiting",
  blocked: "not_met",
  not_offered: "not_met",
  unknown: "could_not_tell",
} as const satisfies Record<State, Outcome>;

/** Whether one cell gives what is needed, with every reason why not, the deciding one first. */
export function judgeRequiredCell(cell: RequirementCell, needs: Needs): RequiredCell {
  const wanted = allowedRoutes(needs.routes, cell.region);
  const routes = cell.verdict.routes.filter((route) => wanted?.includes(route) ?? true);
  const asked = tokensAsked(needs, cell.modelId);
  const quota = judgeQuota(cell, { routes, asked });
  const findings = [
    judgeState(cell),
    wanted && judgeRoutes(cell, routes, { wanted, rule: needs.routes }),
    quota?.finding ?? null,
  ]
    .filter((finding) => finding !== null)
    .sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
  const { account, region, modelId, modelName, provider, verdict } = cell;
  return {
    account,
    region,
    modelId,
    modelName,
    provider,
    outcome: findings[0]?.outcome ?? "met",
    state: verdict.state,
    code: verdict.code,
    cause: verdict.cause,
    routes,
    tokensPerMinute: quota ? { needed: quota.needed, applied: quota.applied } : null,
    findings,
    shortRoutes: shortRoutes(cell, { routes, asked }),
  };
}

function judgeState({ verdict, region }: RequirementCell): RequirementFinding | null {
  const outcome = BY_STATE[verdict.state];
  if (outcome === "met") return null;
  const deciding = verdict.code === null ? undefined : verdict.findings[0];
  return {
    outcome,
    about: "cell",
    code: verdict.code,
    cause: verdict.cause,
    owner: deciding?.owner ?? null,
    message: deciding?.message ?? withoutFinding(verdict.state, region),
  };
}

function withoutFinding(state: State, region: string): string {
  return state === "not_offered"
    ? `No route leads to this model in ${region}.`
    : `The state in ${region} is ${state}, and nothing says why.`;
}

type Wanted = { wanted: readonly Route[]; rule: RouteRule };

function judgeRoutes(
  cell: RequirementCell,
  allowed: readonly Route[],
  { wanted, rule }: Wanted,
): RequirementFinding | null {
  const found = cell.verdict.routes;
  if (allowed.length > 0) return null;
  const closed = cell.verdict.closedRoutes.filter(({ route }) => wanted.includes(route));
  if (found.length === 0 && closed.length === 0 && cell.verdict.state !== "ready") return null;
  const hidden = wanted.some((route) => couldHide(cell, route));
  const [first] = closed;
  if (first && !hidden) return closedFinding(cell, closed, first);
  const known = found.length > 0 ? found.join(", ") : "no route";
  return {
    outcome: hidden ? "could_not_tell" : "not_met",
    about: "route",
    code: null,
    cause: null,
    owner: null,
    message: hidden
      ? `The list that would show ${hiddenText(rule)} in ${cell.region} was not read; known there: ${known}.`
      : `Reached by ${known} in ${cell.region}; required is ${routeRuleText(rule)}.${outside(wanted, cell.region)}`,
  };
}

/** A profile of the very geography may be among what reaches it. */
const outside = (wanted: readonly Route[], region: string): string =>
  wanted.length === 0 ? ` What is called from ${region} may be answered there.` : "";

const hiddenText = (rule: RouteRule): string =>
  isPolicy(rule) ? `a route ${routeRuleText(rule)}` : routeRuleText(rule);

/** A route that is there and lets nothing through: by far the most useful thing to say. */
function closedFinding(
  { region, verdict }: RequirementCell,
  closed: readonly ClosedRoute[],
  { code, cause }: ClosedRoute,
): RequirementFinding | null {
  if (verdict.state === "blocked" && verdict.cause === cause) return null;
  const routes = closed.map(({ route }) => route).join(" and ");
  return {
    outcome: "not_met",
    about: "route",
    code,
    cause,
    owner: CAUSE_OWNER[cause],
    message: `Closed in ${region} by ${routes}: ${CAUSE_ENTRIES[cause].title}.`,
  };
}

function couldHide(cell: RequirementCell, route: Route): boolean {
  if (route === "on-demand") return false;
  return cell.unreadRoutes.includes(route === "provisioned" ? "provisioned" : "profiles");
}
