import { onAbort } from "@/lib/sleep";
import {
  arrived,
  type Bucket,
  bucketWaitMs,
  DOCUMENTED_LIMITS,
  newBucket,
  refill,
  take,
} from "./bucket";
import {
  learnedRate,
  onAnswer,
  onSend,
  onThrottle,
  onTime,
  type Pace,
  RATE_MIN,
  startPace,
  waitMs,
} from "./rate";
import type { RateShare } from "./rate-share";

export type Outcome = "answered" | "throttled" | "failed";
export type Permit = { done(outcome: Outcome): void };
export type Limiter = {
  /** Resolves when the call may leave; null when `signal` ended the wait. Urgent calls go first; each kind in its order. */
  acquire(signal: AbortSignal, urgent: boolean): Promise<Permit | null>;
  /** Calls a second, once a throttle has taught it; null before. */
  learned(): number | null;
  /** Takes what another process learnt in its place, where nothing of its own is under way. */
  learn(rate: number): void;
  /** Whether a new one in its place, begun with what it learnt, would let the same calls go. */
  hasRested(): boolean;
};

type Waiter = { grant(permit: Permit | null): void };

/**
 * While nothing is known of an endpoint, the next calls wait for the answers to those before: a throttle among them must
 * be seen before more leave. One that is late holds them up this long after the first answer, in milliseconds.
 */
const ROUND_MS = 300;

/** Far longer than any bucket takes to fill, or a window to begin again, in milliseconds. */
const RESTED_MS = 60_000;

/** Between two calls of one operation beside a process that reads the same account, in milliseconds. */
const BESIDE_OTHERS_MS = 1_000 / RATE_MIN;

/** One limiter per (account, region, service, operation). `now` is a monotonic clock in milliseconds. */
export function createLimiter(options: {
  operation: string;
  learned: number | undefined;
  now: () => number;
  rateShare: RateShare;
  /** Another process reads this account: its limits are that one's to use, and calls from here are few. */
  isReadElsewhere?: () => boolean;
}): Limiter {
  const { now, rateShare, isReadElsewhere = () => false } = options;
  const limit = DOCUMENTED_LIMITS[options.operation];
  let bucket: Bucket | null = limit ? newBucket(limit, now()) : null;
  let pace: Pace = startPace(options.learned, now());
  let inFlight = 0;
  let timer: NodeJS.Timeout | null = null;
  let roundAnsweredAt: number | null = null;
  let sentAt: number | null = null;
  const madeAt = now();
  const urgentQueue: Waiter[] = [];
  const queue: Waiter[] = [];
  const waits = () => urgentQueue.length + queue.length > 0;

  const wake = (delayMs: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      dispatch();
    }, delayMs);
  };

  const permit = (): Permit => {
    let open = true;
    const leftAt = now();
    return {
      done(outcome) {
        if (!open) return;
        open = false;
        inFlight -= 1;
        if (inFlight === 0) rateShare.left();
        if (outcome === "answered") rateShare.answered(now() - leftAt);
        settle(outcome, leftAt);
      },
    };
  };

  function settle(outcome: Outcome, leftAt: number): void {
    const at = now();
    if (outcome === "answered") pace = onAnswer(pace, at, leftAt);
    if (outcome === "throttled") pace = onThrottle(pace, at);
    if (bucket) bucket = arrived(bucket, at);
    roundAnsweredAt ??= at;
    if (!waits()) return;
    if (inFlight === 0 && timer) {
      clearTimeout(timer);
      timer = null;
    }
    wake(0);
  }

  /** How long answers to the calls before are waited for still; 0 once a rate is known. */
  function roundLeftMs(at: number): number {
    if (pace.mode === "rate" || roundAnsweredAt === null || inFlight === 0) return 0;
    return Math.max(0, roundAnsweredAt + ROUND_MS - at);
  }

  function elsewhereWaitMs(at: number): number {
    if (sentAt === null || !isReadElsewhere()) return 0;
    return Math.max(0, sentAt + BESIDE_OTHERS_MS - at);
  }

  function dispatch(): void {
    const roundLeft = roundLeftMs(now());
    if (roundLeft > 0) {
      wake(roundLeft);
      return;
    }
    roundAnsweredAt = null;
    while (waits()) {
      const at = now();
      pace = onTime(pace, at);
      if (bucket) bucket = refill(bucket, at);
      const paceWait = waitMs(pace, { now: at, inFlight });
      if (paceWait === null) return;
      if (pace.mode === "window" && inFlight >= rateShare.share()) return;
      const wait = Math.max(paceWait, bucket ? bucketWaitMs(bucket) : 0, elsewhereWaitMs(at));
      if (wait > 0) {
        wake(Math.ceil(wait));
        return;
      }
      const next = urgentQueue.shift() ?? queue.shift();
      if (!next) return;
      if (bucket) bucket = take(bucket);
      pace = onSend(pace, at);
      sentAt = at;
      if (inFlight === 0) rateShare.entered();
      inFlight += 1;
      next.grant(permit());
    }
  }

  return {
    acquire(signal, urgent) {
      if (signal.aborted) return Promise.resolve(null);
      const line = urgent ? urgentQueue : queue;
      return new Promise((resolve) => {
        const leave = () => {
          const place = line.indexOf(waiter);
          if (place >= 0) line.splice(place, 1);
          resolve(null);
        };
        const forget = onAbort(signal, leave);
        const waiter: Waiter = {
          grant(given) {
            forget();
            resolve(given);
          },
        };
        line.push(waiter);
        if (timer === null) dispatch();
      });
    },
    learned: () => learnedRate(pace),
    learn(rate) {
      if (inFlight === 0 && !waits()) pace = startPace(rate, now());
    },
    hasRested: () => inFlight === 0 && !waits() && now() - (sentAt ?? madeAt) >= RESTED_MS,
  };
}
