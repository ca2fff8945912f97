import { PROCESS_ENDED } from "@/lib/domain/schedule/next-scan-at";
import { SWEEP } from "@/lib/domain/sweep/sweep";
import type { ScanContext } from "@/lib/services/context";
import { COMMAND } from "./open-runs";

/**
 * Closes, as failed, the scans that nobody makes any more: of a command whose process was killed, or gave no sign for as
 * long as a lease lasts. One that another process still makes, or may go on with, stays as it is.
 */
export async function closeDeadScans({
  now,
  stores,
  log,
}: Pick<ScanContext, "now" | "stores" | "log">): Promise<void> {
  const open = await stores.scans.open();
  if (open.length === 0) return;
  const jobs = await stores.jobs.list([SWEEP, COMMAND]);
  const alive = new Set(
    jobs.flatMap(({ kind, key, run, only, holder }) => {
      if (kind === COMMAND) return holder === null ? [] : [key];
      return only === null || holder !== null ? [run] : [];
    }),
  );
  for (const scanId of open.filter((id) => !alive.has(id))) {
    const end = {
      finishedAt: now(),
      outcome: "failed",
      problem: PROCESS_ENDED,
      stats: null,
    } as const;
    const isClosed = await stores.transaction(async (inside) => {
      const isOpen = (await inside.scans.get(scanId))?.outcome === null;
      if (isOpen) await inside.scans.finish(scanId, end);
      await inside.jobs.removeRun(scanId);
      await inside.jobs.removeIdle(COMMAND, [scanId]);
      return isOpen;
    });
    if (isClosed) log.warn("a scan was left open by a process that ended", { scanId });
  }
}
