import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";

/** What happened to a cell, a region or a model. `not_checked` is never a removal: nobody could look. */
export const CHANGE_KINDS = [
  "ready",
  "blocked",
  "pending",
  "inactive",
  "offered",
  "withdrawn",
  "legacy",
  "flapping",
  "not_checked",
  "first_read",
  "region_on",
  "region_enabling",
  "region_off",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A row of history: from `at` on the cell was in this state, until its next row. */
export type StateRow = {
  account: string;
  region: string;
  modelId: string;
  at: EpochMs;
  state: State;
  code: string | null;
  scanId: string | null;
};

/** One change of one cell. `from` is the state last known before, through any time it was unknown. */
export type Change = {
  kind: ChangeKind;
  at: EpochMs;
  scanId: string | null;
  account: string;
  region: string;
  modelId: string;
  from: State | null;
  /** Null where only a date has passed. */
  to: State | null;
  code: string | null;
  /** How often it changed, or could not be checked, in a row. */
  times: number;
};

/** A date of a model's lifecycle as a region's list gives it. */
export type LegacyDate = { account: string; region: string; modelId: string; legacyAt: EpochMs };

/** Changes that are the same but for where they happened, as one line. */
export type ChangeLine = Omit<Change, "region" | "modelId"> & {
  id: string;
  regions: readonly string[];
  modelIds: readonly string[];
  cells: number;
};

export type ChangeScan = {
  scanId: string;
  startedAt: EpochMs;
  finishedAt: EpochMs | null;
  complete: boolean;
  /** Why it failed, in words; null: it did not, or that is not known. */
  problem: string | null;
  trigger: string;
};

/** The changes that one scan saw; `scan` is null for what was seen between scans. Newest first. */
export type ChangeGroup = {
  id: string;
  at: EpochMs;
  scan: ChangeScan | null;
  lines: readonly ChangeLine[];
};
