import { type RawBuilder, sql } from "kysely";
import type { EpochMs } from "@/lib/domain/time";

/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
const PARAMETERS_MAX = 30_000;

/** Cuts rows into statements that both databases take. */
export function chunks<Row extends object>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const columns = Math.max(1, ...rows.slice(0, 1).map((row) => Object.keys(row).length));
  const size = Math.floor(PARAMETERS_MAX / columns);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

/** A time as both databases take it: a clock corrected by half a round trip may fall between two milliseconds. */
export const wholeMs = (at: EpochMs): EpochMs => Math.round(at);

/**
 * Rows that were not marked yet: what a mark is set to, once. A write that is made `again` may have been kept the first
 * time, so what it set itself counts as well.
 */
export function unmarked(
  column: "used_at" | "revoked_at",
  { at, again }: { at: EpochMs; again: boolean },
): RawBuilder<boolean> {
  const mark = sql.ref(column);
  return again
    ? sql<boolean>`(${mark} is null or ${mark} = ${wholeMs(at)})`
    : sql<boolean>`${mark} is null`;
}
