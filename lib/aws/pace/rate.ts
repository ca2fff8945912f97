/**
 * How many calls one operation may make. It starts as a window of calls in flight that grows with every answer; the
 * first throttle turns it into a rate, since Bedrock publishes none of its own. A pure machine: time is passed in.
 */
export type Pace =
  | {
      mode: "window";
      inFlightMax: number;
      /** Answers since the endpoint last had a rest, and when the first of them came; null before it. */
      answered: number;
      since: number | null;
      lastSentAt: number;
    }
  | {
      mode: "rate";
      perSecond: number;
      /** Calls that may leave without a pause: what an endpoint holds after a rest. */
      free: number;
      /** What the endpoint is known to take for longer: the next scan begins with it. */
      proven: number;
      lastSentAt: number;
      halvedAt: number;
      cleanSince: number;
      /** What the first throttle was measured by; null once a second one counted. */
      first: (Measure & { at: number }) | null;
    };

/** Answers, and when the first of them came. */
type Measure = { answered: number; since: number | null };

export const WINDOW_START = 8;
export const WINDOW_MAX = 32;
export const RATE_MIN = 2;
const RATE_STEP = 2;
const SECOND_MS = 1_000;
/** A rested endpoint holds a second's worth of calls; less is taken, since the rate is a guess. */
const REST_SHARE = 0.9;
/** So much of what an endpoint seems to take is asked of it: calls sent evenly do not arrive so. */
const MEASURED_SHARE = 0.9;
/** How near to a rate that was refused the next scan begins. */
const REFUSED_SHARE = 0.8;
/** A rate that grew is paid from what the endpoint held for so many seconds before it is seen to be too much. */
const PAID_SECONDS = 4;

const rested = (perSecond: number): number => Math.floor(perSecond * REST_SHARE);
const least = (perSecond: number): number => Math.max(RATE_MIN, perSecond);

export const startPace = (learned: number | undefined, now: number): Pace => {
  if (learned === undefined) {
    return {
      mode: "window",
      inFlightMax: WINDOW_START,
      answered: 0,
      since: null,
      lastSentAt: now,
    };
  }
  const perSecond = least(learned);
  return {
    mode: "rate",
    perSecond,
    free: rested(perSecond),
    proven: perSecond,
    lastSentAt: now,
    halvedAt: now - SECOND_MS,
    cleanSince: now,
    first: null,
  };
};

/** An answer to a call that left at `sentAt`. */
export function onAnswer(pace: Pace, now: number, sentAt = now): Pace {
  if (pace.mode === "rate") return measuredAnew(pace, sentAt);
  const { inFlightMax, answered, since } = pace;
  return {
    ...pace,
    inFlightMax: Math.min(WINDOW_MAX, inFlightMax + 1),
    answered: answered + 1,
    since: since ?? now,
  };
}

/**
 * What was answered a second, when an endpoint that held a second's worth is empty for the first time: of n answers in t
 * seconds it had held n / (t + 1).
 */
function measured({ answered, since }: Measure, now: number): number {
  const seconds = since === null ? 0 : (now - since) / SECOND_MS;
  return least((MEASURED_SHARE * answered) / (seconds + 1));
}

/** Answers do not come in the order in which calls left: those to calls before the first throttle are part of its measure. */
function measuredAnew(pace: Extract<Pace, { mode: "rate" }>, sentAt: number): Pace {
  if (pace.first === null || sentAt > pace.first.at) return pace;
  const { answered, since, at } = pace.first;
  const first = { answered: answered + 1, since: since ?? at, at };
  const perSecond = measured(first, at);
  return {
    ...pace,
    first,
    perSecond: Math.max(pace.perSecond, perSecond),
    proven: Math.max(pace.proven, perSecond),
  };
}

export function onThrottle(pace: Pace, now: number): Pace {
  if (pace.mode === "window") {
    const perSecond = measured(pace, now);
    return {
      mode: "rate",
      perSecond,
      free: 0,
      proven: perSecond,
      lastSentAt: now,
      halvedAt: now,
      cleanSince: now,
      first: { answered: pace.answered, since: pace.since, at: now },
    };
  }
  const refused = { ...pace, free: 0, cleanSince: now };
  if (now - pace.halvedAt < SECOND_MS) return refused;
  return {
    ...refused,
    first: null,
    perSecond: least(pace.perSecond / 2),
    proven: least(Math.min(pace.proven, pace.perSecond * REFUSED_SHARE)),
    halvedAt: now,
  };
}

/** Adds 2 a second for each whole second without a throttle. A second in which nothing was sent proves nothing. */
export function onTime(pace: Pace, now: number): Pace {
  if (pace.mode === "window") return pace;
  if (now - pace.lastSentAt > SECOND_MS)
    return { ...pace, free: rested(pace.perSecond), cleanSince: now };
  const seconds = Math.floor((now - pace.cleanSince) / SECOND_MS);
  if (seconds < 1) return pace;
  const perSecond = pace.perSecond + RATE_STEP * seconds;
  return {
    ...pace,
    perSecond,
    proven: Math.max(pace.proven, perSecond - RATE_STEP * PAID_SECONDS),
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

export function onSend(pace: Pace, now: number): Pace {
  if (pace.mode === "rate") {
    return { ...pace, free: Math.max(0, pace.free - 1), lastSentAt: onSchedule(pace, now) };
  }
  const afterRest = now - pace.lastSentAt > SECOND_MS;
  return { ...pace, lastSentAt: now, ...(afterRest && { answered: 0, since: null }) };
}

/** A call that a timer lets go late counts as sent when it was due, so that lateness does not add up to a lower rate. */
function onSchedule(pace: Extract<Pace, { mode: "rate" }>, now: number): number {
  const everyMs = SECOND_MS / pace.perSecond;
  const dueAt = pace.lastSentAt + everyMs;
  return pace.free === 0 && now >= dueAt && now - dueAt < everyMs ? dueAt : now;
}

/** Calls a second to begin the next scan with; null while nothing was refused. */
export const learnedRate = (pace: Pace): number | null =>
  pace.mode === "window" ? null : pace.proven;
