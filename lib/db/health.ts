import type { StoreHealth } from "@/lib/services/ports/stores";
import { doneWithin } from "./done-within";
import { type StoreFault, type StorePlace, slowFault } from "./fault";

/** Whoever asks is answered within a second. */
const CHECK_MS = 900;

/** A write that was kept this lately says as much as another would. */
const FRESH_MS = 1_000;

export type Health = {
  /** How a write went. */
  went(fault: StoreFault | null): void;
  last(): StoreHealth;
  /** Whether a write works, within a second. */
  check(probe: () => Promise<unknown>): Promise<StoreHealth>;
};

/** Remembers how writes go. `look` tells what is wrong with the store's place, without writing. */
export function createHealth(place: StorePlace, look: () => StoreFault | null): Health {
  let health: StoreHealth = { works: true };
  let wroteAt = Number.NEGATIVE_INFINITY;
  let probing: Promise<unknown> | null = null;

  function went(fault: StoreFault | null): StoreHealth {
    if (fault) {
      const since = health.works ? epochNow() : health.since;
      health = { works: false, since, kind: fault.kind, message: fault.message };
    } else {
      wroteAt = performance.now();
      health = { works: true };
    }
    return health;
  }

  return {
    went,
    last: () => health,
    async check(probe) {
      const seen = look();
      if (seen) return went(seen);
      const begun = performance.now();
      if (begun - wroteAt < FRESH_MS) return health;
      probing ??= probe()
        .catch(() => undefined) // it was told to `went`
        .finally(() => {
          probing = null;
        });
      const answered = await doneWithin(CHECK_MS, probing);
      return answered || wroteAt >= begun ? health : went(slowFault(place));
    },
  };
}

/** The wall clock as it was when this process began, and since then by a clock that nobody sets. */
const epochNow = (): number => Math.round(performance.timeOrigin + performance.now());
