/** How many limiters have calls in flight, and how long an answer takes: what one of them may have in flight follows. */
export type RateShare = {
  entered(): void;
  left(): void;
  answered(tookMs: number): void;
  /** The most that one limiter should have in flight while it does not know its endpoint. */
  share(): number;
};

/** About what one process can take in. More in flight than that is answered no sooner, and a throttle is seen late. */
const ANSWERS_A_SECOND = 1_600;
const SHARE_MIN = 8;
/** The weight of the newest answer in the running mean. */
const NEWEST = 0.05;

export function createRateShare(): RateShare {
  let limiters = 0;
  let meanMs = 0;
  return {
    entered() {
      limiters += 1;
    },
    left() {
      limiters -= 1;
    },
    answered(tookMs) {
      meanMs = meanMs === 0 ? tookMs : meanMs + (tookMs - meanMs) * NEWEST;
    },
    share: () =>
      Math.max(SHARE_MIN, Math.ceil((ANSWERS_A_SECOND * meanMs) / 1_000 / Math.max(1, limiters))),
  };
}
