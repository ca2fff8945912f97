/** Counts how often a text came; what is absent has no vote. */
export type Votes = {
  add(text: string | null, times?: number): void;
  of(text: string): number;
  /** Each text once, in the order in which they came. */
  all(): readonly string[];
  /** The text that came most often, the first of those that came as often; null where none came. */
  most(): string | null;
};

export function createVotes(): Votes {
  const times = new Map<string, number>();
  return {
    add: (text, count = 1) => {
      if (text !== null && text !== "") times.set(text, (times.get(text) ?? 0) + count);
    },
    of: (text) => times.get(text) ?? 0,
    all: () => [...times.keys()],
    most: () => {
      const max = Math.max(...times.values());
      return [...times].find(([, count]) => count === max)?.[0] ?? null;
    },
  };
}
