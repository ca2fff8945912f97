import { EVERYTHING } from "@/lib/domain/scan-scope";
import type { EpochMs } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { Scanner } from "./scanner";

const JITTER = 0.1;

/**
 * When the next scan begins: at once unless a complete one is younger than the interval, then at the interval with
 * 10 % of jitter. `random` is in [0, 1).
 */
export function nextScanAt(
  lastCompleteAt: EpochMs | null,
  at: { now: EpochMs; intervalMs: number; random: number },
): EpochMs {
  if (lastCompleteAt === null || lastCompleteAt > at.now) return at.now;
  const jittered = at.intervalMs * (1 - JITTER + 2 * JITTER * at.random);
  return Math.max(at.now, lastCompleteAt + Math.round(jittered));
}

const LOOK_EVERY_MS = 5_000;

/** Starts scans for as long as `signal` lasts. Another process's complete scan counts as much as one's own. */
export function startSchedule(
  ctx: Context,
  at: { scanner: Scanner; signal: AbortSignal; random: () => number },
): void {
  let jitter = at.random();
  const begun = ctx.now();
  let first = true;
  const tick = async () => {
    const last = await ctx.stores.scans.lastComplete(ctx.now());
    const { scanIntervalMs } = ctx.settings();
    const lastAt = last?.finishedAt ?? (first ? null : begun);
    const due = nextScanAt(lastAt, { now: ctx.now(), intervalMs: scanIntervalMs, random: jitter });
    if (due > ctx.now() || at.scanner.progress() !== null) return;
    const trigger = first ? "start" : "schedule";
    first = false;
    jitter = at.random();
    await at.scanner.run(trigger, EVERYTHING);
  };
  const loop = () => {
    if (at.signal.aborted) return;
    tick()
      .catch((error: unknown) =>
        ctx.log.error("the scheduled scan failed", { error: String(error) }),
      )
      .finally(() => setTimeout(loop, LOOK_EVERY_MS).unref());
  };
  loop();
}
