import type { Requirement } from "@/lib/domain/requirement/types";
import type {
  ListStatus,
  RequirementCell,
  RequirementFault,
  RequirementQuota,
  RequirementWorld,
} from "@/lib/domain/requirement/world";
import type { State } from "@/lib/domain/state";
import type { ClosedRoute, Finding } from "@/lib/domain/verdict";

export const ACCOUNT = "111122223333";
export const SONNET = "anthropic.claude-sonnet-4-6";

export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    gate: "form",
    code: "FTUFormNotFilled",
    cause: "use-case-form-missing",
    severity: "block",
    owner: "account-admin",
    message: "The form is missing.",
    ...over,
  };
}

export function aQuota(over: Partial<RequirementQuota> = {}): RequirementQuota {
  return {
    quotaCode: "L-1",
    quotaName: "Cross-region model inference tokens per minute for Claude Sonnet 4.6",
    scope: "cross-region",
    unit: "tokens-per-minute",
    variant: null,
    applied: 500_000,
    default: 400_000,
    adjustable: true,
    requests: [],
    ...over,
  };
}

type CellOver = Partial<Omit<RequirementCell, "verdict">> & {
  state?: State;
  routes?: readonly string[];
  closedRoutes?: readonly ClosedRoute[];
  findings?: readonly Finding[];
};

/** A cell of Claude Sonnet 4.6 in eu-west-1, ready by eu and global, unless told otherwise. */
export function aCell({
  state = "ready",
  routes = ["eu", "global"],
  closedRoutes = [],
  findings,
  ...over
}: CellOver = {}): RequirementCell {
  const found = findings ?? (state === "blocked" ? [aFinding()] : []);
  return {
    account: ACCOUNT,
    region: "eu-west-1",
    modelId: SONNET,
    modelName: "Claude Sonnet 4.6",
    provider: "Anthropic",
    unreadRoutes: [],
    quotas: [aQuota()],
    ...over,
    verdict: {
      state,
      code: found[0]?.code ?? null,
      cause: found[0]?.cause ?? null,
      routes,
      closedRoutes,
      findings: found,
    },
  };
}

export function aRequirement(over: Partial<Requirement> = {}): Requirement {
  return {
    name: "Payments assistant",
    models: [SONNET],
    regions: ["eu-west-1"],
    routes: null,
    tokensPerMinute: null,
    accounts: null,
    ...over,
  };
}

/** The regions of the cells, each with its list read unless `lists` says otherwise; `faults` of Regions and accounts. */
export function aWorld(
  cells: readonly RequirementCell[],
  lists: Readonly<Record<string, ListStatus>> = {},
  faults: Readonly<Record<string, RequirementFault>> = {},
): RequirementWorld {
  const regions = new Set([...cells.map((cell) => cell.region), ...Object.keys(lists)]);
  return {
    accounts: [...new Set([ACCOUNT, ...cells.map((cell) => cell.account)])].map((account) => ({
      account,
      name: account === ACCOUNT ? "payments-prod" : null,
      fault: faults[account] ?? null,
    })),
    regions: [...new Set([ACCOUNT, ...cells.map((cell) => cell.account)])].flatMap((account) =>
      [...regions].map((region) => ({
        account,
        region,
        status: "ENABLED",
        lists: lists[region] ?? "read",
        fault: faults[region] ?? null,
      })),
    ),
    models: cells.map(({ modelId, provider }) => ({ modelId, provider })),
    cells,
  };
}
