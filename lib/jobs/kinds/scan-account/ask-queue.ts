/** More than a limiter ever has in flight, so that those which pause before another try leave none of it unused. */
const SIDE_BY_SIDE = 40;

/** What is still to be asked; each id once, some side by side. */
export type AskQueue = {
  add(ids: Iterable<string>): void;
  /** Nothing more is added. */
  close(): void;
  /** Closes it, and what was not asked yet is not. */
  stop(): void;
  /** Ends when it was closed and everything was asked. One that fails stops the rest, and fails it. */
  done: Promise<void>;
};

/** What is looked at goes next, also when the look comes meanwhile. */
export function createAskQueue(at: {
  looked: () => string | null;
  ask: (id: string) => Promise<void>;
}): AskQueue {
  const known = new Set<string>();
  const waiting = new Set<string>();
  let asking = 0;
  let isOpen = true;
  let failure: { error: unknown } | null = null;
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    end = () => (failure ? reject(failure.error) : resolve());
  });

  function take(): string | null {
    const looked = at.looked();
    const [first = null] = waiting;
    const next = looked !== null && waiting.has(looked) ? looked : first;
    if (next !== null) waiting.delete(next);
    return next;
  }

  async function askOn(): Promise<void> {
    asking += 1;
    try {
      for (let id = take(); id !== null; id = take()) await at.ask(id);
    } catch (error) {
      failure ??= { error };
      waiting.clear();
    }
    asking -= 1;
    endIfDone();
  }

  function endIfDone(): void {
    if (asking === 0 && waiting.size === 0 && (!isOpen || failure)) end();
  }

  function close(): void {
    isOpen = false;
    endIfDone();
  }

  return {
    add(ids) {
      if (failure) return;
      for (const id of ids) {
        if (known.has(id)) continue;
        known.add(id);
        waiting.add(id);
      }
      while (asking < SIDE_BY_SIDE && waiting.size > 0) void askOn();
    },
    close,
    stop() {
      waiting.clear();
      close();
    },
    done,
  };
}
