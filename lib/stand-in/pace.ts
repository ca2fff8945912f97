/** A bucket's rate per second, and how many calls it holds when it is full. */
export type Limit = { perSecond: number; capacity: number };

/**
 * Documented limits per account and region.
 * https://docs.aws.amazon.com/general/latest/gr/servicequotas.html
 * https://docs.aws.amazon.com/marketplace/latest/developerguide/agreement-service-quotas.html
 * https://docs.aws.amazon.com/accounts/latest/reference/quotas.html
 */
const LIMITS: Readonly<Record<string, Limit>> = {
  "account ListRegions": { perSecond: 5, capacity: 5 },
  "account GetRegionOptStatus": { perSecond: 5, capacity: 5 },
  "servicequotas ListServiceQuotas": { perSecond: 10, capacity: 20 },
  "servicequotas ListAWSDefaultServiceQuotas": { perSecond: 10, capacity: 20 },
  "servicequotas GetServiceQuota": { perSecond: 5, capacity: 10 },
  "servicequotas GetAWSDefaultServiceQuota": { perSecond: 5, capacity: 10 },
  "servicequotas ListRequestedServiceQuotaChangeHistory": { perSecond: 5, capacity: 10 },
  "servicequotas ListRequestedServiceQuotaChangeHistoryByQuota": { perSecond: 5, capacity: 10 },
  "aws-marketplace SearchAgreements": { perSecond: 5, capacity: 5 },
  "aws-marketplace DescribeAgreement": { perSecond: 5, capacity: 5 },
  "aws-marketplace GetAgreementEntitlements": { perSecond: 10, capacity: 10 },
  "aws-marketplace GetAgreementTerms": { perSecond: 10, capacity: 10 },
};

export type CallPlace = { account: string; region: string; service: string; operation: string };

/** Whether a call may pass now; `now` is a steady clock in milliseconds. */
export type Pace = (place: CallPlace, now: number) => boolean;

/** `bedrockRate` limits every Bedrock operation, for which AWS publishes no rate of its own. */
export function createPace(bedrockRate: number | undefined): Pace {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (place, now) => {
    const limit = limitOf(place, bedrockRate);
    if (limit === undefined) return true;
    const key = `${place.account} ${place.region} ${place.service} ${place.operation}`;
    const bucket = buckets.get(key) ?? { tokens: limit.capacity, at: now };
    const refilled = bucket.tokens + ((now - bucket.at) / 1000) * limit.perSecond;
    const tokens = Math.min(limit.capacity, refilled);
    const passes = tokens >= 1;
    buckets.set(key, { tokens: passes ? tokens - 1 : tokens, at: now });
    return passes;
  };
}

function limitOf(place: CallPlace, bedrockRate: number | undefined): Limit | undefined {
  if (place.service === "bedrock" && bedrockRate !== undefined) {
    return { perSecond: bedrockRate, capacity: bedrockRate };
  }
  return LIMITS[`${place.service} ${place.operation}`];
}
