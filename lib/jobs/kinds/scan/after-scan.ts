import { whatBroke } from "@/lib/jobs/what-broke";
import { shortenRecord } from "@/lib/services/audit/shorten-record";
import type { ScanContext } from "@/lib/services/context";
import { tidy } from "@/lib/services/scans/tidy";
import { WORKER } from "./open-runs";

/** What is done after each scan; the scan has ended, so what fails here is only told. */
export async function afterScan(ctx: ScanContext, savePace: () => Promise<void>): Promise<void> {
  const works = [
    savePace,
    () => tidy(ctx),
    () => shortenRecord(ctx),
    () => ctx.stores.jobs.removeIdle(WORKER),
  ];
  for (const work of works) {
    try {
      await work();
    } catch (error) {
      ctx.log.error("what follows a scan failed", whatBroke(error));
    }
  }
}
