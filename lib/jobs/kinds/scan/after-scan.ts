import { type DutyMeans, doIfDue } from "@/lib/jobs/duty";
import { tidyStore } from "@/lib/jobs/kinds/tidy/tidier";
import type { ScanContext } from "@/lib/services/context";
import { whatBroke } from "@/lib/services/what-broke";

type Means = DutyMeans & {
  savePace: () => Promise<void>;
  /** The store is tidied here: a process that works for all does it among its duties, beside its looks at scans. */
  tidies: boolean;
  signal: AbortSignal;
};

/** What is done after each scan, a command's too; the scan has ended, so what fails here is only told. */
export async function afterScan(
  ctx: ScanContext,
  { savePace, tidies, signal, ...means }: Means,
): Promise<void> {
  const tidy = () => doIfDue(ctx, means, { duty: tidyStore(ctx), signal });
  for (const work of tidies ? [savePace, tidy] : [savePace]) {
    try {
      await work();
    } catch (error) {
      ctx.log.error("what follows a scan failed", whatBroke(error));
    }
  }
}
