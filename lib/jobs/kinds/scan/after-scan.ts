import { type DutyMeans, doIfDue } from "@/lib/jobs/duty";
import { tidyStore } from "@/lib/jobs/kinds/tidy/tidier";
import { whatBroke } from "@/lib/jobs/what-broke";
import type { ScanContext } from "@/lib/services/context";

/** What is done after each scan, a command's too; the scan has ended, so what fails here is only told. */
export async function afterScan(
  ctx: ScanContext,
  { savePace, ...means }: DutyMeans & { savePace: () => Promise<void> },
): Promise<void> {
  for (const work of [savePace, () => doIfDue(ctx, means, tidyStore(ctx))]) {
    try {
      await work();
    } catch (error) {
      ctx.log.error("what follows a scan failed", whatBroke(error));
    }
  }
}
