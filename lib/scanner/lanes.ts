/** How much runs side by side. What waits is begun in its order, but what the eye is on goes first. */
export type Lanes = {
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** How many run now. */
  busy(): number;
};

export function createLanes(max: number, eye: () => string | null): Lanes {
  const waiting: { name: string; begin: () => void }[] = [];
  let busy = 0;

  function next(): void {
    if (busy >= max) return;
    const name = eye();
    const seen = waiting.findIndex((one) => one.name === name);
    const [one] = waiting.splice(Math.max(0, seen), 1);
    if (!one) return;
    busy += 1;
    one.begin();
  }

  return {
    async run(name, work) {
      await new Promise<void>((resolve) => {
        waiting.push({ name, begin: resolve });
        next();
      });
      try {
        return await work();
      } finally {
        busy -= 1;
        next();
      }
    },
    busy: () => busy,
  };
}
