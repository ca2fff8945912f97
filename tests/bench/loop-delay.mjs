import { appendFileSync } from "node:fs";

/** Loaded into the server that is measured: writes, twice a second, how late the event loop was at its worst since. */
const STEP_MS = 10;
const TELL_MS = 500;
const file = process.env.LOOP_DELAY_FILE;

if (file) {
  let last = performance.now();
  let worst = 0;
  setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last - STEP_MS);
    last = now;
  }, STEP_MS).unref();
  setInterval(() => {
    const residentMb = process.memoryUsage.rss() / 1_000_000;
    appendFileSync(file, `${JSON.stringify({ at: Date.now(), worstMs: worst, residentMb })}\n`);
    worst = 0;
  }, TELL_MS).unref();
}
