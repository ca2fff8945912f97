/** How CloudWatch may answer for a series; `absent`: the answer lacks it. */
export const SERIES_STATUSES = [
  "Complete",
  "InternalError",
  "PartialData",
  "Forbidden",
  "absent",
] as const;
export type SeriesStatus = (typeof SERIES_STATUSES)[number];

/** What is called in a region under one id: the most at noon in UTC, a quarter of that at midnight. */
export type UseSpec = {
  region: string;
  /** The id that is called, or an ARN. */
  calledId: string;
  /** At noon. */
  callsPerMinute: number;
  inputTokens: number;
  outputTokens: number;
  /** How many tokens of the quota an output token counts. */
  burndown: number;
  /** Calls are made every so many minutes; absent: every minute. */
  everyMinutes?: number;
  /** Refused by the quota on every full hour; absent: none ever, and the metric is not listed. */
  throttledAnHour?: number;
  /** Absent: whole. */
  status?: SeriesStatus;
};

export const METRICS = [
  "Invocations",
  "InvocationLatency",
  "InputTokenCount",
  "OutputTokenCount",
  "EstimatedTPMQuotaUsage",
  "InvocationThrottles",
] as const;
export type Metric = (typeof METRICS)[number];

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1_440;

/** Whether there was anything to count in the last two weeks. */
export const isCounted = (use: UseSpec, metric: Metric): boolean =>
  metric !== "InvocationThrottles" || use.throttledAnHour !== undefined;

/** The sum of a metric in the minute that begins there; null: nothing was counted. */
export function sumAt(use: UseSpec, { metric, at }: { metric: Metric; at: number }): number | null {
  const minute = Math.floor(at / MINUTE_MS);
  if (metric === "InvocationThrottles")
    return minute % 60 === 0 ? (use.throttledAnHour ?? null) : null;
  if (minute % (use.everyMinutes ?? 1) !== 0) return null;
  const wave = Math.sin((Math.PI * (minute % MINUTES_A_DAY)) / MINUTES_A_DAY) ** 2;
  const calls = Math.max(1, Math.round(use.callsPerMinute * (0.25 + 0.75 * wave)));
  const { inputTokens, outputTokens, burndown } = use;
  switch (metric) {
    case "Invocations":
      return calls;
    case "InvocationLatency":
      return calls * 900;
    case "InputTokenCount":
      return calls * inputTokens;
    case "OutputTokenCount":
      return calls * outputTokens;
    case "EstimatedTPMQuotaUsage":
      return calls * (inputTokens + outputTokens * burndown);
  }
}
