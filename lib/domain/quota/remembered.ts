const KEPT_MAX = 20_000;

/** The same function, which works out each text once: names come again in every region of every account. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { value: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    const value = read(text);
    if (known.size >= KEPT_MAX) known.clear();
    known.set(text, { value });
    return value;
  };
}
