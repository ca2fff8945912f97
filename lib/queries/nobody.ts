import { useSyncExternalStore } from "react";
import { NobodyAnswer } from "@/lib/contracts/nobody";
import { isLeaving } from "@/lib/queries/ask";

let told: NobodyAnswer | null = null;
const listeners = new Set<() => void>();

function tell(answer: NobodyAnswer | null): void {
  told = answer;
  for (const listener of listeners) listener();
}

/** Keeps what an answer says where it says that nobody asks; the first says when and why. */
export function noteNobody(answer: unknown): void {
  if (isLeaving()) return;
  const parsed = NobodyAnswer.safeParse(answer);
  if (parsed.success && told === null) tell(parsed.data);
}

/** Somebody asks again. */
export const noteSomebody = (): void => tell(null);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Why nobody asks any more on this page; null: somebody does. */
export const useNobody = (): NobodyAnswer | null =>
  useSyncExternalStore(
    subscribe,
    () => told,
    () => null,
  );
