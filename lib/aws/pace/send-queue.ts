/**
 * Lets calls leave a few at a time, so that answers are taken in between. Those that AWS lets go only few a second are
 * `slow`: they leave first, since what waits for the last of them waits longest.
 */
export type SendQueue = { pass(call: { slow: boolean }): Promise<void> };

const SENDS_A_TURN = 4;

/**
 * Without it a machine short of time sends hundreds of requests before it reads one answer, and then takes its own
 * delay for the network's. At most `SENDS_A_TURN` pass between two looks at what has arrived.
 */
export function createSendQueue(): SendQueue {
  const slowQueue: (() => void)[] = [];
  const queue: (() => void)[] = [];
  let turning = false;
  const turn = () => {
    const slow = slowQueue.splice(0, SENDS_A_TURN);
    for (const pass of [...slow, ...queue.splice(0, SENDS_A_TURN - slow.length)]) pass();
    turning = slowQueue.length + queue.length > 0;
    if (turning) setImmediate(turn);
  };
  return {
    pass: ({ slow }) =>
      new Promise((resolve) => {
        (slow ? slowQueue : queue).push(resolve);
        if (turning) return;
        turning = true;
        setImmediate(turn);
      }),
  };
}
