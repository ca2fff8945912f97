import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import { leastOf, perMinuteQuotas } from "@/lib/domain/quota/per-minute";
import type { State } from "@/lib/domain/state";
import type { ClosedRoute, Route } from "@/lib/domain/verdict";
import { figure } from "@/lib/domain/words/figure";
import { allowedRoutes, isPolicy, type RouteRule, routeRuleText } from "./routes";
import type { Requirement } from "./types";
import type { RequiredCell, ShortRoute } from "./world";
import {
  OUTCOMES,
  type Outcome,
  type RequirementCell,
  type RequirementFinding,
  type RequirementQuota,
} from "./world";

type Needs = Pick<Requirement, "routes" | "tokensPerMinute">;

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
  const quota = judgeQuota(cell, routes, needs.tokensPerMinute);
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
    shortRoutes: shortRoutes(cell, routes, needs.tokensPerMinute),
  };
}

function shortRoutes(
  cell: RequirementCell,
  routes: readonly Route[],
  needed: number | null,
): readonly ShortRoute[] {
  if (needed === null) return [];
  return routes.flatMap((route): ShortRoute[] => {
    const applied = appliedFor(cell, route);
    return applied !== null && applied < needed ? [{ route, applied }] : [];
  });
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
      : `Reached by ${known} in ${cell.region}; required is ${routeRuleText(rule)}.`,
  };
}

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

type QuotaJudgement = {
  needed: number;
  applied: number | null;
  finding: RequirementFinding | null;
};

/** The routes are alternatives: one that is allowed and large enough will do. */
function judgeQuota(
  cell: RequirementCell,
  routes: readonly Route[],
  needed: number | null,
): QuotaJudgement | null {
  if (needed === null || routes.length === 0) return null;
  const limits = routes.map((route) => appliedFor(cell, route));
  const known = limits.filter((limit) => limit !== null);
  const applied = known.length > 0 ? Math.max(...known) : null;
  if (applied !== null && applied >= needed) return { needed, applied, finding: null };
  const told = known.length === limits.length && applied !== null;
  const message = told
    ? `The token quota is ${figure(needed - applied)} a minute short: ${figure(applied)} applied, ${figure(needed)} required.`
    : `${figure(needed)} tokens a minute are required, and the applied quota of ${unknownRoutes(cell, routes)} is not known.`;
  return {
    needed,
    applied,
    finding: {
      outcome: told ? "not_met" : "could_not_tell",
      about: "quota",
      code: null,
      cause: null,
      owner: told ? "aws-support" : null,
      message,
    },
  };
}

const unknownRoutes = (cell: RequirementCell, routes: readonly Route[]): string =>
  routes.filter((route) => appliedFor(cell, route) === null).join(", ");

/** The applied tokens per minute of a route; null when any part of it is not known. */
export const appliedFor = (cell: RequirementCell, route: Route): number | null =>
  leastOf(tokenQuotasOf(cell, route))?.applied ?? null;

/** The tokens-per-minute quotas that limit calls by a route; none where they are not known. */
export const tokenQuotasOf = (
  { quotas }: RequirementCell,
  route: Route,
): readonly RequirementQuota[] => perMinuteQuotas(quotas ?? [], route);
