import { createLimiter, type Limiter } from "./limiter";
import { createRateShare } from "./rate-share";
import { createSendQueue, type SendQueue } from "./send-queue";

export type Limiters = {
  of(key: { account: string; region: string; service: string; operation: string }): Limiter;
  /** Rates learned from throttles, to be kept for the next scan. */
  learned(): Readonly<Record<string, number>>;
  /** Rates that another scan or process learnt; a limiter that is in use keeps its own. */
  remember(rates: Readonly<Record<string, number>>): void;
  /** Lets go of those that have rested, but not of what they learnt: of many accounts they are many. */
  forgetRested(): void;
  /** Says of which accounts, by key, another process uses the limits now. */
  readElsewhere(isReadElsewhere: (account: string) => boolean): void;
  /** All calls of the process pass it. */
  sendQueue: SendQueue;
};

/** Limiters by (account, region, service, operation). */
export function createLimiters(now: () => number): Limiters {
  const limiters = new Map<string, Limiter>();
  const rateShare = createRateShare();
  const remembered = new Map<string, number>();
  let elsewhere: (account: string) => boolean = () => false;
  const rateOf = (limiter: Limiter): number | null => {
    const rate = limiter.learned();
    return rate === null ? null : Math.round(rate * 10) / 10;
  };
  return {
    of({ account, region, service, operation }) {
      const name = `${account}/${region}/${service}/${operation}`;
      const existing = limiters.get(name);
      if (existing) return existing;
      const created = createLimiter({
        ...{ operation, now, rateShare },
        learned: remembered.get(name),
        isReadElsewhere: () => elsewhere(account),
      });
      limiters.set(name, created);
      return created;
    },
    learned() {
      const rates: Record<string, number> = Object.fromEntries(remembered);
      for (const [name, limiter] of limiters) {
        const rate = rateOf(limiter);
        if (rate !== null) rates[name] = rate;
      }
      return rates;
    },
    forgetRested() {
      for (const [name, limiter] of limiters) {
        if (!limiter.hasRested()) continue;
        const rate = rateOf(limiter);
        if (rate !== null) remembered.set(name, rate);
        limiters.delete(name);
      }
    },
    remember(rates) {
      for (const [name, rate] of Object.entries(rates)) {
        remembered.set(name, rate);
        limiters.get(name)?.learn(rate);
      }
    },
    readElsewhere(isReadElsewhere) {
      elsewhere = isReadElsewhere;
    },
    sendQueue: createSendQueue(),
  };
}
