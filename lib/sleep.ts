const CALLBACKS = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `end` once when `signal` aborts, at once when it has, unless the function it gives is called before. A scan hangs thousands of
 * waits on one signal, and adding a listener takes longer the more there are; here the signal has just one.
 */
export function onAbort(signal: AbortSignal, end: () => void): () => void {
  if (signal.aborted) {
    end();
    return () => undefined;
  }
  let callbacks = CALLBACKS.get(signal);
  if (!callbacks) {
    const created = new Set<() => void>();
    callbacks = created;
    CALLBACKS.set(signal, created);
    signal.addEventListener(
      "abort",
      () => {
        for (const callback of created) callback();
        created.clear();
      },
      { once: true },
    );
  }
  const own = callbacks;
  own.add(end);
  return () => own.delete(end);
}

/** A signal of our own, and its end. Waits that hang on it by `onAbort` need no listener, which costs more than the wait. */
export function createAbort(): { signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  const callbacks = new Set<() => void>();
  CALLBACKS.set(controller.signal, callbacks);
  return {
    signal: controller.signal,
    abort() {
      controller.abort();
      for (const callback of callbacks) callback();
      callbacks.clear();
    },
  };
}

/** Resolves after `ms`, or at once when `signal` is aborted; a change of the wall clock does not move it. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, ms);
    const forget = onAbort(signal, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** For waits that nothing ends sooner: these hang on it by `onAbort`, which leaves nothing on it. */
export const NEVER_ABORTED = new AbortController().signal;
