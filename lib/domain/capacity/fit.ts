/** Calls of one kind, on average. Tokens are of one call; `cached` is the share of the input read from cache, 0 to 1. */
export type Load = {
  callsPerMinute: number;
  inputTokens: number;
  maxTokens: number;
  outputTokens: number;
  cached: number;
};

/** What a load takes of a quota of tokens a minute. What hangs on an unknown burndown is null. */
export type Fit = {
  burndown: number | null;
  /** What admission sets aside each minute. */
  reservedPerMinute: number;
  /** What is counted each minute once the calls have ended. */
  settledPerMinute: number | null;
  fits: boolean | null;
  callsPerMinuteMax: number | null;
  /** Calls that admission lets in before any of them has ended. */
  callsAtOnceMax: number;
};

/**
 * Whether a load stays within a quota, at admission and when it is settled. Admission sets aside the input and the whole of
 * `max_tokens`; when a call ends its output counts by the burndown and what was read from cache not at all. Sources of AWS
 * disagree whether cached input is set aside at admission; the stricter counts.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html
 */
export function fitOf(load: Load, at: { tokensPerMinute: number; burndown: number | null }): Fit {
  const { tokensPerMinute, burndown } = at;
  const reserved = load.inputTokens + load.maxTokens;
  const settled =
    burndown === null
      ? null
      : exact(load.inputTokens - load.cached * load.inputTokens + load.outputTokens * burndown);
  const reservedPerMinute = exact(load.callsPerMinute * reserved);
  const settledPerMinute = settled === null ? null : exact(load.callsPerMinute * settled);
  return {
    burndown,
    reservedPerMinute,
    settledPerMinute,
    fits: fitsIn(tokensPerMinute, reservedPerMinute, settledPerMinute),
    callsPerMinuteMax:
      settled === null ? null : whole(tokensPerMinute / Math.max(reserved, settled)),
    callsAtOnceMax: whole(tokensPerMinute / reserved),
  };
}

/** What does not even get in is short, whatever it would come to. */
function fitsIn(most: number, reserved: number, settled: number | null): boolean | null {
  if (reserved > most) return false;
  return settled === null ? null : settled <= most;
}

/** Shares are decimal fractions, whose products are off by less than this. */
const exact = (tokens: number): number => Math.round(tokens * 1e6) / 1e6;
const whole = (calls: number): number => Math.floor(exact(calls));
