import { describe, expect, it } from "vitest";
import { increaseCommand, suggestedValue } from "@/lib/domain/quota/increase";
import type { QuotaListReading } from "@/lib/domain/quota/lines";
import { unreadLists } from "@/lib/domain/quota/unread";

describe("asking for an increase", () => {
  it.each([
    [
      "what is required, above the default",
      { applied: 400, defaultValue: 400, required: 500 },
      500,
    ],
    ["the default, when more than required", { applied: 1, defaultValue: 400, required: 300 }, 400],
    ["the default of a quota of 0", { applied: 0, defaultValue: 400, required: null }, 400],
    ["nothing when there is enough", { applied: 500, defaultValue: 400, required: 500 }, null],
    [
      "the default when the value is not known",
      { applied: null, defaultValue: 400, required: null },
      400,
    ],
    ["nothing to go by", { applied: null, defaultValue: null, required: null }, null],
  ])("%s", (_name, values, expected) => {
    expect(suggestedValue(values)).toBe(expected);
  });

  it("the command holds the Region, and quotes what it is given", () => {
    expect(increaseCommand({ quotaCode: "L-1A", region: "eu-west-1", desiredValue: 500_000 })).toBe(
      "aws service-quotas request-service-quota-increase --service-code bedrock --quota-code L-1A --desired-value 500000 --region eu-west-1",
    );
    expect(
      increaseCommand({ quotaCode: "L-1; rm", region: "eu-west-1", desiredValue: 1 }),
    ).toContain("'L-1; rm'");
  });
});

describe("what was not read names the permission to add", () => {
  const read: QuotaListReading = { status: "read", readAt: 1, fault: null };
  const failed = (code: "AccessDeniedException" | "NetworkError"): QuotaListReading => ({
    status: "failed",
    readAt: null,
    fault: {
      code,
      cause: null,
      owner: "iam-admin",
      message: "m",
      operation: null,
      requestId: null,
      at: 2,
    },
  });
  const region = {
    region: "eu-west-1",
    city: "Ireland",
    zeros: 0,
    applied: read,
    defaults: read,
    requests: read,
  };

  it("nothing when all was read or never asked", () => {
    const never: QuotaListReading = { status: "never", readAt: null, fault: null };
    expect(unreadLists({ ...region, requests: never })).toEqual([]);
  });

  it("each list by its own action; only a denial is one", () => {
    const lists = unreadLists({
      ...region,
      applied: failed("AccessDeniedException"),
      requests: failed("NetworkError"),
    });
    expect(lists.map(({ action, denied }) => [action, denied])).toEqual([
      ["servicequotas:ListServiceQuotas", true],
      ["servicequotas:ListRequestedServiceQuotaChangeHistory", false],
    ]);
  });
});
