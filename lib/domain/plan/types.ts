import type { UnreadAdvice } from "@/lib/domain/advice/unread";
import type { AccountAccess } from "@/lib/domain/catalogue/account-fix";
import type { FixStep } from "@/lib/domain/catalogue/fix";
import type { Cause } from "@/lib/domain/causes";
import type { CellRef } from "@/lib/domain/cell-ref";
import type { Code } from "@/lib/domain/codes";
import type { Fault } from "@/lib/domain/facts/fault";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { Owner } from "@/lib/domain/owner";
import type { ZeroQuota } from "@/lib/domain/quota/cell-quota";
import type { Partition } from "@/lib/domain/region";
import type { Line } from "@/lib/domain/requirement/line";
import type { RequirementQuota } from "@/lib/domain/requirement/world";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { Finding, GateResult, Verdict } from "@/lib/domain/verdict";

/** One cell, as a plan looks at it. */
export type PlanCell = {
  modelId: string;
  modelName: string;
  verdict: Verdict;
  readAt: EpochMs | null;
  /** AWS says that no agreement exists; a missing form is told before it. */
  agreementMissing: boolean;
};

/** What only the facts of a Region tell: asked for in the Regions that `closeUpsOf` names. */
export type CloseUp = {
  gatesOf: (modelId: string) => readonly GateResult[];
  /** The model to move to from one that ends or has ended: of the same provider, ready here; null: there is none. */
  successorOf: (modelId: string) => PlanModel | null;
  /** Why the reading behind a finding failed; null where it did not. */
  faultOf: (modelId: string, finding: Pick<Finding, "gate">) => Fault | null;
};

/** The cells of one Region that are planned for; what nobody asked for is left out before. */
export type PlanRegion = CloseUp & {
  region: string;
  cells: readonly PlanCell[];
  /** The quotas that close its models by being 0. */
  zeros: readonly ZeroQuota[];
  /** The quotas of a model that a line requires. */
  quotasOf: (modelId: string) => readonly RequirementQuota[];
};

/** What was to be read and was not, where no cell tells of it; `region` null: the whole account. */
export type PlanUnread = { region: string | null; fault: Fault };

export type PlanAccount = {
  key: string;
  accountId: string | null;
  name: string | null;
  partition: Partition;
  access: AccountAccess;
  /** It lets nobody in: nothing of it can be read. */
  locked: boolean;
  unread: readonly PlanUnread[];
  regions: readonly PlanRegion[];
};

/** Everything a plan is made from. */
export type PlanWorld = {
  accounts: readonly PlanAccount[];
  /** Models asked for by name that no list which was read shows where it was asked for. */
  notOffered: readonly PlanModel[];
  /** Of what is required, those that are asked for. */
  lines: readonly Line[];
  /** When what could not be read is read again. */
  again: UnreadAdvice["again"];
  portal: LinkTarget["portal"];
  now: EpochMs;
};

/** What kind of thing stands in the way: a gate of a cell, or what only a requirement knows of. */
export const PLAN_KINDS = ["gate", "short", "unread", "route", "not-offered", "problem"] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** Where a cause holds in one account. */
export type PlanPlace = {
  account: string;
  regions: readonly string[];
  models: readonly string[];
  cells: number;
  required: number;
};

export type PlanModel = { modelId: string; name: string };
/** A required line; null: of all accounts, Regions or models. */
export type PlanLine = {
  requirement: string;
  account: string | null;
  region: string | null;
  model: string | null;
};
export type PlanCommand = {
  account: string;
  text: string;
  /** What it does beside reading; null: it only reads. */
  consequence: string | null;
};
/** What told of it: the call, its time (AWS's clock) and request id, and AWS's own value or words. */
export type PlanEvidence = {
  account: string;
  region: string;
  operation: string | null;
  at: EpochMs | null;
  requestId: string | null;
  said: string | null;
};

/** One thing that stands in the way, however many cells it closes, and what its owner does about it. */
export type PlanCause = {
  /** Stands in the address of a selection. */
  id: string;
  kind: PlanKind;
  /** Who can remove it; null: nobody can be named. */
  owner: Owner | null;
  state: State;
  code: Code | null;
  cause: Cause | null;
  /** How an address of the matrix names it; null: no cell of the matrix has it. */
  key: string | null;
  title: string;
  /** What it holds of, in few words. */
  detail: string;
  locked: string | null;
  places: readonly PlanPlace[];
  regions: readonly string[];
  models: readonly PlanModel[];
  /** Cells that it decides. */
  cells: number;
  /** Cells that it closes behind another cause. */
  later: number;
  /** Required lines that it decides. */
  required: number;
  /** Required lines that it closes behind another cause. */
  requiredLater: number;
  /** The first of those that it decides. */
  lines: readonly PlanLine[];
  takes: string | null;
  /** The longest it may take; null: nobody can say. */
  answerMinutes: number | null;
  readAt: EpochMs | null;
  /** What is to be done, in one line. */
  headline: string;
  sentence: string;
  steps: readonly FixStep[];
  commands: readonly PlanCommand[];
  docs: string | null;
  evidence: readonly PlanEvidence[];
  /** The first of its cells. */
  at: CellRef | null;
};

/** Cells and required lines that open once all of these causes are removed, in the order of the gates. */
export type Opening = {
  causes: readonly string[];
  cells: number;
  lines: number;
  /** Names of the models, the first of them. */
  models: readonly string[];
};

export type PlanTotals = {
  cells: number;
  /** Required lines, and those of them that hold. */
  lines: number;
  holding: number;
};

/** Everything that stands in the way of what was asked for, by who can remove it. */
export type Plan = {
  accounts: readonly { key: string; accountId: string | null; name: string | null }[];
  causes: readonly PlanCause[];
  openings: readonly Opening[];
  totals: PlanTotals;
  /** Models asked for by name that nothing can stand in the way of, since no list which was read shows them there. */
  notOffered: readonly PlanModel[];
};
