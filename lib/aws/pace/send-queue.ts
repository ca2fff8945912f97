/** Lets calls leave a few at a time, so that answers are taken in between. */
export type SendQueue = { pass(): Promise<void> };

const SENDS_A_TURN = 4;

/**
 * Without it a machine short of time sends hundreds of requests before it reads one answer, and then takes its own
 * delay for the network's. At most `SENDS_A_TURN` pass between two looks at what has arrived.
 */
export function createSendQueue(): SendQueue {
  const queue: (() => void)[] = [];
  let turning = false;
  const turn = () => {
    for (const pass of queue.splice(0, SENDS_A_TURN)) pass();
    turning = queue.length > 0;
    if (turning) setImmediate(turn);
  };
  return {
    pass: () =>
      new Promise((resolve) => {
        queue.push(resolve);
        if (turning) return;
        turning = true;
        setImmediate(turn);
      }),
  };
}
