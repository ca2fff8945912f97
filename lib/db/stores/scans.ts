import { stored, wholeMs } from "@/lib/db/rows";
import type { Access, Database } from "@/lib/db/schema";
import { countWrite } from "@/lib/db/writes";
import type { CallStats } from "@/lib/services/ports/read-aws";
import type { ScanRow, ScanStore } from "@/lib/services/ports/stores";

/** Scans that were begun, newest first. One that was never finished stays with `finishedAt` null. */
export function createScans({ read, write }: Access): ScanStore {
  return {
    start: (row) =>
      write(async (trx) => {
        await countWrite(trx);
        await trx
          .insertInto("scans")
          .values(fromScan(row))
          .onConflict((conflict) => conflict.column("scan_id").doNothing())
          .execute();
      }),
    finish: (scanId, finishedAt, complete, stats) =>
      write(async (trx) => {
        await countWrite(trx);
        await trx
          .updateTable("scans")
          .set({
            finished_at: wholeMs(finishedAt),
            complete: complete ? 1 : 0,
            stats: JSON.stringify(stats),
          })
          .where("scan_id", "=", scanId)
          .execute();
      }),
    lastComplete: () =>
      read(async (db) => {
        const row = await db
          .selectFrom("scans")
          .selectAll()
          .where("complete", "=", 1)
          .where("scope", "=", "all")
          .orderBy("started_at", "desc")
          .limit(1)
          .executeTakeFirst();
        return row ? toScan(row) : null;
      }),
    recent: (limit) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("scans")
          .selectAll()
          .orderBy("started_at", "desc")
          .orderBy("scan_id")
          .limit(limit)
          .execute();
        return rows.map(toScan);
      }),
    prune: (before) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("scans")
          .where("started_at", "<", wholeMs(before))
          .where("scan_id", "not in", ({ selectFrom }) =>
            selectFrom("scans as kept")
              .select("kept.scan_id")
              .where("kept.complete", "=", 1)
              .where("kept.scope", "=", "all")
              .orderBy("kept.started_at", "desc")
              .limit(1),
          )
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

const fromScan = (row: ScanRow): Database["scans"] => ({
  scan_id: row.scanId,
  started_at: wholeMs(row.startedAt),
  finished_at: row.finishedAt && wholeMs(row.finishedAt),
  complete: row.complete ? 1 : 0,
  scope: row.scope,
  trigger: row.trigger,
  stats: row.stats && JSON.stringify(row.stats),
});

const toScan = (row: Database["scans"]): ScanRow => ({
  scanId: row.scan_id,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  complete: row.complete === 1,
  scope: row.scope,
  trigger: row.trigger,
  stats: row.stats === null ? null : stored<CallStats>(row.stats),
});
