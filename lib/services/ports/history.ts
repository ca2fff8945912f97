import type { StateRow } from "@/lib/domain/changes/types";
import type { LineStateRow } from "@/lib/domain/requirement/line-history";
import type { EpochMs } from "@/lib/domain/time";

/** A row only when a cell's state or code changes. */
export type HistoryRow = StateRow;

export type CellBegin = Pick<HistoryRow, "account" | "region" | "modelId" | "at">;

export type CellsOf = { regions: readonly string[]; modelIds: readonly string[] };

export type HistoryStore = {
  /** The newest row of every cell of a region. */
  latest(account: string, region: string): Promise<readonly HistoryRow[]>;
  /** The newest row of each cell of an account that one of these models has in one of these Regions. */
  latestOf(account: string, cells: CellsOf): Promise<readonly HistoryRow[]>;
  append(rows: readonly HistoryRow[]): Promise<void>;
  ofCell(
    account: string,
    region: string,
    modelId: string,
    limit: number,
  ): Promise<readonly HistoryRow[]>;
  /** Newest first; of these accounts, or of all where none are given. */
  since(at: EpochMs, limit: number, accounts?: readonly string[]): Promise<readonly HistoryRow[]>;
  /**
   * What every cell of an account was at a time: its newest row up to then. A cell that had none by then is left out: it is
   * not known what it was. With `after`, only cells that have a row later than that.
   */
  asOf(account: string, when: { at: EpochMs; after?: EpochMs }): Promise<readonly HistoryRow[]>;
  /** When the oldest row of each cell of an account was written. */
  begins(account: string): Promise<readonly CellBegin[]>;
  /**
   * Removes rows older than `before`, but never the one that a cell still stood by at that time: of the account that follows
   * `after` (null: of the first), since a store may hold more than one statement should remove. Gives that account; null:
   * there is none.
   */
  prune(before: EpochMs, after: string | null): Promise<string | null>;
};

/** What lines of requirements came to: a row only when a line's state, or what is asked of it, changes. */
export type LineHistoryStore = {
  /** The newest row of every line of a Region, or of all Regions of an account (null). */
  latest(account: string, region: string | null): Promise<readonly LineStateRow[]>;
  append(rows: readonly LineStateRow[]): Promise<void>;
  /**
   * Removes rows older than `before`, but never the one that a line that is still asked for stood by at that time; account by
   * account, as the history of cells.
   */
  prune(before: EpochMs, after: string | null): Promise<string | null>;
};
