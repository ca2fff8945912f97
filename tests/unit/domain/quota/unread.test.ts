import { describe, expect, it } from "vitest";
import type { QuotaListReading } from "@/lib/domain/quota/lines";
import { unreadLists } from "@/lib/domain/quota/unread";

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
    short: 0,
    required: false,
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
