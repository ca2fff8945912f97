import type { EpochMs } from "@/lib/domain/time";

let offsetMs: number | null = null;
const listeners = new Set<() => void>();
let ticker: ReturnType<typeof setInterval> | null = null;

/** Notes the server's time as an answer arrives, so that ages and countdowns never rest on the browser's clock being right. */
export function noteServerNow(serverNow: EpochMs): void {
  offsetMs = serverNow - Date.now();
}

/** The server's time by now; `fallback` (the time a page was rendered with) until an answer has been noted. */
export function serverNowOr(fallback: EpochMs): EpochMs {
  return offsetMs === null ? fallback : Math.max(fallback, Date.now() + offsetMs);
}

/** Calls back once a second; one timer serves every age and countdown on the page. */
export function onSecond(callback: () => void): () => void {
  listeners.add(callback);
  ticker ??= setInterval(() => {
    for (const listener of listeners) listener();
  }, 1_000);
  return () => {
    listeners.delete(callback);
    if (listeners.size > 0 || ticker === null) return;
    clearInterval(ticker);
    ticker = null;
  };
}
