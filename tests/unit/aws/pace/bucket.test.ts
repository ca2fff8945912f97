import { describe, expect, it } from "vitest";
import {
  arrived,
  type Bucket,
  bucketWaitMs,
  isSlow,
  newBucket,
  refill,
  take,
} from "@/lib/aws/pace/bucket";

const LIMIT = { perSecond: 10, burst: 5 };

/** How many calls a bucket lets leave at once. */
function drain(bucket: Bucket): { left: number; bucket: Bucket } {
  let own = bucket;
  let left = 0;
  while (bucketWaitMs(own) === 0) {
    own = take(own);
    left += 1;
  }
  return { left, bucket: arrived(own, bucket.at ?? 0) };
}

describe("an operation", () => {
  it.each([
    ["GetAgreementEntitlements", true],
    ["ListServiceQuotas", false],
    ["GetFoundationModelAvailability", false],
    ["constructor", false],
  ])("%s is slow: %s", (operation, expected) => {
    expect(isSlow(operation)).toBe(expected);
  });
});

describe("a bucket", () => {
  it("holds one second's worth and the burst, no more", () => {
    expect(drain(newBucket(LIMIT, 0)).left).toBe(15);
    expect(drain(refill(newBucket(LIMIT, 0), 60_000)).left).toBe(15);
  });

  it.each([
    [99, 0],
    [100, 1],
    [1_000, 10],
    [1_500, 15],
    [60_000, 15],
  ])("%i ms after it was emptied lets %i leave", (ms, expected) => {
    expect(drain(refill(drain(newBucket(LIMIT, 0)).bucket, ms)).left).toBe(expected);
  });

  it("says how long until the next call may leave", () => {
    const { bucket } = drain(newBucket(LIMIT, 0));
    expect(bucketWaitMs(bucket)).toBe(100);
    expect(bucketWaitMs(refill(bucket, 60))).toBe(40);
  });

  it("gains nothing while the clock stands or goes back", () => {
    const { bucket } = drain(newBucket(LIMIT, 1_000));
    expect(drain(refill(bucket, 1_000)).left).toBe(0);
    expect(drain(refill(bucket, 0)).left).toBe(0);
  });

  it("is refilled from the answer to its first call on, so that none of a late burst is one too many", () => {
    const left = take(take(newBucket(LIMIT, 0)));
    expect(refill(left, 5_000).tokens).toBe(13);
    expect(refill(arrived(left, 5_000), 5_100).tokens).toBe(14);
    expect(refill(arrived(arrived(left, 5_000), 5_050), 5_100).tokens).toBe(14);
  });
});
