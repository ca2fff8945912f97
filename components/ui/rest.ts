import { useSyncExternalStore } from "react";
import { SECOND_MS } from "@/lib/domain/time";

const later = new Set<() => void>();
const followers = new Set<() => void>();
let rests = false;
let hasRested = false;
let isTold = false;
let awaited = 0;

/** Does it once the page shows what it is for and is idle. */
export function whenRested(work: () => void): void {
  if (rests) whenIdle(work);
  else later.add(work);
}

/** The page shows what it is for: what waited for that is done, and parts are fetched, in the background. */
export function tellRested(): void {
  isTold = true;
  restWhereTold();
}

/** The page waits for a part that it shows at once; gives what ends that. */
export function putOffRest(): () => void {
  awaited += 1;
  return () => {
    awaited -= 1;
    restWhereTold();
  };
}

/** Whether the page has shown what it is for and was idle since. */
export const useRested = (): boolean => useSyncExternalStore(follow, () => hasRested, notYet);

const notYet = () => false;

function follow(tell: () => void): () => void {
  followers.add(tell);
  return () => void followers.delete(tell);
}

whenRested(() => {
  hasRested = true;
  for (const tell of followers) tell();
});

function restWhereTold(): void {
  if (rests || !isTold || awaited > 0) return;
  rests = true;
  for (const work of later) whenIdle(work);
  later.clear();
}

const IDLE_MAX_MS = 10 * SECOND_MS;
const IDLE_INSTEAD_MS = 2 * SECOND_MS;

/** Safari has no idle callback. */
function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: IDLE_MAX_MS });
  else setTimeout(work, IDLE_INSTEAD_MS);
}
