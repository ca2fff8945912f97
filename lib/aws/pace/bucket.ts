/** A token bucket for a documented limit: it holds one second's worth and the documented burst, and is never passed. */
export type Bucket = {
  perSecond: number;
  size: number;
  tokens: number;
  /** When `tokens` was so; null while the first call to a full bucket is on its way. */
  at: number | null;
};

export const newBucket = (limit: { perSecond: number; burst: number }, now: number): Bucket => ({
  perSecond: limit.perSecond,
  size: limit.perSecond + limit.burst,
  tokens: limit.perSecond + limit.burst,
  at: now,
});

export function refill(bucket: Bucket, now: number): Bucket {
  if (bucket.at === null) return bucket;
  const gained = (Math.max(0, now - bucket.at) / 1_000) * bucket.perSecond;
  return {
    ...bucket,
    tokens: Math.min(bucket.size, bucket.tokens + gained),
    at: Math.max(bucket.at, now),
  };
}

/** Milliseconds until a whole token is there. */
export const bucketWaitMs = (bucket: Bucket): number =>
  bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) / bucket.perSecond) * 1_000);

/**
 * A call leaves. AWS counts from where it arrives, which is later the busier the processor; so what comes first to a full
 * bucket starts no refilling before its answer.
 */
export const take = (bucket: Bucket): Bucket => ({
  ...bucket,
  tokens: bucket.tokens - 1,
  at: bucket.tokens === bucket.size ? null : bucket.at,
});

/** A call that left was answered at `now`. */
export const arrived = (bucket: Bucket, now: number): Bucket =>
  bucket.at === null ? { ...bucket, at: now } : bucket;

/**
 * Limits that AWS documents, in calls a second.
 * https://docs.aws.amazon.com/general/latest/gr/servicequotas.html,
 * https://docs.aws.amazon.com/marketplace/latest/developerguide/agreement-service-quotas.html and
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
export const DOCUMENTED_LIMITS: Readonly<Record<string, { perSecond: number; burst: number }>> = {
  ListRegions: { perSecond: 5, burst: 0 },
  ListServiceQuotas: { perSecond: 10, burst: 10 },
  ListAWSDefaultServiceQuotas: { perSecond: 10, burst: 10 },
  ListRequestedServiceQuotaChangeHistory: { perSecond: 5, burst: 5 },
  SearchAgreements: { perSecond: 5, burst: 0 },
  ListMetrics: { perSecond: 25, burst: 0 },
  GetMetricData: { perSecond: 50, burst: 0 },
  GetAgreementEntitlements: { perSecond: 10, burst: 0 },
};

/** Whether AWS lets an operation go only few a second and never more at once: its calls make the longest line. */
export const isSlow = (operation: string): boolean => DOCUMENTED_LIMITS[operation]?.burst === 0;
