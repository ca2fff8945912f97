import { type RunEnd, retryInMs, runEnd } from "@/lib/domain/sweep/run";
import { NEW_SWEEP, printSweep, SWEEP } from "@/lib/domain/sweep/sweep";
import { dutyJob } from "@/lib/jobs/duty";
import { TIDY } from "@/lib/jobs/kinds/tidy/tidier";
import type { ScanContext } from "@/lib/services/context";
import type { OpenRun } from "./open-runs";

type CloseContext = Pick<ScanContext, "now" | "settings" | "stores">;

/**
 * Closes the record of a scan of which no account is left, with what came of all of them. An account that broke off
 * while others did not is read again by itself. Null: another process has closed it.
 */
export async function closeRun(ctx: CloseContext, run: OpenRun): Promise<RunEnd | null> {
  const { scanId, trigger } = run;
  const end = runEnd(
    run.sweeps.map(({ sweep }) => sweep),
    run.isCancelled,
  );
  const finishedAt = ctx.now();
  const intervalMs = ctx.settings().scanIntervalMs;
  const isRetried = end.outcome === "complete" && trigger !== "command";
  const broken = run.sweeps.filter(({ sweep }) => isRetried && sweep.end?.problem);
  const retries = broken.map(({ key }) => ({
    ...{ kind: SWEEP, key, run: "", only: null, priority: 0 },
    dueInMs: retryInMs(key, { failures: 1, intervalMs }),
    body: printSweep({ ...NEW_SWEEP, failures: 1 }),
  }));
  return ctx.stores.transaction(async ({ scans, jobs }) => {
    const row = await scans.get(scanId);
    const isOpen = row?.outcome === null;
    if (isOpen) {
      const { outcome, problem, stats } = end;
      await scans.finish(scanId, { finishedAt, outcome, problem, stats });
      await jobs.put([...retries, dutyJob({ kind: TIDY })]);
    }
    await jobs.removeRun(scanId);
    return isOpen ? end : null;
  });
}
