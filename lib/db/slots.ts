/** So many at once; the others wait in line, first in, first out. */
export type Slots = {
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Those in line end with this, and are not begun: what they wait for would only make them wait again. */
  sendAway(error: Error): void;
};

type Waiting = { begin: () => void; leave: (error: Error) => void };

export function createSlots(count: number): Slots {
  const line: Waiting[] = [];
  let taken = 0;

  async function turn(): Promise<void> {
    if (taken < count) {
      taken += 1;
      return;
    }
    await new Promise<void>((begin, leave) => line.push({ begin, leave }));
  }

  /** A slot that becomes free goes to the next in line as it is. */
  function free(): void {
    const next = line.shift();
    if (next) next.begin();
    else taken -= 1;
  }

  return {
    async take(work) {
      await turn();
      try {
        return await work();
      } finally {
        free();
      }
    },
    sendAway(error) {
      for (const { leave } of line.splice(0)) leave(error);
    },
  };
}
