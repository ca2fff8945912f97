const listeners = new Set<() => void>();

/** Something that was asked of the dashboard got no answer: whoever shows whether it answers looks again at once. */
export function tellAway(): void {
  for (const listener of listeners) listener();
}

export function onAway(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
