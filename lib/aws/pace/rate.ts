/**
 * How many calls one operation may make. It starts as a window of calls in flight that grows with every answer; the
 * first throttle turns it into a rate, since Bedrock publishes none of its own. A pure machine: time is passed in.
 */
export type Pace =
  | { mode: "window"; inFlightMax: number }
  | {
      mode: "rate";
      perSecond: number;
      /** Calls that may leave without a pause: what an endpoint holds after a rest. */
      free: number;
      /** The rate that the last throttle ended; null before there was one. */
      ceiling: number | null;
      lastSentAt: number;
      halvedAt: number;
      cleanSince: number;
    };

export const WINDOW_START = 8;
export const WINDOW_MAX = 32;
export const RATE_MIN = 2;
const RATE_STEP = 2;
const SECOND_MS = 1_000;
/** A rested endpoint holds a second's worth of calls; less is taken, since the rate is a guess. */
const REST_SHARE = 0.8;
/** How near to a rate that was refused the next scan begins. */
const CEILING_SHARE = 0.8;

const rested = (perSecond: number): number => Math.floor(perSecond * REST_SHARE);

export const startPace = (learned: number | undefined, now: number): Pace => {
  if (learned === undefined) return { mode: "window", inFlightMax: WINDOW_START };
  const perSecond = Math.max(RATE_MIN, learned);
  return {
    mode: "rate",
    perSecond,
    free: rested(perSecond),
    ceiling: null,
    lastSentAt: now,
    halvedAt: now - SECOND_MS,
    cleanSince: now,
  };
};

export function onAnswer(pace: Pace): Pace {
  if (pace.mode === "rate" || pace.inFlightMax >= WINDOW_MAX) return pace;
  return { mode: "window", inFlightMax: pace.inFlightMax + 1 };
}

/** `answeredLastSecond` counts answers that were no throttles. */
export function onThrottle(pace: Pace, at: { now: number; answeredLastSecond: number }): Pace {
  if (pace.mode === "window") {
    return {
      mode: "rate",
      perSecond: Math.max(RATE_MIN, at.answeredLastSecond),
      free: 0,
      ceiling: null,
      lastSentAt: at.now,
      halvedAt: at.now,
      cleanSince: at.now,
    };
  }
  if (at.now - pace.halvedAt < SECOND_MS) return { ...pace, free: 0, cleanSince: at.now };
  return {
    ...pace,
    perSecond: Math.max(RATE_MIN, pace.perSecond / 2),
    free: 0,
    ceiling: pace.perSecond,
    halvedAt: at.now,
    cleanSince: at.now,
  };
}

/** Adds 2 a second for each whole second without a throttle. A second in which nothing was sent proves nothing. */
export function onTime(pace: Pace, now: number): Pace {
  if (pace.mode === "window") return pace;
  if (now - pace.lastSentAt > SECOND_MS)
    return { ...pace, free: rested(pace.perSecond), cleanSince: now };
  const seconds = Math.floor((now - pace.cleanSince) / SECOND_MS);
  if (seconds < 1) return pace;
  return {
    ...pace,
    perSecond: pace.perSecond + RATE_STEP * seconds,
    cleanSince: pace.cleanSince + seconds * SECOND_MS,
  };
}

/** Milliseconds until the next call may leave; 0 now; null when an answer must come first. */
export function waitMs(pace: Pace, at: { now: number; inFlight: number }): number | null {
  const max = pace.mode === "window" ? pace.inFlightMax : WINDOW_MAX;
  if (at.inFlight >= max) return null;
  if (pace.mode === "window" || pace.free > 0) return 0;
  return Math.max(0, pace.lastSentAt + SECOND_MS / pace.perSecond - at.now);
}

export const onSend = (pace: Pace, now: number): Pace =>
  pace.mode === "window" ? pace : { ...pace, free: Math.max(0, pace.free - 1), lastSentAt: now };

/** Calls a second to begin the next scan with; null while nothing was refused. */
export function learnedRate(pace: Pace): number | null {
  if (pace.mode === "window") return null;
  return Math.max(pace.perSecond, (pace.ceiling ?? 0) * CEILING_SHARE);
}
