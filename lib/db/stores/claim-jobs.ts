import { type RawBuilder, sql } from "kysely";
import type { Engine, Trx } from "@/lib/db/schema";
import type { ClaimedJob } from "@/lib/services/ports/jobs";

type Means = {
  trx: Trx;
  engine: Engine;
  now: () => RawBuilder<number>;
  after: (ms: number) => RawBuilder<number>;
};
type Wanted = { kinds: readonly string[]; isShared: boolean; max: number; ttlMs: number };

/** Names the lock under which PostgreSQL lets one claim at a time; any number that nothing else takes. */
const CLAIMS_LOCK = 7_261_911;

/** A database whose clock was put right may be apart from itself by this. */
const CLOCKS_APART_MS = 1_000;

/** Whether somebody's lease goes on. One that ends later than its length from now was taken by a clock that was wrong. */
export function isHeld(table: "jobs" | "other", now: RawBuilder<number>): RawBuilder<boolean> {
  const [until, length] = ["lease_until", "lease_ms"].map((name) => sql.ref(`${table}.${name}`));
  return sql<boolean>`(${until} > ${now} and ${until} <= ${now} + ${length} + ${sql.lit(CLOCKS_APART_MS)})`;
}

/** Milliseconds until a job is due. One that waits longer than it was to was put by a clock that was wrong, and is due. */
export function dueIn(table: "jobs" | "other", now: RawBuilder<number>): RawBuilder<number> {
  const [at, length] = ["due_at", "due_in_ms"].map((name) => sql.ref(`${table}.${name}`));
  return sql<number>`(case when ${at} > ${now} + ${length} + ${sql.lit(CLOCKS_APART_MS)} then 0 else ${at} - ${now} end)`;
}

/**
 * One claim at a time, or two could each take a job of one kind and key; a row that its holder's writes have locked is
 * passed over. SQLite lets one write at a time anyhow.
 */
export async function claimJobs(
  { trx, engine, now, after }: Means,
  holder: string,
  { kinds, isShared, max, ttlMs }: Wanted,
): Promise<readonly ClaimedJob[]> {
  if (max <= 0 || kinds.length === 0) return [];
  if (engine === "postgres") await sql`select pg_advisory_xact_lock(${CLAIMS_LOCK})`.execute(trx);
  const mine = (table: "jobs" | "other") => {
    const only = sql.ref(`${table}.only_holder`);
    return isShared
      ? sql<boolean>`(${only} is null or ${only} = ${holder})`
      : sql<boolean>`${only} = ${holder}`;
  };
  const free = (table: "jobs" | "other") => {
    const [ended, run] = ["ended", "run"].map((name) => sql.ref(`${table}.${name}`));
    const isDue = sql<boolean>`(${run} <> '' or ${dueIn(table, now())} <= 0)`;
    return sql<boolean>`(${ended} = 0 and ${isDue} and not ${isHeld(table, now())} and ${mine(table)})`;
  };
  const before = sql<boolean>`(other.priority > jobs.priority or (other.priority = jobs.priority and
    (other.due_at < jobs.due_at or (other.due_at = jobs.due_at and other.run < jobs.run))))`;
  const isBarred = sql<boolean>`exists (select 1 from jobs as other
    where other.kind = jobs.kind and other.key = jobs.key and other.run <> jobs.run
      and (${isHeld("other", now())} or (${free("other")} and ${before})))`;
  const rows = await trx
    .with(
      (cte) => cte("picked").materialized(),
      (db) => {
        const due = db
          .selectFrom("jobs")
          .select(["kind", "key", "run"])
          .where("kind", "in", kinds)
          .where(free("jobs"))
          .where(sql<boolean>`not ${isBarred}`)
          .orderBy("priority", "desc")
          .orderBy("due_at")
          .limit(max);
        return engine === "postgres" ? due.forUpdate().skipLocked() : due;
      },
    )
    .updateTable("jobs")
    .set((eb) => ({
      holder,
      lease_until: after(ttlMs),
      lease_ms: ttlMs,
      fence: eb("fence", "+", 1),
      claims: eb("claims", "+", 1),
    }))
    .where((eb) =>
      eb(
        eb.refTuple("kind", "key", "run"),
        "in",
        eb
          .selectFrom("picked")
          .select(["picked.kind", "picked.key", "picked.run"])
          .$asTuple("kind", "key", "run"),
      ),
    )
    .returning(["kind", "key", "run", "fence", "claims", "cancelled", "body", "priority", "due_at"])
    .execute();
  return rows
    .sort((a, b) => b.priority - a.priority || a.due_at - b.due_at)
    .map(({ kind, key, run, fence, claims, cancelled, body }) => ({
      ...{ kind, key, run, holder, fence, claims, body },
      isCancelled: cancelled === 1,
    }));
}
