import { type ExpressionBuilder, type RawBuilder, sql } from "kysely";
import { chunks } from "@/lib/db/rows";
import type { Access, Database, Db, Engine, Trx } from "@/lib/db/schema";
import type { EpochMs } from "@/lib/domain/time";
import type { HeldJob, JobEnd, JobStore, NewJob, StoredJob } from "@/lib/services/ports/jobs";
import { claimJobs, dueIn, isHeld } from "./claim-jobs";

/** Jobs by the database's clock; `clock` stands in for it in tests. */
export function createJobs(
  { engine, read, aside, lease }: Access,
  clock?: () => EpochMs,
): JobStore {
  const now = () => timeOf(engine, clock);
  const after = (ms: number) => sql<number>`${now()} + ${sql.lit(Math.round(ms))}`;
  const isOfHolder = ({ kind, key, run, holder, fence }: HeldJob) =>
    sql<boolean>`kind = ${kind} and key = ${key} and run = ${run} and holder = ${holder} and fence = ${fence}`;

  const due = (ms: number) => ({
    due_at: after(ms),
    due_in_ms: Math.max(0, Math.round(ms)),
  });

  const rowOf = ({ kind, key, run, dueInMs, priority, only, body }: NewJob) => ({
    ...{ kind, key, run, priority, body, only_holder: only, ...due(dueInMs) },
    ...{ holder: "", lease_until: 0, lease_ms: 0, fence: 0, claims: 0, cancelled: 0, ended: 0 },
  });

  async function end(trx: Trx, job: HeldJob, how: JobEnd): Promise<boolean> {
    if (how.how === "gone") {
      const gone = await trx.deleteFrom("jobs").where(isOfHolder(job)).executeTakeFirstOrThrow();
      return gone.numDeletedRows > 0n;
    }
    const { body } = how;
    const free = { body, holder: "", lease_until: 0 };
    const to = {
      ended: { ...free, ended: 1 },
      again: { ...free, claims: 0, ...due(how.how === "again" ? how.dueInMs : 0) },
      "given-back": free,
    }[how.how];
    const { numUpdatedRows } = await trx
      .updateTable("jobs")
      .set(to)
      .where(isOfHolder(job))
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  return {
    put: (jobs) =>
      aside(async (trx) => {
        for (const chunk of chunks(jobs.map(rowOf)))
          await trx
            .insertInto("jobs")
            .values([...chunk])
            .onConflict((conflict) =>
              conflict.columns(["kind", "key", "run"]).doUpdateSet((eb) => ({
                due_at: eb.ref("excluded.due_at"),
                due_in_ms: eb.ref("excluded.due_in_ms"),
                priority: eb.ref("excluded.priority"),
                only_holder: eb.ref("excluded.only_holder"),
                body: eb.ref("excluded.body"),
                cancelled: 0,
                ended: 0,
              })),
            )
            .execute();
      }),
    ensure: (jobs) =>
      aside(async (trx) => {
        for (const chunk of chunks(jobs.map(rowOf)))
          await trx
            .insertInto("jobs")
            .values([...chunk])
            .onConflict((conflict) => conflict.columns(["kind", "key", "run"]).doNothing())
            .execute();
      }),
    claim: (holder, at) => aside((trx) => claimJobs({ trx, engine, now, after }, holder, at)),
    renew: (jobs, ttlMs) =>
      lease(async (trx) => {
        const renewed: { kind: string; key: string; run: string; isCancelled: boolean }[] = [];
        for (const chunk of chunks(jobs)) {
          const { rows } = await sql<RenewedRow>`
            with held (kind, key, run, holder, fence, body) as (values ${sql.join(chunk.map(heldRow))})
            update jobs set lease_until = ${after(ttlMs)}, lease_ms = cast(${ttlMs} as bigint), body = held.body from held
            where jobs.kind = held.kind and jobs.key = held.key and jobs.run = held.run
              and jobs.holder = held.holder and jobs.fence = held.fence
            returning jobs.kind, jobs.key, jobs.run, jobs.cancelled`.execute(trx);
          for (const { cancelled, ...key } of rows)
            renewed.push({ ...key, isCancelled: cancelled === 1 });
        }
        return renewed;
      }),
    finish: (job, how) => aside((trx) => end(trx, job, how)),
    holds: (job) =>
      read(async (db) => {
        const found = await db
          .selectFrom("jobs")
          .select("fence")
          .where(isOfHolder(job))
          .$if(engine === "postgres", (query) => query.forShare())
          .executeTakeFirst();
        return found !== undefined;
      }),
    cancel: (run) =>
      aside(async (trx) => {
        const ended = sql<number>`case when ${isHeld("jobs", now())} then ended else 1 end`;
        await trx.updateTable("jobs").set({ cancelled: 1, ended }).where("run", "=", run).execute();
      }),
    raise: ({ kind, keys, priority }) =>
      aside(async (trx) => {
        if (keys.length === 0) return;
        await trx
          .updateTable("jobs")
          .set({ priority })
          .where("kind", "=", kind)
          .where("key", "in", keys)
          .where("holder", "=", "")
          .where("priority", "<", priority)
          .execute();
      }),
    list: (kinds) => read((db) => list(db, { kinds, now: now() })),
    removeRun: (run) =>
      aside(async (trx) => {
        await trx.deleteFrom("jobs").where("run", "=", run).execute();
      }),
    removeIdle: (kind, keys) =>
      aside(async (trx) => {
        if (keys?.length === 0) return;
        await trx
          .deleteFrom("jobs")
          .where("kind", "=", kind)
          .where(sql<boolean>`not ${isHeld("jobs", now())}`)
          .$if(keys !== undefined, (query) =>
            query.where("run", "=", "").where("key", "in", keys ?? []),
          )
          .execute();
      }),
    counts: () =>
      read(async (db) => {
        const held = sql<number>`sum(case when ${isHeld("jobs", now())} then 1 else 0 end)`;
        const all = (eb: ExpressionBuilder<Database, "jobs">) => eb.fn.countAll<number>();
        const rows = await db
          .selectFrom("jobs")
          .select((eb) => ["kind", held.as("held"), all(eb).as("all")])
          .where("ended", "=", 0)
          .groupBy("kind")
          .orderBy("kind")
          .execute();
        return rows.map((row) => ({
          kind: row.kind,
          held: Number(row.held),
          waiting: Number(row.all) - Number(row.held),
        }));
      }),
  };
}

type RenewedRow = { kind: string; key: string; run: string; cancelled: number };

const heldRow = ({ kind, key, run, holder, fence, body }: HeldJob & { body: string }) =>
  sql`(${kind}, ${key}, ${run}, ${holder}, cast(${fence} as bigint), ${body})`;

/** Epoch milliseconds as an expression, read anew wherever it stands. */
function timeOf(engine: Engine, clock: (() => EpochMs) | undefined): RawBuilder<number> {
  if (clock) return sql<number>`${sql.lit(Math.round(clock()))}`;
  return engine === "postgres"
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
}

async function list(
  db: Db,
  { kinds, now }: { kinds: readonly string[]; now: RawBuilder<number> },
): Promise<readonly StoredJob[]> {
  const rows = await db
    .selectFrom("jobs")
    .select(["kind", "key", "run", "priority", "holder", "cancelled", "ended", "body"])
    .select([
      "only_holder",
      dueIn("jobs", now).as("due_in"),
      sql<number>`case when ${isHeld("jobs", now)} then 1 else 0 end`.as("held"),
    ])
    .where("kind", "in", kinds)
    .orderBy("priority", "desc")
    .orderBy("due_at")
    .execute();
  return rows.map((row) => ({
    ...{ kind: row.kind, key: row.key, run: row.run, priority: row.priority, body: row.body },
    dueInMs: Number(row.due_in),
    only: row.only_holder,
    holder: row.held === 1 ? row.holder : null,
    isCancelled: row.cancelled === 1,
    hasEnded: row.ended === 1,
  }));
}
