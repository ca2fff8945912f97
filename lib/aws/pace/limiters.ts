import { createLimiter, type Limiter } from "./limiter";
import { createTurnstile, type Turnstile } from "./turnstile";

export type Limiters = {
  of(key: { account: string; region: string; service: string; operation: string }): Limiter;
  /** Rates learned from throttles, to be kept for the next scan. */
  learned(): Readonly<Record<string, number>>;
  /** Rates of an earlier scan; limiters that already exist keep their own. */
  remember(rates: Readonly<Record<string, number>>): void;
  /** All calls of the process pass it. */
  turnstile: Turnstile;
};

const ALIKE_MIN = 8;

/**
 * What most limiters of an operation learned in other accounts and regions, the middle one of their rates: AWS limits
 * them alike, and to learn it anew in each costs a burst of throttles. A few that are throttled slow no other.
 */
function learnedElsewhere(alike: readonly Limiter[]): number | undefined {
  const rates = alike.flatMap((limiter) => limiter.learned() ?? []);
  if (rates.length < ALIKE_MIN || rates.length * 2 < alike.length) return undefined;
  return rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)];
}

/** Limiters by (account, region, service, operation). They live as long as the process. */
export function createLimiters(now: () => number): Limiters {
  const limiters = new Map<string, Limiter>();
  const remembered = new Map<string, number>();
  const siblings = new Map<string, readonly Limiter[]>();
  return {
    of({ account, region, service, operation }) {
      const name = `${account}/${region}/${service}/${operation}`;
      const existing = limiters.get(name);
      if (existing) return existing;
      const alike = siblings.get(`${service}/${operation}`) ?? [];
      const learned = remembered.get(name) ?? learnedElsewhere(alike);
      const created = createLimiter({ operation, learned, now });
      limiters.set(name, created);
      siblings.set(`${service}/${operation}`, [...alike, created]);
      return created;
    },
    learned() {
      const rates: Record<string, number> = Object.fromEntries(remembered);
      for (const [name, limiter] of limiters) {
        const rate = limiter.learned();
        if (rate !== null) rates[name] = Math.round(rate * 10) / 10;
      }
      return rates;
    },
    remember(rates) {
      for (const [name, rate] of Object.entries(rates)) remembered.set(name, rate);
    },
    turnstile: createTurnstile(),
  };
}
