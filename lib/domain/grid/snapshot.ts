import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { ShownFault } from "@/lib/domain/facts/fault";
import type { Owner } from "@/lib/domain/owner";
import type { Geography, Partition } from "@/lib/domain/region";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { ClosedRoute, LastKnown, Route } from "@/lib/domain/verdict";

/** What many cells have in common; a cell is an index into a list of these. */
export type CellKind = {
  state: State;
  code: Code | null;
  cause: Cause | null;
  title: string;
  owner: Owner | null;
  /** The open ones alone. */
  routes: readonly Route[];
  closedRoutes: readonly ClosedRoute[];
  /** A warning or note stands beside the state: drawn as the short bar under the glyph. */
  noted: boolean;
  legacy: boolean;
  /** A warning of weight: it is legacy, or ends within 90 days. */
  weighty: boolean;
  /** A call was answered within a day. */
  proved?: true;
  lastKnown: LastKnown | null;
};

export type MatrixModel = { modelId: string; name: string; provider: string; prefix: string };
export type MatrixRegion = { region: string; city: string; geography: Geography; optIn: boolean };

export type MatrixAccount = {
  /** The account id, or the key of the configuration entry while the id is not known. */
  key: string;
  accountId: string | null;
  name: string | null;
  partition: Partition;
  fault: ShownFault | null;
  /** Conditions of the whole account that stop nothing: ListRegions denied, a clock that is off, no right to read agreements. */
  warnings: readonly ShownFault[];
  clockOffsetMs: number | null;
  /** Agreements that are asked about. */
  inFlight: number;
  /** What else it is found by: the units it is in, and its tags as `key=value`; absent: it is in no organization. */
  places?: readonly string[];
};

/** All cells of one (account, region); `cells[i]` is the index into `kinds` for `models[i]`. */
export type MatrixColumn = {
  account: string;
  region: string;
  status: string | null;
  fault: ShownFault | null;
  /** No Bedrock endpoint exists here: folded away and left out of the counts. */
  noEndpoint: boolean;
  readAt: EpochMs | null;
  attemptedAt: EpochMs | null;
  cells: readonly number[];
};

export type ScanProgress = {
  scanId: string;
  startedAt: EpochMs;
  regionsDone: number;
  regionsTotal: number;
  cellsDecided: number;
  cellsTotal: number;
  secondsLeft: number | null;
};

/** Nothing is kept since then. `message` says what, where and what to do. */
export type StoreProblem = { since: EpochMs; message: string };

/** What somebody requires, as far as it names cells: which those are, whoever reads it selects. */
export type MatrixRequirement = Pick<Requirement, "name" | "models" | "regions" | "accounts">;

/** Everything the matrix page shows, compact: 100,000 cells stay under 300 kB when compressed. */
export type MatrixSnapshot = {
  version: string;
  serverNow: EpochMs;
  buildId: string;
  scanIntervalMs: number;
  /** A whole scan stands behind it. */
  complete: boolean;
  finishedAt: EpochMs | null;
  scan: ScanProgress | null;
  accounts: readonly MatrixAccount[];
  models: readonly MatrixModel[];
  regions: readonly MatrixRegion[];
  kinds: readonly CellKind[];
  columns: readonly MatrixColumn[];
  requirements: readonly MatrixRequirement[];
  /** Regions the configuration names; null: all that an account has. */
  configuredRegions: readonly string[] | null;
  /** Agreements of all accounts that are asked about. */
  pendingCount: number;
  /** Null: the store works. */
  storeProblem: StoreProblem | null;
  /** An interval that scans can't keep, in words; null where they can. */
  intervalProblem: string | null;
};

/**
 * Answer to `?since=`: only the columns that changed, and the requirements where they did; `kinds` is whole. The rest
 * holds from the snapshot the page has.
 */
export type MatrixDelta = Omit<MatrixSnapshot, "models" | "regions" | "requirements"> & {
  since: string;
  requirements?: MatrixSnapshot["requirements"];
};

/** Whether only what changed since a version was sent. */
export const isDelta = (answer: MatrixSnapshot | MatrixDelta): answer is MatrixDelta =>
  "since" in answer;
