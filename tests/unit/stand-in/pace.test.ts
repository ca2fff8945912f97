import { describe, expect, it } from "vitest";
import { createPace } from "@/lib/stand-in/pace";

const place = { account: "1", region: "eu-west-1", service: "account", operation: "ListRegions" };

function passed(pace: ReturnType<typeof createPace>, at: typeof place, now: number): number {
  let count = 0;
  while (count < 1000 && pace(at, now)) count += 1;
  return count;
}

describe("pace", () => {
  it.each([
    { service: "account", operation: "ListRegions", burst: 5, perSecond: 5 },
    { service: "servicequotas", operation: "ListServiceQuotas", burst: 20, perSecond: 10 },
    {
      service: "servicequotas",
      operation: "ListAWSDefaultServiceQuotas",
      burst: 20,
      perSecond: 10,
    },
    {
      service: "servicequotas",
      operation: "ListRequestedServiceQuotaChangeHistory",
      burst: 10,
      perSecond: 5,
    },
    { service: "aws-marketplace", operation: "SearchAgreements", burst: 5, perSecond: 5 },
    { service: "aws-marketplace", operation: "GetAgreementEntitlements", burst: 10, perSecond: 10 },
  ])("$operation takes $burst at once, then $perSecond a second", ({ burst, perSecond, ...op }) => {
    const pace = createPace(undefined);
    const at = { ...place, ...op };
    expect(passed(pace, at, 0)).toBe(burst);
    expect(passed(pace, at, 1000)).toBe(perSecond);
    expect(passed(pace, at, 3_600_000)).toBe(burst);
  });

  it("keeps accounts, regions and operations apart", () => {
    const pace = createPace(undefined);
    passed(pace, place, 0);
    expect(pace({ ...place, account: "2" }, 0)).toBe(true);
    expect(pace({ ...place, region: "us-east-1" }, 0)).toBe(true);
    expect(pace({ ...place, operation: "GetRegionOptStatus" }, 0)).toBe(true);
    expect(pace(place, 0)).toBe(false);
  });

  it("limits Bedrock only when told to", () => {
    const at = { ...place, service: "bedrock", operation: "ListFoundationModels" };
    expect(passed(createPace(undefined), at, 0)).toBe(1000);
    expect(passed(createPace(20), at, 0)).toBe(20);
  });
});
