import type { PaceMemory } from "@/lib/services/ports/pace";

/** What limiters learn while they are used, kept for whoever reads an account next. */
export type PaceKeeper = {
  /** Keeps what was learnt since the last time. */
  save(): Promise<void>;
  /** Brings back what any process learnt of an account, by its key; absent: of all. */
  learn(account?: string): Promise<void>;
};

type Rates = Readonly<Record<string, number>>;

export function createPaceKeeper(
  pace: PaceMemory,
  limiters: { learned(): Rates; remember(rates: Rates): void },
): PaceKeeper {
  const kept = new Map<string, number>();
  const note = (rates: Rates) => {
    for (const [name, rate] of Object.entries(rates)) kept.set(name, rate);
  };
  return {
    async save() {
      const learned = Object.entries(limiters.learned());
      const news = Object.fromEntries(learned.filter(([name, rate]) => kept.get(name) !== rate));
      if (Object.keys(news).length === 0) return;
      await pace.save(news);
      note(news);
    },
    async learn(account) {
      const rates = Object.entries(await pace.load(account));
      // What this process kept itself says no more than its limiters do.
      const news = Object.fromEntries(rates.filter(([name, rate]) => kept.get(name) !== rate));
      note(news);
      limiters.remember(news);
    },
  };
}
