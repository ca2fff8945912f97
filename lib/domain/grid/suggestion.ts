import type { Base } from "./base";

/** The name closest to `q` among the words of the rows' names, when one is within two letters of it. */
export function suggestionFor(q: string, base: Base): string | null {
  const asked = q.trim().toLowerCase();
  if (asked.length < 3) return null;
  const words = new Set(base.rows.flatMap(({ name }) => name.toLowerCase().split(/[\s-]+/)));
  const near = [...words].filter((word) => word.length > 2 && distance(asked, word) <= 2);
  return near.sort((a, b) => distance(asked, a) - distance(asked, b))[0] ?? null;
}

function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      now[j] = Math.min(swap, (before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1);
    }
    before = now;
  }
  return before[b.length] ?? a.length;
}
