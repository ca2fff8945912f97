import { intervalProblem, type Rhythm } from "@/lib/domain/schedule/interval";
import type { Ground } from "@/lib/services/ground";
import type { ScanRow } from "@/lib/services/ports/stores";

type Reads = Pick<Ground, "now" | "settings" | "stores">;

/** How often everything is to be scanned, and how long the last complete scan of it took. */
export async function readRhythm({ now, settings, stores }: Reads): Promise<Rhythm> {
  const last = await stores.scans.lastComplete(now());
  return { intervalMs: settings().scanIntervalMs, lastScanMs: last && durationMs(last) };
}

/** An interval that scans can't keep, in words; null where they can. */
export async function readIntervalProblem(ctx: Reads): Promise<string | null> {
  return intervalProblem(await readRhythm(ctx));
}

function durationMs({ startedAt, finishedAt }: ScanRow): number | null {
  return finishedAt === null ? null : Math.max(0, finishedAt - startedAt);
}
