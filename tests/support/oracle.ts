import type { StandIn } from "@/lib/stand-in/start";
import type { WorldSpec } from "@/lib/stand-in/world/types";

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

type Truth = ReturnType<StandIn["control"]["truth"]>;
type AccountTruth = Truth["accounts"][number];
type RegionTruth = AccountTruth["regions"][number];
type ModelTruth = RegionTruth["models"][number];

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

type CellTruth = {
  spec: WorldSpec;
  truth: Truth;
  account: AccountTruth;
  region: RegionTruth;
  modelId: string;
};

function routesOf({ region, modelId }: CellTruth, model: ModelTruth | undefined): string[] {
  const routes = new Set<string>();
  if (model?.listed?.includes("ON_DEMAND")) routes.add("on-demand");
  for (const profile of model?.profiles ?? []) routes.add(profile.slice(0, -modelId.length - 1));
  const bought = region.provisioned.some(
    (entry) =>
      entry.modelId === modelId && entry.status === "InService" && entry.customModel === undefined,
  );
  if (bought) routes.add("provisioned");
  return [...routes].sort();
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

const FABLE = /^anthropic\.claude-fable-5$/;
const OPENAI_FRONTIER = /^openai\.gpt-(?:5\.[456]|6)(?:-|$)/;

/** Models that AWS refuses under a mode of data retention, as of September 2026. */
const REFUSED_UNDER: Readonly<Record<RegionTruth["dataRetention"], readonly RegExp[]>> = {
  none: [FABLE, OPENAI_FRONTIER],
  default: [FABLE],
  inherit: [FABLE],
  aws_review: [],
  provider_data_share: [],
};

const OWN =
  /^(on-demand|cross-region|global cross-region) model inference ((?:input |output )?tokens per (?:minute|day)) for (.+)$/;
const SHARED =
  /^model invocation max (tokens per day) for (.+) \(doubled for cross-region calls\)$/;
const CROSS_MODEL = "L-E3F10727";

/** Why no call gets through by a route; null where it is open as far as AWS tells. */
function closedBy({ spec, truth, region, modelId }: CellTruth, route: string): string | null {
  if (route === "provisioned") return null;
  const model = spec.catalogue.models.find(({ id }) => id === modelId);
  const plain = (text: string) => text.toLowerCase().replace(/ v1$/, "");
  const names = model ? [plain(model.name), plain(`${model.provider} ${model.name}`)] : [];
  const wanted = scopeWords(route);
  const measured = new Map<string, (number | null)[]>();
  for (const seed of truth.quotas) {
    const name = seed.name.toLowerCase();
    const [, scope, own, ownModel] = OWN.exec(name) ?? [];
    const [, shared, sharedModel] = SHARED.exec(name) ?? [];
    const about = plain(ownModel ?? sharedModel ?? "");
    const counts = scope === wanted || (shared !== undefined && route !== "global");
    if (!counts || !names.includes(about)) continue;
    const key = own ?? `all ${shared}`;
    measured.set(key, [...(measured.get(key) ?? []), appliedOf(region, seed)]);
  }
  if ([...measured.values()].some((values) => values.every((value) => value === 0)))
    return "quota-zero";
  const all = truth.quotas.find(({ code }) => code === CROSS_MODEL);
  return all && appliedOf(region, all) === 0 ? "tokens-per-day-zero" : null;
}

/** Null where AWS gives no value. */
function appliedOf(region: RegionTruth, seed: { code: string; value: number }): number | null {
  const applied = region.quotas.find(({ code }) => code === seed.code)?.applied;
  if (applied === undefined) return seed.value;
  return applied.kind === "value" ? applied.value : null;
}

function scopeWords(route: string): string {
  if (route === "on-demand") return "on-demand";
  return route === "global" ? "global cross-region" : "cross-region";
}

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
