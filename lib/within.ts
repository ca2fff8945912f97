import { NEVER_ABORTED, onAbort } from "@/lib/sleep";

/**
 * Runs `work` with a signal that ends after `ms`, which then rejects with what `isLate` knows, or with `parent`. In place of
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
  let late: Error | null = null;
  const timer = setTimeout(() => {
    late = noAnswer(saidMs);
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

/** The same of work that nothing ends: it goes on, and nobody waits for it. */
export const waitWithin = <T>(ms: number, work: () => Promise<T>): Promise<T> =>
  within(ms, NEVER_ABORTED, (late) => Promise.race([work(), endOf(late)]));

const endOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => void onAbort(signal, () => reject(new Error("It is late"))));

const lateErrors = new WeakSet<Error>();

function noAnswer(ms: number): Error {
  const error = Object.assign(new Error(`No answer within ${ms / 1_000} s`), {
    name: "TimeoutError",
  });
  lateErrors.add(error);
  return error;
}

/** Whether `within` rejected because the time was over; the SDK and sockets have a TimeoutError of their own. */
export const isLate = (error: unknown): error is Error =>
  error instanceof Error && lateErrors.has(error);
