/**
 * Gives the first value that came with the same text, so that what is equal is held once; starts anew when it holds
 * `max` values.
 */
export function createShared<T>(max: number): (text: string, value: T) => T {
  const held = new Map<string, T>();
  return (text, value) => {
    const first = held.get(text);
    if (first !== undefined) return first;
    if (held.size >= max) held.clear();
    held.set(text, value);
    return value;
  };
}
