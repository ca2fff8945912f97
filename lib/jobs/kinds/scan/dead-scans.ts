import { PROCESS_ENDED } from "@/lib/domain/schedule/next-scan-at";
import { LEASE_TTL_MS } from "@/lib/jobs/lease";
import type { ScanContext } from "@/lib/services/context";

/** Held by whoever makes a scan, while it goes on. */
export const scanLease = (scanId: string): string => `scan ${scanId}`;

const CLOSER = "closer";

/**
 * Closes, as failed, the scans that nobody makes any more: whose process was killed, or gave no sign for as long as a
 * lease lasts. One that another process still makes stays as it is.
 */
export async function closeDeadScans({
  now,
  stores,
  log,
}: Pick<ScanContext, "now" | "stores" | "log">): Promise<void> {
  for (const scanId of await stores.scans.open()) {
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
    await stores.leases.release(name, CLOSER);
    log.warn("a scan was left open by a process that ended", { scanId });
  }
}
