import type { WorldSpec } from "@/lib/stand-in/world/types";
import {
  appliedOf,
  type CellTruth,
  closedBy,
  type ModelTruth,
  REFUSED_UNDER,
  type RegionTruth,
  routesOf,
  type Truth,
} from "./oracle-routes";

/**
 * What a scan of a stand-in must say, cell by cell, worked out from the stand-in's truth alone. Nothing of the
 * product's rules is used here, so that a mistake in them can't hide behind itself.
 */
export type Expected = {
  state: string;
  code: string | null;
  cause: string | null;
  /** The open ones, sorted; null where a fault hides them. */
  routes: readonly string[] | null;
  /** Those that are closed and why, as `route cause`, sorted; null where a fault hides them. */
  closed: readonly string[] | null;
};

const WINDOW_MS = 15 * 60_000;
const OFF = ["DISABLED", "DISABLING"];
/** Providers that sell on AWS Marketplace, by the prefix of their models' ids. */
const SELLERS = [
  "ai21",
  "anthropic",
  "cohere",
  "luma",
  "openai",
  "stability",
  "twelvelabs",
  "writer",
];
/** AWS publishes no product of theirs, so that their agreements can't be told from others. */
const WITHOUT_PRODUCT = [
  "stability.stable-creative-upscale-v1:0",
  "stability.stable-style-transfer-v1:0",
];
const REASONS: Readonly<Record<string, string>> = {
  INVALID_PAYMENT_INSTRUMENT: "payment-instrument-invalid",
  ACCOUNT_SUSPENDED: "account-suspended",
  PRODUCT_RESTRICTED: "product-restricted",
  INCOMPATIBLE_CURRENCY: "incompatible-currency",
};

const verdict = (
  state: string,
  code: string | null,
  more: { cause?: string | null } = {},
): Expected => ({ state, code, cause: more.cause ?? null, routes: [], closed: [] });

const hidden = (expected: Expected): Expected => ({ ...expected, routes: null, closed: null });

export const cellKey = (region: string, modelId: string): string => `${region} ${modelId}`;

/** Ids of every model that some account can see somewhere. */
function rowsOf(truth: Truth, accountIds: readonly string[]): ReadonlyMap<string, ModelTruth> {
  const rows = new Map<string, ModelTruth>();
  for (const account of truth.accounts) {
    if (!accountIds.includes(account.accountId)) continue;
    for (const region of account.regions) {
      if (listFault(truth, account.accountId, region.region)) continue;
      for (const model of region.models) rows.set(model.modelId, model);
    }
  }
  return rows;
}

type Strike = { code: string; cause: string | null };

/** What the stand-in was told to do to a call; rules that strike by chance can be waited out. */
function strikeOn(
  truth: Truth,
  call: { account: string; region: string; operation: string; model?: string },
): Strike | null {
  const has = (wanted: string | readonly string[] | undefined, value: string | undefined) =>
    wanted === undefined ||
    (value !== undefined &&
      (typeof wanted === "string" ? wanted === value : wanted.includes(value)));
  for (const { when = {}, probability, times, fault } of truth.faults) {
    const speaks =
      has(when.account, call.account) &&
      has(when.region, call.region) &&
      has(when.service, "bedrock") &&
      has(when.operation, call.operation) &&
      has(when.model, call.model);
    if (!speaks || probability !== undefined || times !== undefined) continue;
    switch (fault.kind) {
      case "hang":
        return { code: "NetworkError", cause: "client-timeout" };
      case "dead":
      case "cut":
        return { code: "NetworkError", cause: "network-unreachable" };
      case "throttle":
        return { code: "ThrottlingException", cause: "rpm-quota" };
      case "unknown-enum":
        return { code: "UnexpectedResponse", cause: null };
      case "deny":
        return {
          code: "AccessDeniedException",
          cause:
            fault.by === "service-control-policy"
              ? "scp-explicit-deny"
              : "iam-identity-policy-missing",
        };
      case "named":
        if (fault.name === "MarketplacePermission")
          return { code: "MPAgreementFailed", cause: "marketplace-subscribe-permission-missing" };
        throw new Error(`the oracle knows no ${fault.name}`);
      default:
        throw new Error(`the oracle knows no fault ${fault.kind}`);
    }
  }
  return null;
}

const listFault = (truth: Truth, account: string, region: string): Strike | null =>
  strikeOn(truth, { account, region, operation: "ListFoundationModels" });

/** Every cell of one account at the moment of the truth, by region and model. */
export function expectedCells(
  spec: WorldSpec,
  truth: Truth,
  at: { account: string; scanned: readonly string[] },
): ReadonlyMap<string, Expected> {
  const account = truth.accounts.find(({ accountId }) => accountId === at.account);
  if (!account) throw new Error(`no account ${at.account}`);
  const cells = new Map<string, Expected>();
  for (const region of account.regions) {
    for (const modelId of rowsOf(truth, at.scanned).keys()) {
      const cell = { spec, truth, account, region, modelId };
      cells.set(cellKey(region.region, modelId), expectedCell(cell));
    }
  }
  return cells;
}

function expectedCell(cell: CellTruth): Expected {
  const { truth, account, region, modelId } = cell;
  if (OFF.includes(region.status)) return verdict("blocked", "RegionDisabled");
  if (region.status === "ENABLING") return verdict("pending", "RegionEnabling");
  const unlisted = listFault(truth, account.accountId, region.region);
  if (unlisted) return hidden(verdict("unknown", unlisted.code, { cause: unlisted.cause }));
  const model = region.models.find((one) => one.modelId === modelId);
  const offered = routesOf(cell, model);
  if (!model || offered.length === 0) return verdict("not_offered", null);
  const closures = offered.flatMap((route) => {
    const cause = closedBy(cell, route);
    return cause === null ? [] : [{ route, cause }];
  });
  const routes = offered.filter((route) => closures.every((closure) => closure.route !== route));
  const closed = closures.map(({ route, cause }) => `${route} ${cause}`);
  const unasked = strikeOn(truth, {
    account: account.accountId,
    region: region.region,
    operation: "GetFoundationModelAvailability",
    model: modelId,
  });
  if (unasked)
    return { ...verdict("unknown", unasked.code, { cause: unasked.cause }), routes, closed };
  const causes = closures.map(({ cause }) => cause);
  return { ...answered(cell, { model, routes, causes }), routes, closed };
}

function answered(
  cell: CellTruth,
  {
    model,
    routes,
    causes,
  }: { model: ModelTruth; routes: readonly string[]; causes: readonly string[] },
): Expected {
  const { region, modelId } = cell;
  const { status, errorMessage } = model.agreement;
  const formMissing = modelId.startsWith("anthropic.") && region.form === "missing";
  const form = verdict("blocked", "FTUFormNotFilled", { cause: "use-case-form-missing" });
  if (model.regionAvailability === "NOT_AVAILABLE") return verdict("not_offered", null);
  const { endOfLifeInDays } = model.lifecycle;
  if (model.listed && endOfLifeInDays !== undefined && endOfLifeInDays <= 0)
    return verdict("blocked", "ModelEndOfLife", { cause: "model-end-of-life" });
  if (status === "ERROR") {
    const payment = errorMessage?.includes("INVALID_PAYMENT_INSTRUMENT") ?? false;
    return verdict("blocked", "MPAgreementFailed", {
      cause: payment ? "payment-instrument-invalid" : null,
    });
  }
  if (status === "PENDING") return pending(cell);
  if (model.authorizationStatus === "NOT_AUTHORIZED" && isSold(modelId, status))
    return formMissing ? form : verdict("blocked", "NotAuthorized");
  if (model.entitlementAvailability === "NOT_AVAILABLE" && status === "AVAILABLE")
    return verdict("blocked", "BadCScoreException");
  if (status === "NOT_AVAILABLE")
    return formMissing ? form : verdict("inactive", "AgreementNotCreated");
  if (routes.length === 0) {
    const shared = causes.includes("tokens-per-day-zero");
    return verdict("blocked", "ThrottlingException", {
      cause: shared ? "tokens-per-day-zero" : "quota-zero",
    });
  }
  if (REFUSED_UNDER[region.dataRetention].some((pattern) => pattern.test(modelId)))
    return verdict("blocked", "DataRetentionNotAllowed", { cause: "data-retention-mode-required" });
  return verdict("ready", null);
}

function pending({ truth, account, modelId }: CellTruth): Expected {
  const agreement = account.agreements.find(
    (one) => one.modelId === modelId && one.active && !WITHOUT_PRODUCT.includes(modelId),
  );
  if (agreement?.entitlement.status === "FAILED") {
    const cause = REASONS[agreement.entitlement.reason] ?? null;
    return verdict("blocked", "MPAgreementFailed", { cause });
  }
  const since = agreement ? Date.parse(agreement.acceptedAt) : Date.parse(truth.at);
  return Date.parse(truth.at) - since < WINDOW_MS
    ? verdict("pending", "MPAgreementBeingCreated", {
        cause: "marketplace-subscription-in-progress",
      })
    : verdict("pending", "MPAgreementPending");
}

const isSold = (modelId: string, agreement: string): boolean =>
  agreement !== "AVAILABLE" ||
  (SELLERS.includes(modelId.split(".")[0] ?? "") && !modelId.startsWith("openai.gpt-oss-"));

/** What ListServiceQuotas must have given, by code; null where AWS gives no value. */
export function expectedQuotas(
  truth: Truth,
  region: RegionTruth,
): ReadonlyMap<string, { name: string; default: number; applied: number | null }> {
  return new Map(
    truth.quotas.map((seed) => [
      seed.code,
      { name: seed.name, default: seed.value, applied: appliedOf(region, seed) },
    ]),
  );
}
