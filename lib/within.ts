import { onAbort } from "@/lib/sleep";

/**
 * Runs `work` with a signal that ends after `ms`, which then rejects with a LateError, or with `parent`. In place of
 * AbortSignal.any(): that holds a timeout so weakly that it is lost with the next garbage collection, and the wait never ends
 * (https://github.com/nodejs/node/issues/57736).
 */
export async function within<T>(
  ms: number,
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  { saidMs = ms }: { saidMs?: number } = {},
): Promise<T> {
  const controller = new AbortController();
  let late: LateError | null = null;
  const timer = setTimeout(() => {
    late = new LateError(`No answer within ${saidMs / 1_000} s`);
    controller.abort();
  }, ms);
  const forget = onAbort(parent, () => controller.abort());
  try {
    return await work(controller.signal);
  } catch (error) {
    throw late ?? error;
  } finally {
    clearTimeout(timer);
    forget();
  }
}

/** What `within` rejects with where the time was over. */
export class LateError extends Error {
  override readonly name = "TimeoutError";
}
