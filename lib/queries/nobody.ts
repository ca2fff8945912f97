import { useSyncExternalStore } from "react";
import type { NobodyAnswer } from "@/lib/contracts/nobody";
import { isLeaving } from "@/lib/queries/ask";

let told: NobodyAnswer | null = null;
const listeners = new Set<() => void>();

function tell(answer: NobodyAnswer | null): void {
  told = answer;
  for (const listener of listeners) listener();
}

/** Keeps what an answer says where it says that nobody asks; the first says when and why. */
export async function noteNobody(answer: unknown): Promise<void> {
  if (isLeaving()) return;
  const contracts = await import("@/lib/contracts/nobody");
  const parsed = contracts.NobodyAnswer.safeParse(answer);
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
