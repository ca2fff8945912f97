import type { EpochMs } from "@/lib/domain/time";
import { calledAs } from "./called";

/**
 * Metrics of `AWS/Bedrock` that are asked of each id that was called, the weightier first. `EstimatedTPMQuotaUsage` is a
 * count of tokens and no percentage, and holds the burndown of output already.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html
 */
export const USE_METRICS = [
  "InvocationThrottles",
  "EstimatedTPMQuotaUsage",
  "Invocations",
  "InputTokenCount",
  "OutputTokenCount",
] as const;
export type UseMetric = (typeof USE_METRICS)[number];

/** A metric as ListMetrics names it: it had data in the last two weeks. */
export type ListedMetric = {
  metric: string;
  dimensions: readonly { name: string; value: string }[];
};

/** One metric of one id; `dimension` is the id as it was called. */
export type Series = { metric: UseMetric; dimension: string };

/** A minute's sum; `at` is where the minute begins. */
export type Point = { at: EpochMs; value: number };

/** What AWS gave of one series. `incomplete`: why it is not all of it; null: it is. */
export type SeriesAnswer = { series: Series; points: readonly Point[]; incomplete: string | null };

export type ToAsk = {
  series: readonly Series[];
  /** More than are asked at once. */
  left: readonly Series[];
  /** Application inference profiles that were called: of which model is not known. */
  applicationProfiles: number;
};

/** Of one Region in one read, which bounds what a read costs: 3.5 cents of a dollar an hour in ten Regions. */
export const SERIES_MAX = 350;

/** The series worth asking for: only what is listed costs anything, and only what draws on a shared quota tells of it. */
export function seriesToAsk(listed: readonly ListedMetric[]): ToAsk {
  const found = new Map<string, Series>();
  const profiles = new Set<string>();
  for (const { metric, dimensions } of listed) {
    const [only, ...more] = dimensions;
    const known = USE_METRICS.find((name) => name === metric);
    if (!known || only?.name !== "ModelId" || more.length > 0) continue;
    const { kind } = calledAs(only.value);
    if (kind === "application-profile") profiles.add(only.value);
    if (kind === "model")
      found.set(`${known} ${only.value}`, { metric: known, dimension: only.value });
  }
  const series = [...found.values()].sort(
    (a, b) =>
      USE_METRICS.indexOf(a.metric) - USE_METRICS.indexOf(b.metric) ||
      (a.dimension < b.dimension ? -1 : 1),
  );
  return {
    series: series.slice(0, SERIES_MAX),
    left: series.slice(SERIES_MAX),
    applicationProfiles: profiles.size,
  };
}
