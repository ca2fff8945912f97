import type { CellKind, MatrixModel } from "@/lib/domain/grid/snapshot";
import type { EpochMs } from "@/lib/domain/time";
import type { Moment } from "./moment";

/**
 * A moment with the time it stands for. `region`: of a sign-off. `unreadSince`: nothing had been read for longer than a
 * value stays fresh, since then; what is told of the moment is what was last known. Null: it was fresh, or it is not told.
 */
export type FoundMoment = {
  moment: Moment;
  at: EpochMs;
  region: string | null;
  unreadSince: EpochMs | null;
};

/** A cell's newest row between two moments: the row of `models`, the index into `kinds`, and since when. */
export type Moved = readonly [row: number, kind: number, at: EpochMs];

/** One Region of an account at two moments. `was[row]` is the index into `kinds`; `NOT_KEPT` where no row says what it was. */
export type PastColumn = {
  account: string;
  region: string;
  was: readonly number[];
  moved: readonly Moved[];
};

export const NOT_KEPT = -1;

/** What history holds of some accounts at two moments. */
export type Past = {
  serverNow: EpochMs;
  from: FoundMoment;
  to: FoundMoment;
  /** Of each account: when the oldest row was written that is still kept; null where it has none. */
  kept: readonly { account: string; since: EpochMs | null }[];
  /** Every model that a row names, also those that no list names any more. */
  models: readonly MatrixModel[];
  kinds: readonly CellKind[];
  columns: readonly PastColumn[];
  /** Regions with rows that are no longer among those asked. */
  dropped: readonly string[];
};

/** A scan or a sign-off that one may look back to. */
export type ScanMoment = {
  id: string;
  at: EpochMs;
  trigger: string;
  /** Its end was reached over everything. */
  complete: boolean;
};
export type SignOffMoment = {
  id: string;
  at: EpochMs;
  account: string;
  region: string;
  name: string;
  withExceptions: boolean;
};
export type Moments = {
  serverNow: EpochMs;
  /** When the oldest row was written that is still kept; null where there is none. */
  since: EpochMs | null;
  /** Newest first. */
  scans: readonly ScanMoment[];
  signOffs: readonly SignOffMoment[];
};
