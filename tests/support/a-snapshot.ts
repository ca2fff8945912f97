import type {
  CellKind,
  MatrixAccount,
  MatrixColumn,
  MatrixModel,
  MatrixRequirement,
  MatrixSnapshot,
} from "@/lib/domain/grid/snapshot";
import { regionInfo } from "@/lib/domain/known-regions";

export const NOW = Date.UTC(2026, 10, 22, 14, 24);
export const ACCOUNT = "111122223333";
/** The grid of that account. */
export const OWN = { by: "models", accounts: [ACCOUNT] } as const;

const KIND: CellKind = {
  state: "ready",
  code: null,
  cause: null,
  title: "Ready",
  owner: null,
  routes: ["on-demand"],
  closedRoutes: [],
  noted: false,
  legacy: false,
  weighty: false,
  lastKnown: null,
};

/** Kinds by a short name, for tables of cells. */
export const KINDS = {
  ready: KIND,
  geographic: { ...KIND, routes: ["eu", "global"] },
  global: { ...KIND, routes: ["global"] },
  noted: { ...KIND, noted: true },
  none: { ...KIND, state: "not_offered", title: "Not offered", routes: [] },
  inactive: {
    ...KIND,
    state: "inactive",
    code: "AgreementNotCreated",
    title: "No agreement yet",
    owner: "account-admin",
  },
  pending: {
    ...KIND,
    state: "pending",
    code: "MPAgreementBeingCreated",
    title: "Agreement being created",
    owner: "wait",
  },
  payment: {
    ...KIND,
    state: "blocked",
    code: "MPAgreementFailed",
    cause: "payment-instrument-invalid",
    title: "Payment method refused",
    owner: "billing",
  },
  form: {
    ...KIND,
    state: "blocked",
    code: "FTUFormNotFilled",
    cause: "use-case-form-missing",
    title: "Use case form missing",
    owner: "account-admin",
  },
  off: {
    ...KIND,
    state: "blocked",
    code: "RegionDisabled",
    title: "Region is off",
    owner: "account-admin",
    routes: [],
  },
  timeout: {
    ...KIND,
    state: "unknown",
    code: "NetworkError",
    cause: "client-timeout",
    title: "Timed out",
    owner: "network",
    routes: [],
    lastKnown: { state: "ready", code: null, at: NOW - 38 * 60_000 },
  },
  unread: {
    ...KIND,
    state: "unknown",
    code: "NotReadYet",
    title: "Not read yet",
    owner: "wait",
    routes: [],
  },
} as const satisfies Record<string, CellKind>;

export type KindName = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as KindName[];

export const anAccount = (over: Partial<MatrixAccount> = {}): MatrixAccount => ({
  key: ACCOUNT,
  accountId: ACCOUNT,
  name: "payments-prod",
  partition: "aws",
  fault: null,
  warnings: [],
  clockOffsetMs: 0,
  inFlight: 0,
  ...over,
});

export const aColumn = (
  region: string,
  cells: readonly KindName[],
  over: Partial<MatrixColumn> = {},
): MatrixColumn => ({
  account: ACCOUNT,
  region,
  status: "ENABLED_BY_DEFAULT",
  fault: null,
  noEndpoint: false,
  readAt: NOW - 120_000,
  attemptedAt: NOW - 120_000,
  cells: cells.map((name) => NAMES.indexOf(name)),
  ...over,
});

/** Requires nothing that the tests' models are, unless told. */
export const aRequirement = (over: Partial<MatrixRequirement> = {}): MatrixRequirement => ({
  name: "r",
  models: [],
  regions: null,
  accounts: null,
  ...over,
});

/** `anthropic.claude-a` of Anthropic: the provider is the id's prefix with a capital. */
export function aModel(modelId: string): MatrixModel {
  const [prefix = "", name = ""] = modelId.split(".");
  return { modelId, name, provider: `${prefix.charAt(0).toUpperCase()}${prefix.slice(1)}`, prefix };
}

/** A snapshot out of a table: model ids and, per region, one kind for each of them. */
export function aSnapshot(
  models: readonly string[],
  cells: Readonly<Record<string, readonly KindName[]>>,
  over: Partial<MatrixSnapshot> = {},
): MatrixSnapshot {
  const regions = Object.keys(cells);
  return {
    version: "v-1",
    serverNow: NOW,
    buildId: "build",
    scanIntervalMs: 900_000,
    complete: true,
    finishedAt: NOW - 120_000,
    scan: null,
    accounts: [anAccount()],
    models: models.map(aModel),
    regions: regions.map(regionInfo),
    kinds: NAMES.map((name) => KINDS[name]),
    columns: regions.map((region) => aColumn(region, cells[region] ?? [])),
    requirements: [],
    configuredRegions: null,
    pendingCount: 0,
    storeProblem: null,
    intervalProblem: null,
    ...over,
  };
}

/** Why an account lets nobody in. */
export const LETS_NOBODY_IN = {
  code: "AccessDeniedException",
  cause: null,
  owner: "iam-admin",
  message: "The role can't be assumed.",
  operation: "AssumeRole",
  requestId: null,
  at: NOW,
} as const;
