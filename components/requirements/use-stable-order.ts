import { useState } from "react";

/** Items in the order in which they stood when they were first seen, so that nothing moves while a page is open. */
export function useStableOrder<T>(items: readonly T[], idOf: (item: T) => string): readonly T[] {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const fresh = items.map(idOf).filter((id) => !seen.includes(id));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const place = new Map([...seen, ...fresh].map((id, at) => [id, at]));
  return items.toSorted((a, b) => (place.get(idOf(a)) ?? 0) - (place.get(idOf(b)) ?? 0));
}
