/**
 * Gives the value that was made first for the same text, so that what is equal is held once; starts anew when it holds
 * `max` values.
 */
export function createShared<T>(max: number): (text: string, make: () => T) => T {
  const held = new Map<string, T>();
  return (text, make) => {
    const first = held.get(text);
    if (first !== undefined) return first;
    if (held.size >= max) held.clear();
    const made = make();
    held.set(text, made);
    return made;
  };
}
