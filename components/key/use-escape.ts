"use client";

import { useKey } from "@/components/key/key-context";

/** What Escape does on a page: it closes the key where that is open, since it lies over everything; else it does `close`. */
export function useEscape(close: () => void): () => void {
  const { view, show } = useKey();
  return () => (view === "closed" ? close() : show("closed"));
}
