import type { Reading } from "@/lib/domain/facts/facts";
import { mayHelpAgain } from "@/lib/domain/facts/undecided";

/** Passes over what is undecided after the first try. */
export const PASSES_MAX = 5;
const FIRST_PAUSE_MS = 400;

/** Growing pauses with jitter before pass 1, 2, …, in milliseconds. */
export const pauseBeforePass = (pass: number, random: () => number): number =>
  Math.round(FIRST_PAUSE_MS * 2 ** (pass - 1) * (0.5 + random() / 2));

export type Waiting = {
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
};

/** Reads one thing with all its passes. What can't be reached is given up at once, as a region's first list is. */
export async function readWithPasses<T>(
  read: () => Promise<Reading<T>>,
  at: Waiting & { signal: AbortSignal },
): Promise<Reading<T>> {
  let reading = await read();
  for (let pass = 1; pass <= PASSES_MAX && mayHelpAgain(reading) && !at.signal.aborted; pass += 1) {
    await at.sleep(pauseBeforePass(pass, at.random), at.signal);
    const next = await read();
    if (next.status !== "never") reading = next;
  }
  return reading;
}
