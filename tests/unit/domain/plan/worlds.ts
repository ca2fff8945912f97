import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";
import type { PlanAccount, PlanCell, PlanRegion, PlanWorld } from "@/lib/domain/plan/types";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import type { Line } from "@/lib/domain/requirement/line";
import type { Severity, State } from "@/lib/domain/state";
import type { Finding, GateName, Verdict } from "@/lib/domain/verdict";

export const NOW = Date.UTC(2026, 10, 24, 14, 26);
export const READ_AT = Date.UTC(2026, 10, 24, 14, 24, 7);
export const ACCOUNT = "111122223333";
export const OTHER = "444455556666";
/** An opt-in Region, which has a form of its own. */
export const MILAN = "eu-south-1";

type FindingParts = {
  gate: GateName;
  code: Code | null;
  cause?: Cause | null;
  severity: Severity;
  owner: Owner;
};

const finding = ({ gate, code, cause = null, severity, owner }: FindingParts): Finding => ({
  ...{ gate, code, cause, severity, owner },
  message: `${code} of ${gate}`,
});

const FORM = finding({
  ...{ gate: "authorization", code: "FTUFormNotFilled", cause: "use-case-form-missing" },
  ...{ severity: "block", owner: "account-admin" },
});
const OFFER = finding({
  ...{ gate: "agreement", code: "AgreementNotCreated", severity: "warn", owner: "account-admin" },
});
const QUOTA = finding({
  ...{ gate: "quota", code: "ThrottlingException", cause: "quota-zero" },
  ...{ severity: "block", owner: "aws-support" },
});
const ENDS = finding({
  ...{ gate: "lifecycle", code: null, cause: "model-end-of-life" },
  ...{ severity: "warn", owner: "application-code" },
});

const verdict = (state: State, findings: readonly Finding[]): Verdict => ({
  state,
  code: findings[0]?.code ?? null,
  cause: findings[0]?.cause ?? null,
  routes: ["on-demand"],
  closedRoutes: [],
  findings,
  lastKnown: null,
});

/** Cells by what stands in their way. */
export const CELLS = {
  ready: verdict("ready", []),
  none: verdict("not_offered", []),
  form: verdict("blocked", [FORM]),
  "form, then the offer": verdict("blocked", [FORM]),
  "form, then the quota": verdict("blocked", [FORM, QUOTA]),
  offer: verdict("inactive", [OFFER]),
  "offer of one that ends": verdict("inactive", [OFFER, ENDS]),
  quota: verdict("blocked", [QUOTA]),
  payment: verdict("blocked", [
    finding({
      ...{ gate: "agreement", code: "MPAgreementFailed", cause: "payment-instrument-invalid" },
      ...{ severity: "block", owner: "billing" },
    }),
  ]),
  "payment of an agreement at work": verdict("blocked", [
    finding({
      ...{ gate: "agreement", code: "MPAgreementFailed", cause: "payment-instrument-invalid" },
      ...{ severity: "block", owner: "billing" },
    }),
    finding({
      ...{ gate: "agreement", code: "MPAgreementPending", severity: "wait" },
      owner: "aws-support",
    }),
  ]),
  retired: verdict("blocked", [
    finding({
      ...{ gate: "lifecycle", code: "ModelEndOfLife", cause: "model-end-of-life" },
      ...{ severity: "block", owner: "application-code" },
    }),
  ]),
  off: verdict("blocked", [
    finding({
      ...{ gate: "region", code: "RegionDisabled", severity: "block", owner: "account-admin" },
    }),
  ]),
  pending: verdict("pending", [
    finding({
      ...{ gate: "agreement", code: "MPAgreementBeingCreated", severity: "wait", owner: "wait" },
    }),
  ]),
  throttled: verdict("unknown", [
    finding({
      ...{ gate: "availability", code: "ThrottlingException", severity: "unknown" },
      owner: "wait",
    }),
  ]),
  denied: verdict("unknown", [
    finding({
      ...{ gate: "availability", code: "AccessDeniedException", severity: "unknown" },
      owner: "iam-admin",
    }),
  ]),
} as const satisfies Record<string, Verdict>;
export type CellName = keyof typeof CELLS;
export const CELL_NAMES = Object.keys(CELLS) as CellName[];

export const aCell = (name: CellName, modelId: string, modelName = modelId): PlanCell => ({
  modelId,
  modelName,
  verdict: CELLS[name],
  readAt: READ_AT,
  agreementMissing: name === "form, then the offer",
});

export const aRow = (over: Partial<QuotaRow> = {}): QuotaRow => ({
  modelId: "m.a",
  about: null,
  untied: null,
  scope: "on-demand",
  unit: "tokens-per-minute",
  measure: "tokens-per-minute",
  variant: null,
  quotaCode: "L-1",
  quotaName: "On-demand tokens per minute for A",
  applied: 300_000,
  lastApplied: null,
  missing: null,
  error: null,
  default: 300_000,
  adjustable: true,
  requests: [],
  ...over,
});

export const aRegion = (
  region: string,
  cells: readonly PlanCell[],
  over: Partial<PlanRegion> = {},
): PlanRegion => ({
  region,
  cells,
  zeros: [],
  quotasOf: () => [],
  gatesOf: () => [
    {
      gate: "authorization",
      outcome: "closed",
      raw: "NOT_AUTHORIZED",
      source: { operation: "GetModel", requestId: "7c1f", at: READ_AT, attempt: 1 },
    },
  ],
  successorOf: () => null,
  faultOf: () => null,
  ...over,
});

export const anAccount = (
  regions: readonly PlanRegion[],
  over: Partial<PlanAccount> = {},
): PlanAccount => ({
  key: ACCOUNT,
  accountId: ACCOUNT,
  name: "payments-prod",
  partition: "aws",
  access: { by: "default" },
  locked: false,
  unread: [],
  regions,
  ...over,
});

export const aWorld = (
  accounts: readonly PlanAccount[],
  over: Partial<PlanWorld> = {},
): PlanWorld => ({
  accounts,
  notOffered: [],
  lines: [],
  again: null,
  portal: null,
  now: NOW,
  ...over,
});

/** One account with these cells in a Region: models `m.a`, `m.b` … called A, B … */
export function oneRegion(region: string, names: readonly CellName[]): PlanRegion {
  return aRegion(
    region,
    names.map((name, at) => {
      const letter = String.fromCharCode(97 + at);
      return aCell(name, `m.${letter}`, letter.toUpperCase());
    }),
  );
}

export const aLine = (over: Partial<Line> = {}): Line => ({
  id: "line",
  requirement: "Payments",
  account: ACCOUNT,
  region: MILAN,
  modelId: "m.a",
  modelName: "A",
  state: "not_met",
  cell: "blocked",
  heldBy: { by: "none" },
  tokensPerMinute: null,
  applied: [],
  reason: {
    ...{ about: "cell", message: "Closed.", code: "FTUFormNotFilled" },
    ...{ cause: "use-case-form-missing", title: "Use case form missing" },
  },
  owner: "account-admin",
  decider: null,
  step: null,
  since: null,
  ...over,
});
