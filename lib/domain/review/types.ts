import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { ShownFault } from "@/lib/domain/facts/fault";
import type { RegionFinding } from "@/lib/domain/judge/region-findings";
import type { Owner } from "@/lib/domain/owner";
import type { TriedCell } from "@/lib/domain/proof/proof";
import type { Geography } from "@/lib/domain/region";
import type { FoldedFor } from "@/lib/domain/requirement/folded-regions";
import type { ListStatus, RequiredCell, RequirementFinding } from "@/lib/domain/requirement/world";
import type { StateCounts } from "@/lib/domain/rollup";
import type { OfferedRoute } from "@/lib/domain/routes";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { LastKnown } from "@/lib/domain/verdict";
import type { RequiredHere } from "./required-here";

export type ReviewAccount = { key: string; accountId: string | null; name: string | null };

/** One region of one account as the list of regions shows it. */
export type RegionLine = {
  account: ReviewAccount;
  region: string;
  city: string;
  geography: Geography;
  optIn: boolean;
  status: string | null;
  lists: ListStatus;
  fault: ShownFault | null;
  readAt: EpochMs | null;
  state: State;
  counts: StateCounts;
  /** Tied token quotas that are applied and 0; null when the quotas could not be read. */
  quotasAtZero: number | null;
  /** What is required here; no lines where nobody requires anything. */
  required: RequiredHere;
  /** Why it is left out of counts; null: it is in. */
  folded: FoldedFor | null;
  signedOff: SignedOff | null;
};

/** A reviewer's newest word on a Region: `exceptions` are the checks that did not hold then, `met` of `lines` what did. */
export type SignedOff = {
  at: EpochMs;
  name: string;
  exceptions: number;
  met: number;
  lines: number;
};

export type ReviewModel = {
  modelId: string;
  name: string;
  provider: string;
  state: State;
  code: Code | null;
  cause: Cause | null;
  title: string;
  /** What stands in the way in one sentence; null when nothing does. */
  message: string | null;
  owner: Owner | null;
  routes: readonly OfferedRoute[];
  lastKnown: LastKnown | null;
  readAt: EpochMs | null;
  requestId: string | null;
  required: boolean;
  /** The newest call of a week; absent: none was tried. */
  proof?: TriedCell;
};

/** A requirement's cell in this region, with its name beside it. */
export type ReviewRequirement = { requirement: string; cell: RequiredCell };
export type ReviewProblem = { requirement: string; finding: RequirementFinding };

/** One cause in this region: what it holds up, and who can remove it. */
export type Blocker = {
  state: State;
  code: Code;
  cause: Cause | null;
  title: string;
  models: readonly string[];
  requirements: readonly string[];
  takes: string | null;
  link: { label: string; href: string } | null;
  /** What to do first about a reading that failed; null where the fault is none of a reading. */
  toDo: string | null;
};
/** `owner` null: nobody can be named, because it is not known what stands in the way. */
export type BlockerGroup = { owner: Owner | null; blockers: readonly Blocker[] };

/** A date of a model's lifecycle as the region's list gives it. */
export type LifecycleDate = {
  modelId: string;
  name: string;
  what: "legacy" | "extended-access" | "end-of-life";
  at: EpochMs;
  past: boolean;
  required: boolean;
};

/** Where the profiles of one prefix may send a call: policies must allow these regions too. */
export type Destinations = { prefix: string; profiles: number; regions: readonly string[] };

export type ReviewFacts = {
  modelsListed: number | null;
  profiles: number | null;
  form: "present" | "missing" | "not-known";
  quotasListed: number | null;
  quotasKnown: number | null;
  /** Null when the quotas could not be read. */
  quotasAtZero: readonly { quotaName: string; modelId: string | null }[] | null;
  /** The tokens a day that all models of the Region share; null where it is not listed, or nothing was read. */
  crossModelPerDay: { applied: number | null; defaultValue: number | null } | null;
  /** Null when the profiles could not be read. */
  destinations: readonly Destinations[] | null;
};

/** A call of this region that failed, with what it answers for. */
export type RegionFault = { what: string; fault: ShownFault; lastReadAt: EpochMs | null };

export const CHECKS = ["fresh", "all-known", "requirements-met", "destinations-reviewed"] as const;
export type CheckName = (typeof CHECKS)[number];
export type ReviewCheck = { check: CheckName; holds: boolean; detail: string | null };

/** One region, everything. */
export type RegionReview = {
  serverNow: EpochMs;
  account: ReviewAccount;
  region: string;
  city: string;
  optIn: boolean;
  status: string | null;
  lists: ListStatus;
  readAt: EpochMs | null;
  headline: string;
  state: State;
  counts: StateCounts;
  requirements: readonly ReviewRequirement[];
  problems: readonly ReviewProblem[];
  blockers: readonly BlockerGroup[];
  models: readonly ReviewModel[];
  /** Null when the model list could not be read. */
  lifecycle: readonly LifecycleDate[] | null;
  facts: ReviewFacts;
  faults: readonly RegionFault[];
  /** What holds for every model of the Region, said once. */
  findings: readonly RegionFinding[];
  checks: readonly ReviewCheck[];
  /** Names what a sign-off would rest on; changes when that does. */
  basis: string;
};
