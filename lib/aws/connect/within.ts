import { onAbort } from "@/lib/sleep";
import { CALL_TIMES } from "./transport";

function timedOut(ms: number): Error {
  const limitMs = ms < CALL_TIMES.answerMs ? CALL_TIMES.totalMs : CALL_TIMES.answerMs;
  const error = new Error(`No answer within ${limitMs / 1_000} s`);
  return Object.assign(error, { name: "TimeoutError" });
}

/** Runs `work` with a signal that ends after `ms` or with `parent`. */
export async function within<T>(
  ms: number,
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let reason: Error | null = null;
  const timer = setTimeout(() => {
    reason = timedOut(ms);
    controller.abort();
  }, ms);
  const forget = onAbort(parent, () => controller.abort());
  try {
    return await work(controller.signal);
  } catch (error) {
    throw reason ?? error;
  } finally {
    clearTimeout(timer);
    forget();
  }
}
