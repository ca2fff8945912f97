import { NEW_SWEEP, printSweep, SWEEP } from "@/lib/domain/sweep/sweep";
import type { ScanContext } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { ScanRow } from "@/lib/services/ports/stores";
import type { OpenRun } from "./open-runs";

/** What somebody asked for goes before what the schedule wants. */
const PRIORITY = {
  start: 0,
  schedule: 0,
  action: 10,
  command: 10,
} as const satisfies Record<ScanRow["trigger"], number>;

/** Puts a scan into the store with one job for each account, all of it or nothing. `only`: the one process that makes it. */
export async function beginRun(
  { stores }: Pick<ScanContext, "stores">,
  scan: Pick<OpenRun, "scanId" | "startedAt" | "scope" | "trigger">,
  { accounts, only }: { accounts: readonly AccountRef[]; only: string | null },
): Promise<OpenRun> {
  const keys = accounts.map(({ key }) => key);
  const jobs = keys.map((key) => ({
    ...{ kind: SWEEP, key, run: scan.scanId, only, dueInMs: 0 },
    priority: PRIORITY[scan.trigger],
    body: printSweep(NEW_SWEEP),
  }));
  await stores.transaction(async (inside) => {
    await inside.scans.start(scan);
    await inside.jobs.removeIdle(SWEEP, keys);
    await inside.jobs.put(jobs);
  });
  return {
    ...scan,
    isCancelled: false,
    sweeps: keys.map((key) => ({ key, holder: null, hasEnded: false, sweep: NEW_SWEEP })),
  };
}
