import { useEffect } from "react";

let shown: string | null = null;
const listeners = new Set<() => void>();

function show(title: string | null): void {
  shown = title;
  for (const tell of listeners) tell();
}

/** What is open on the page, in its title; null: the page's own title stands. */
export const shownTitle = (): string | null => shown;

export function onShownTitle(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Titles the page after what is open on it, until that is closed or left; null leaves it alone. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    show(title);
    return () => show(null);
  }, [title]);
}
