import { createLimiter, type Limiter } from "./limiter";
import { createRateShare } from "./rate-share";
import { createSendQueue, type SendQueue } from "./send-queue";

export type Limiters = {
  of(key: { account: string; region: string; service: string; operation: string }): Limiter;
  /** Rates learned from throttles, to be kept for the next scan. */
  learned(): Readonly<Record<string, number>>;
  /** Rates that another scan or process learnt; a limiter that is in use keeps its own. */
  remember(rates: Readonly<Record<string, number>>): void;
  /** Says of which accounts, by key, another process uses the limits now. */
  readElsewhere(isReadElsewhere: (account: string) => boolean): void;
  /** All calls of the process pass it. */
  sendQueue: SendQueue;
};

/** Limiters by (account, region, service, operation). They live as long as the process. */
export function createLimiters(now: () => number): Limiters {
  const limiters = new Map<string, Limiter>();
  const rateShare = createRateShare();
  const remembered = new Map<string, number>();
  let elsewhere: (account: string) => boolean = () => false;
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
        const rate = limiter.learned();
        if (rate !== null) rates[name] = Math.round(rate * 10) / 10;
      }
      return rates;
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
