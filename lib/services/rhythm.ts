import { intervalProblem, type Rhythm } from "@/lib/domain/schedule/interval";
import type { Settings } from "@/lib/domain/settings";
import type { Ground } from "@/lib/services/ground";
import type { ScanRow } from "@/lib/services/ports/stores";

type Reads = Pick<Ground, "now" | "settings" | "stores">;

/** How often everything is to be scanned, and how long the last complete scan of it took. */
export async function readRhythm({ now, settings, stores }: Reads): Promise<Rhythm> {
  return rhythmOf(settings(), await stores.scans.lastComplete(now()));
}

/** The same, where the last complete scan is at hand; null: there was none. */
export const rhythmOf = ({ scanIntervalMs }: Settings, last: ScanRow | null): Rhythm => ({
  intervalMs: scanIntervalMs,
  lastScanMs: last && durationMs(last),
});

/** An interval that scans can't keep, in words; null where they can. */
export async function readIntervalProblem(ctx: Reads): Promise<string | null> {
  return intervalProblem(await readRhythm(ctx));
}

function durationMs({ startedAt, finishedAt }: ScanRow): number | null {
  return finishedAt === null ? null : Math.max(0, finishedAt - startedAt);
}
