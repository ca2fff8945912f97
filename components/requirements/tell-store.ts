import { useSyncExternalStore } from "react";
import { browserStore } from "@/components/ui/browser-store";

const KEPT = "tell-of-requirements";
const CHANGED = "tell-of-requirements";

/** What one asked to be told of a requirement: that it is ready, or that it stops. */
export type Tell = "ready" | "stops";
export type Tells = Readonly<Record<string, Tell>>;

const NONE: Tells = {};

/** What is kept in this browser, as it was kept; a damaged text is nothing. */
function readTells(text: string | null): Tells {
  if (text === null) return NONE;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return NONE;
    return Object.fromEntries(
      Object.entries(kept).filter(
        (entry): entry is [string, Tell] => entry[1] === "ready" || entry[1] === "stops",
      ),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return NONE;
    throw error;
  }
}

let last: { text: string | null; tells: Tells } = { text: null, tells: NONE };

/** What is asked now; the same object as long as nothing changed. */
export function currentTells(): Tells {
  const text = browserStore.getItem(KEPT);
  if (text !== last.text) last = { text, tells: readTells(text) };
  return last.tells;
}

/** Keeps that one wants to be told; null: no longer. */
export function keepTell(name: string, tell: Tell | null): void {
  const { [name]: _own, ...others } = currentTells();
  const next = tell === null ? others : { ...others, [name]: tell };
  if (Object.keys(next).length === 0) browserStore.removeItem(KEPT);
  else browserStore.setItem(KEPT, JSON.stringify(next));
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  window.addEventListener("storage", onChange);
  return () => {
    window.removeEventListener(CHANGED, onChange);
    window.removeEventListener("storage", onChange);
  };
}

/** What one asked to be told, in this tab or in another. */
export const useTells = (): Tells => useSyncExternalStore(subscribe, currentTells, () => NONE);
