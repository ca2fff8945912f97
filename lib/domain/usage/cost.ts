import { USE_METRICS } from "./series";

/**
 * What AWS charges for GetMetricData, in dollars for a thousand metrics, whatever their points, in most Regions:
 * https://aws.amazon.com/cloudwatch/pricing/
 */
const USD_A_THOUSAND = 0.01;
const READS_A_MONTH = 730;

/** Dollars a month where so many metrics are asked for every hour. */
export const monthlyUsd = (metrics: number): number =>
  (metrics * READS_A_MONTH * USD_A_THOUSAND) / 1_000;

/** How many metrics are asked for where all of so many ids were called. */
export const metricsOf = (ids: number): number => ids * USE_METRICS.length;
