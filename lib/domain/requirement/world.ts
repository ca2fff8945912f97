import type { QuotaRequest } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import type { Owner } from "@/lib/domain/owner";
import type { QuotaScope, QuotaUnit } from "@/lib/domain/quota/types";
import type { Route, Verdict } from "@/lib/domain/verdict";
import type { Requirement } from "./types";

/** A quota as far as a requirement needs it; `applied` is null when AWS gave no value. */
export type RequirementQuota = {
  quotaCode: string;
  quotaName: string;
  scope: QuotaScope | null;
  unit: QuotaUnit;
  variant: string | null;
  applied: number | null;
  default: number | null;
  adjustable: boolean | null;
  requests: readonly Pick<QuotaRequest, "desiredValue" | "status" | "createdAt">[];
};

/** Lists that could have shown another route and were not read. */
export type UnreadRoutes = readonly ("profiles" | "provisioned")[];

/** One (account, region, model) with what a requirement is judged by. `quotas` holds those tied to this model; null means they could not be read. */
export type RequirementCell = {
  account: string;
  region: string;
  modelId: string;
  modelName: string;
  provider: string;
  verdict: Pick<Verdict, "state" | "code" | "cause" | "routes" | "closedRoutes" | "findings">;
  unreadRoutes: UnreadRoutes;
  quotas: readonly RequirementQuota[] | null;
};

/** `failed` covers never read and stale; `off` is a region that is switched off, so that no list exists to be read. */
export const LIST_STATUSES = ["read", "failed", "off", "no-endpoint"] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

/** Why something was asked and not read. */
export type RequirementFault = Pick<Fault, "code" | "cause" | "owner" | "message">;

/** `fault`: why its lists were asked and can't be relied on; null where they can, or no scan has asked yet. */
export type RequirementRegion = {
  account: string;
  region: string;
  status: string | null;
  lists: ListStatus;
  fault: RequirementFault | null;
};

/** `fault`: why nothing can be said of it. */
export type RequirementAccount = {
  account: string;
  name: string | null;
  fault: RequirementFault | null;
};

export type RequirementModel = Pick<RequirementCell, "modelId" | "provider">;

/** Everything requirements are judged by. `cells` may leave out those that none of them asks for; `models` has them all. */
export type RequirementWorld = {
  accounts: readonly RequirementAccount[];
  regions: readonly RequirementRegion[];
  models: readonly RequirementModel[];
  cells: readonly RequirementCell[];
};

/** In the order in which they decide. */
export const OUTCOMES = ["not_met", "could_not_tell", "waiting", "met"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type RequirementFinding = {
  outcome: Exclude<Outcome, "met">;
  about: "cell" | "route" | "quota" | "model" | "region" | "account";
  code: Verdict["code"];
  cause: Verdict["cause"];
  owner: Owner | null;
  message: string;
};

/** What stands against a requirement where it has no cell; null: for every account, Region or model it names. */
export type RequirementProblem = RequirementFinding & {
  account: string | null;
  region: string | null;
  model: string | null;
};

/** `routes` are those that are open here and allowed; `findings[0]` decides unless the outcome is met. */
export type RequiredCell = Pick<
  RequirementCell,
  "account" | "region" | "modelId" | "modelName" | "provider"
> & {
  outcome: Outcome;
  state: Verdict["state"];
  code: Verdict["code"];
  cause: Verdict["cause"];
  routes: readonly Route[];
  tokensPerMinute: { needed: number; applied: number | null } | null;
  findings: readonly RequirementFinding[];
  /** Allowed routes whose quota is known and smaller than what is needed, also where another route holds. */
  shortRoutes: readonly ShortRoute[];
};

export type ShortRoute = { route: Route; applied: number };

/** It holds, but by the global profile alone: every other route that is allowed is short. */
export const holdsByGlobalOnly = ({ outcome, routes, shortRoutes }: RequiredCell): boolean => {
  const short = new Set(shortRoutes.map(({ route }) => route));
  const holding = routes.filter((route) => !short.has(route));
  return outcome === "met" && short.size > 0 && holding.every((route) => route === "global");
};

/** It is ready, and only a quota falls short. */
export const isShort = ({ outcome, findings }: RequiredCell): boolean =>
  outcome === "not_met" && findings.every(({ about }) => about === "quota");

/** `problems` are what stands against the requirement beside its cells: a model nobody lists, a region nobody scans. */
export type JudgedRequirement = {
  requirement: Requirement;
  outcome: Outcome;
  counts: Readonly<Record<Outcome, number>>;
  cells: readonly RequiredCell[];
  problems: readonly RequirementProblem[];
};
