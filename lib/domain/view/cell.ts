import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Lifecycle } from "@/lib/domain/facts/facts";
import type { RegionFinding } from "@/lib/domain/judge/region-findings";
import type { QuotaMeasure, QuotaScope, QuotaUnit } from "@/lib/domain/quota/types";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type {
  ClosedRoute,
  Finding,
  GateResult,
  LastKnown,
  Route,
  Verdict,
} from "@/lib/domain/verdict";
import type { FaultView } from "./matrix";

/** `closed` is why no call gets through by this route, `title` in at most six words; null: it is open. */
export type RouteView = {
  route: Route;
  profileId: string | null;
  destinations: readonly string[];
  closed: (Pick<ClosedRoute, "code" | "cause"> & { title: string }) | null;
};

export type CellQuota = {
  quotaCode: string;
  quotaName: string;
  scope: QuotaScope | null;
  unit: QuotaUnit;
  measure: QuotaMeasure;
  variant: string | null;
  applied: number | null;
  defaultValue: number | null;
  adjustable: boolean | null;
  error: string | null;
  requests: readonly { desiredValue: number | null; status: string; createdAt: EpochMs | null }[];
  /** The quota's own page: in the right Region, and in the right account where an access portal is configured. */
  href?: string | null;
};

export type FixStepView = { text: string; href: string | null; linkLabel: string | null };
export type FixView = {
  title: string;
  sentence: string;
  owner: string;
  takes: string | null;
  steps: readonly FixStepView[];
  primary: { label: string; href: string } | null;
  command: string | null;
  docs: string;
};

/** What to do about a finding that closes the cell besides the one that decides. */
export type CellFix = { code: Code; cause: Cause | null; fix: FixView };

export type AlternativeView =
  | { kind: "route"; modelId: string; region: string; routes: readonly Route[] }
  | { kind: "region"; modelId: string; region: string; routes: readonly Route[] }
  | { kind: "model"; modelId: string; name: string; region: string; routes: readonly Route[] };

export type HistoryEntry = { at: EpochMs; state: State; code: string | null };

/** The side sheet of one cell. */
export type CellView = {
  account: string;
  accountName: string | null;
  region: string;
  modelId: string;
  modelName: string;
  provider: string;
  state: State;
  code: Verdict["code"];
  cause: Verdict["cause"];
  sentence: string;
  findings: readonly Finding[];
  gates: readonly GateResult[];
  routes: readonly RouteView[];
  quotas: readonly CellQuota[];
  /** Limits of another kind that name the model: batch jobs, concurrency, model units. They close nothing. */
  otherLimits: readonly CellQuota[];
  /** The spellings by which its quotas were looked for, where none was found; empty where one was. */
  quotaNames: readonly string[];
  /** What holds for every model of the Region, said once. */
  regionFindings: readonly RegionFinding[];
  quotaFault: FaultView | null;
  lifecycle: Lifecycle | null;
  fix: FixView | null;
  /** Of every further closed gate, in the order of the gates. */
  fixes?: readonly CellFix[];
  opens: { cells: number; regions: number } | null;
  alternatives: readonly AlternativeView[];
  history: readonly HistoryEntry[];
  readAt: EpochMs | null;
  lastKnown: LastKnown | null;
  /** Account ids are hidden in what is copied from the cell. */
  maskAccountIds?: boolean;
  serverNow: EpochMs;
};
