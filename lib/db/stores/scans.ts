import { wholeMs } from "@/lib/db/rows";
import type { Access, Database, Db } from "@/lib/db/schema";
import { soundStats } from "@/lib/db/sound";
import { countWrite, nextOf } from "@/lib/db/writes";
import { AHEAD_MAX_MS } from "@/lib/domain/facts/facts";
import { PROCESS_ENDED } from "@/lib/domain/schedule/next-scan-at";
import type { EpochMs } from "@/lib/domain/time";
import type { ScanRow, ScanStore } from "@/lib/services/ports/stores";

const EVERYTHING = "all";

/** Scans that were begun. Until it is finished `finishedAt` and `outcome` are null. */
export function createScans({ read, write }: Access): ScanStore {
  return {
    start: (row) =>
      write(async (trx) => {
        await countWrite(trx);
        await trx
          .insertInto("scans")
          .values({ ...fromScan(row), begun: await nextOf(trx, "scans-begun") })
          .onConflict((conflict) => conflict.column("scan_id").doNothing())
          .execute();
      }),
    finish: (scanId, { finishedAt, outcome, problem, stats }) =>
      write(async (trx) => {
        await countWrite(trx);
        await trx
          .updateTable("scans")
          .set({
            finished_at: wholeMs(finishedAt),
            outcome,
            problem,
            ended: await nextOf(trx, "scans-ended"),
            stats: stats && JSON.stringify(stats),
          })
          .where("scan_id", "=", scanId)
          .where("outcome", "is", null)
          .execute();
      }),
    lastComplete: (now) => read((db) => lastComplete(db, now)),
    lastAttempt: () =>
      read(async (db) => {
        const query = ofEverything(db).selectAll().orderBy("begun", "desc").limit(1);
        const row = await query.executeTakeFirst();
        return row ? toScan(row) : null;
      }),
    failuresInARow: () =>
      read(async (db) => {
        const other = ofEverything(db)
          .select((eb) => eb.fn.max("ended").as("at"))
          .where("outcome", "!=", "failed");
        const since = (await other.executeTakeFirst())?.at ?? 0;
        const failed = ofEverything(db)
          .select((eb) => eb.fn.countAll<number>().as("count"))
          .where("outcome", "=", "failed")
          .where((eb) => eb.or([eb("problem", "is", null), eb("problem", "!=", PROCESS_ENDED)]))
          .where("ended", ">", since);
        return (await failed.executeTakeFirstOrThrow()).count;
      }),
    recent: (limit) =>
      read(async (db) => {
        const query = db.selectFrom("scans").selectAll().orderBy("begun", "desc").limit(limit);
        return (await query.execute()).map(toScan);
      }),
    get: (scanId) =>
      read(async (db) => {
        const query = db.selectFrom("scans").selectAll().where("scan_id", "=", scanId);
        const row = await query.executeTakeFirst();
        return row ? toScan(row) : null;
      }),
    completeBy: (at) =>
      read(async (db) => {
        const query = ofEverything(db)
          .select((eb) => eb.fn.max("finished_at").as("at"))
          .where("outcome", "=", "complete")
          .where("finished_at", "<=", wholeMs(at));
        return (await query.executeTakeFirst())?.at ?? null;
      }),
    open: () =>
      read(async (db) => {
        const query = db.selectFrom("scans").select("scan_id").where("outcome", "is", null);
        return (await query.execute()).map((row) => row.scan_id);
      }),
    prune: (before) => write((trx) => prune(trx, before)),
  };
}

const ofEverything = (db: Db) => db.selectFrom("scans").where("scope", "=", EVERYTHING);

async function lastComplete(db: Db, now: EpochMs): Promise<ScanRow | null> {
  const complete = ofEverything(db)
    .selectAll()
    .where("outcome", "=", "complete")
    .orderBy("ended", "desc")
    .limit(1);
  const past = await complete
    .where("finished_at", "<=", wholeMs(now) + AHEAD_MAX_MS)
    .executeTakeFirst();
  const row = past ?? (await complete.executeTakeFirst());
  return row ? toScan(row) : null;
}

async function prune(trx: Db, before: EpochMs): Promise<number> {
  const kept = [
    ofEverything(trx).select("scan_id").orderBy("begun", "desc"),
    ofEverything(trx).select("scan_id").where("outcome", "=", "complete").orderBy("ended", "desc"),
  ];
  const ids: string[] = [];
  for (const query of kept) {
    const row = await query.limit(1).executeTakeFirst();
    if (row) ids.push(row.scan_id);
  }
  const { numDeletedRows } = await trx
    .deleteFrom("scans")
    .where("started_at", "<", wholeMs(before))
    .$if(ids.length > 0, (query) => query.where("scan_id", "not in", ids))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

type Begun = Omit<ScanRow, "finishedAt" | "outcome" | "problem" | "stats">;

const fromScan = (row: Begun): Omit<Database["scans"], "begun"> => ({
  scan_id: row.scanId,
  started_at: wholeMs(row.startedAt),
  finished_at: null,
  ended: null,
  outcome: null,
  problem: null,
  scope: row.scope,
  trigger: row.trigger,
  stats: null,
});

const toScan = (row: Database["scans"]): ScanRow => ({
  scanId: row.scan_id,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  outcome: row.outcome,
  problem: row.problem,
  scope: row.scope,
  trigger: row.trigger,
  stats: soundStats(row.stats),
});
