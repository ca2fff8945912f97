import type { AuditFault, AuditLink, AuditRow } from "@/lib/domain/audit/chain";
import type { AuditEntry } from "@/lib/domain/audit/entry";
import type { EpochMs } from "@/lib/domain/time";

/** The newest row, and the one after which the record begins: what came before left by retention. */
export type AuditHead = AuditLink & { base: AuditLink };

/** Rows that fit every part that is given; null: any. Of `fits` one is enough. */
export type AuditFilter = {
  who: readonly string[] | null;
  what: readonly string[] | null;
  account: readonly string[] | null;
  outcome: readonly string[] | null;
  fits: readonly AuditFit[] | null;
  /** From this time on, and before that one. */
  from: EpochMs | null;
  to: EpochMs | null;
};
export type AuditFit = { by: "who" | "account" | "subject" | "requestId"; is: string };

export const EVERY_ROW: AuditFilter = {
  who: null,
  what: null,
  account: null,
  outcome: null,
  fits: null,
  from: null,
  to: null,
};

/** How far rows follow on each other, or where they do not. */
export type AuditChecked =
  | {
      state: "follows";
      last: AuditLink;
      rows: number;
      /** What the newest of these rows that tells of retention says the record begins after. */
      base: AuditLink | null;
    }
  | { state: "broken"; rows: number; found: AuditFault };

export type AuditReader = {
  head(): Promise<AuditHead>;
  /** The time of the oldest row that is kept; null: there is none. */
  oldestAt(): Promise<EpochMs | null>;
  /** Newest first, those below `before`; null: from the newest on. */
  find(
    filter: AuditFilter,
    page: { before: number | null; limit: number },
  ): Promise<readonly AuditRow[]>;
  /** How many fit, counted no further than `most`. */
  count(filter: AuditFilter, most: number): Promise<number>;
  /** In order, those after a row. */
  after(seq: number, limit: number): Promise<readonly AuditRow[]>;
  /** Looks at the next rows after one that is known to be right. */
  check(from: AuditLink, limit: number): Promise<AuditChecked>;
  /** Who is in the record, each with an entry of theirs, and which accounts. */
  known(limit: number): Promise<{
    who: readonly { key: string; entry: string }[];
    accounts: readonly string[];
  }>;
};

/**
 * The record, as it may be written: only within a transaction, so that what is done and the row that tells it are kept
 * together or not at all. Rows are never changed.
 */
export type AuditLog = AuditReader & {
  /**
   * Adds a row. Its time is never before that of the row before, so that times and numbers have one order; a clock that
   * was behind is told in the entry.
   */
  append(entry: AuditEntry, at: EpochMs): Promise<AuditRow>;
  /** Removes the oldest rows of before `before`, so many at most, and says after which the record now begins; null: none is so old. */
  shorten(before: EpochMs, most: number): Promise<(AuditLink & { rows: number }) | null>;
};
