import type { Reading } from "@/lib/domain/facts/facts";
import { createAbort, onAbort } from "@/lib/sleep";

/** Lets a read that is asked for while an equal one is under way wait for that one's answer. */
export type Join = <T>(
  key: string,
  signal: AbortSignal,
  read: (signal: AbortSignal) => Promise<Reading<T>>,
) => Promise<Reading<T>>;

type Running = { answer: Promise<Reading<unknown>>; abort: () => void; waiting: number };

/** A read goes on while anybody waits for it. Keys of reads of different things must differ. */
export function createJoin(): Join {
  const running = new Map<string, Running>();

  function begin(key: string, read: (signal: AbortSignal) => Promise<Reading<unknown>>): Running {
    const { signal, abort } = createAbort();
    const created: Running = { answer: read(signal), abort, waiting: 0 };
    running.set(key, created);
    const end = () => {
      if (running.get(key) === created) running.delete(key);
    };
    created.answer.then(end, end);
    return created;
  }

  return <T>(
    key: string,
    signal: AbortSignal,
    read: (signal: AbortSignal) => Promise<Reading<T>>,
  ): Promise<Reading<T>> => {
    if (signal.aborted) return Promise.resolve({ status: "never" });
    const joined = running.get(key) ?? begin(key, read);
    joined.waiting += 1;
    return new Promise<Reading<T>>((resolve, reject) => {
      const forget = onAbort(signal, () => {
        joined.waiting -= 1;
        if (joined.waiting === 0) {
          running.delete(key);
          joined.abort();
        }
        resolve({ status: "never" });
      });
      joined.answer.then((reading) => {
        forget();
        resolve(asAsked(reading));
      }, reject);
    });
  };
}

/** Equal keys stand for equal reads, so the answer is of the kind that this caller asked for. */
const asAsked = <T>(reading: Reading<unknown>) => reading as Reading<T>;
