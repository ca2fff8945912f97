/** Time that passes when a test says so: `sleep` by a clock that nothing turns, `now` with what the wall clock is off. */
export type TestClock = {
  now: () => number;
  /** Turns the wall clock, as a person or a virtual machine does. */
  turn(ms: number): void;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Lets time pass, and all that is due in it happen. */
  pass(ms: number): Promise<void>;
  /** Lets what goes on come to rest. */
  settle(): Promise<void>;
};

export function aClock(at: number): TestClock {
  let uptime = 0;
  let offset = at;
  const sleepers = new Set<{ wakeAt: number; wake: () => void }>();
  const QUIET = 40;

  async function settle(): Promise<void> {
    let before = "";
    for (let quiet = 0; quiet < QUIET; quiet += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      const names = [...sleepers].map(({ wakeAt }) => wakeAt).join();
      if (names !== before) quiet = 0;
      before = names;
    }
  }

  return {
    now: () => offset + uptime,
    turn(ms) {
      offset += ms;
    },
    sleep(ms, signal) {
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          sleepers.delete(sleeper);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        const sleeper = { wakeAt: uptime + ms, wake };
        sleepers.add(sleeper);
        signal.addEventListener("abort", wake);
      });
    },
    settle,
    async pass(ms) {
      await settle();
      const until = uptime + ms;
      while (uptime < until) {
        uptime = Math.min(until, ...[...sleepers].map(({ wakeAt }) => wakeAt));
        for (const { wakeAt, wake } of [...sleepers]) if (wakeAt <= uptime) wake();
        await settle();
      }
    },
  };
}
