import type { ReadinessCell, ReadinessQuota } from "@/lib/contracts/readiness";
import { TOLD_BY } from "./world";

/** What the world's lists have of a cell's model. */
export type Shown = { byProfile: boolean; provisioned: boolean };

type Change = {
  is: Partial<ReadinessCell>;
  /** Findings that are there now. */
  says: readonly Partial<ReadinessCell["findings"][number]>[];
};

/** What a scan says without one action, cell by cell and quota by quota, from what the full scan says. */
export type Expected = {
  action: string;
  unknown: string;
  cell(full: ReadinessCell, shown: Shown): Change | "same" | "gone";
  quota(full: ReadinessQuota): Partial<ReadinessQuota>;
  /** Where the JSON says that it is missing, beside cells; the terminal says it in any case. */
  tells: "account" | "region" | null;
};

const DENIED = { code: "AccessDeniedException", cause: "iam-identity-policy-missing" } as const;
const UNKNOWN = { state: "unknown", ...DENIED } as const;
const WARNED = { severity: "warn", code: "AccessDeniedException" } as const;
const isProfile = (route: string) => route !== "on-demand" && route !== "provisioned";
const same = () => "same" as const;

/** Every route that the lists show, open or not, in the product's order. */
const offered = ({ routes, closedRoutes }: ReadinessCell): readonly string[] =>
  closedRoutes.length === 0 ? routes : [...closedRoutes.map(({ route }) => route), ...routes];

const DEFAULTS = { quota: (full: ReadinessQuota) => full, tells: null } as const;

export const EXPECTED: readonly Expected[] = [
  {
    action: "bedrock:ListFoundationModels",
    unknown: "every cell, and the models that no profile shows are no rows",
    cell: (_, shown) => (shown.byProfile ? { is: UNKNOWN, says: [] } : "gone"),
    quota: ({ modelId: _, ...rest }) => rest,
    tells: "region",
  },
  {
    action: "bedrock:ListInferenceProfiles",
    unknown: "profile routes, and every cell that has no other",
    cell: ({ routes, state, code, cause }) => {
      const left = routes.filter((route) => !isProfile(route));
      if (left.length === 0) return { is: { ...UNKNOWN, routes: left }, says: [] };
      return { is: { routes: left, state, code, cause }, says: [WARNED] };
    },
    quota: ({ modelId: _, ...rest }) => rest,
    tells: "region",
  },
  {
    ...DEFAULTS,
    action: "bedrock:ListProvisionedModelThroughputs",
    unknown: "provisioned routes, with a warning where there may be one",
    cell: ({ routes, state, code, cause }, { provisioned }) => {
      const left = routes.filter((route) => route !== "provisioned");
      return provisioned ? { is: { routes: left, state, code, cause }, says: [WARNED] } : "same";
    },
  },
  {
    ...DEFAULTS,
    action: "bedrock:GetFoundationModelAvailability",
    unknown: "every cell that has a route",
    cell: (full) =>
      offered(full).length > 0
        ? { is: { ...UNKNOWN, routes: full.routes }, says: [] }
        : ("same" as const),
  },
  {
    ...DEFAULTS,
    action: "bedrock:GetAccountDataRetention",
    unknown: "whether a Region's mode of data retention keeps a model from being called",
    cell: ({ modelId, routes, code }) =>
      modelId === TOLD_BY.dataRetention && code === "DataRetentionNotAllowed"
        ? { is: { state: "ready", code: null, cause: null, routes }, says: [] }
        : "same",
  },
  {
    ...DEFAULTS,
    action: "bedrock:GetUseCaseForModelAccess",
    unknown: "whether the Anthropic form is there, with a warning where that decides",
    cell: ({ modelId, routes, state, code }) => {
      if (!modelId.startsWith("anthropic.") || routes.length === 0) return "same";
      const blocked = { state: "inactive", code: "AgreementNotCreated" } as const;
      return modelId === TOLD_BY.form
        ? { is: blocked, says: [WARNED] }
        : { is: { state, code }, says: [] };
    },
  },
  {
    ...DEFAULTS,
    action: "aws-marketplace:SearchAgreements",
    unknown: "when an agreement was accepted and whether it failed",
    cell: (full) => inFlight(full),
    tells: "account",
  },
  {
    ...DEFAULTS,
    action: "aws-marketplace:GetAgreementEntitlements",
    unknown: "which agreement is in flight and whether it failed",
    cell: (full) => inFlight(full),
  },
  {
    action: "servicequotas:ListServiceQuotas",
    unknown: "applied quotas, with a warning on every cell that has a route",
    cell: (full) => {
      const { state, code, cause } = full;
      const routes = offered(full);
      if (routes.length === 0) return "same";
      const zero = cause === "quota-zero";
      const is = zero ? { state: "ready" as const, code: null } : { state, code };
      return { is: { ...is, routes, closedRoutes: [] }, says: [WARNED] };
    },
    quota: (full) => ({ ...full, applied: null }),
    tells: null,
  },
  {
    action: "servicequotas:ListAWSDefaultServiceQuotas",
    unknown: "default quotas, and whether a quota is below its default",
    cell: ({ modelId, routes, state, code }) =>
      modelId === TOLD_BY.lowQuota && routes.length > 0
        ? { is: { state, code }, says: [] }
        : "same",
    quota: (full) => ({ ...full, default: null }),
    tells: null,
  },
  {
    ...DEFAULTS,
    action: "servicequotas:ListRequestedServiceQuotaChangeHistory",
    unknown: "nothing of a cell; the terminal says so",
    cell: same,
  },
  {
    ...DEFAULTS,
    action: "account:ListRegions",
    unknown: "which Regions are on: the configured ones are read, and their status is null",
    cell: same,
    tells: "account",
  },
];

/** Models that pend lose what the Marketplace knew of them; the clock starts at the first sight. */
function inFlight({ modelId, routes }: ReadinessCell): Change | "same" {
  const known: readonly string[] = [TOLD_BY.entitlement, TOLD_BY.acceptance];
  if (!known.includes(modelId) || routes.length === 0) return "same";
  return { is: { state: "pending", code: "MPAgreementBeingCreated" }, says: [WARNED] };
}
