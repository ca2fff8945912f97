import type { LatestOptions } from "./latest";

/** What a scan beside can bear, and what a hundred open pages ask for. */
const PER_SECOND = 20;
/** So many at once wait for nothing. */
const BURST = 40;
/** Nobody waits longer, however many there are. */
const WAIT_MAX_MS = 2_000;

/**
 * Waits for one's turn to be answered. Many connections that ask again as soon as they are answered would share the event
 * loop with a running scan in equal parts; while nothing else needs the processor there is nothing to wait for.
 */
export function createTurns({ isBusy, uptimeMs, sleep }: LatestOptions): () => Promise<void> {
  const everyMs = 1_000 / PER_SECOND;
  let lastAt = Number.NEGATIVE_INFINITY;

  return async () => {
    if (!isBusy()) return;
    const now = uptimeMs();
    const at = Math.max(lastAt + everyMs, now - (BURST - 1) * everyMs);
    lastAt = Math.min(at, now + WAIT_MAX_MS);
    if (lastAt > now) await sleep(lastAt - now);
  };
}
