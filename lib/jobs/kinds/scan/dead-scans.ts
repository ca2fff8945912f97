import { PROCESS_ENDED } from "@/lib/domain/schedule/next-scan-at";
import { LEASE_TTL_MS } from "@/lib/jobs/lease";
import type { ScanContext } from "@/lib/services/context";
import { SWEEP } from "./open-runs";

/** Held by the process of a command while its scan goes on: nobody else makes it. */
export const scanLease = (scanId: string): string => `scan ${scanId}`;

const CLOSER = "closer";

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
  const jobs = await stores.jobs.list([SWEEP]);
  const shared = new Set(jobs.flatMap(({ run, only }) => (only === null ? [run] : [])));
  for (const scanId of open) {
    if (shared.has(scanId)) continue;
    const name = scanLease(scanId);
    const at = { now: now(), ttlMs: LEASE_TTL_MS };
    if (!(await stores.leases.claim(name, CLOSER, at))) continue;
    const end = {
      finishedAt: now(),
      outcome: "failed",
      problem: PROCESS_ENDED,
      stats: null,
    } as const;
    await stores.scans.finish(scanId, end);
    await stores.jobs.removeRun(scanId);
    await stores.leases.release(name, CLOSER);
    log.warn("a scan was left open by a process that ended", { scanId });
  }
}
