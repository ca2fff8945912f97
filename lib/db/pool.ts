const KEPT_MAX = 200_000;

/** Gives the same items, each the first that was equal to it: most of what AWS lists is the same in many regions. */
export type Pool = <T extends object>(items: readonly T[]) => readonly T[];

export function createPool(): Pool {
  const kept = new Map<string, object>();
  return <T extends object>(items: readonly T[]) =>
    items.map((item) => {
      const text = JSON.stringify(item);
      const known = kept.get(text);
      if (known) return known as T;
      if (kept.size >= KEPT_MAX) kept.clear();
      kept.set(text, item);
      return item;
    });
}
