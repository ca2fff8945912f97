import { describe, expect, it } from "vitest";
import { pendingStart } from "@/lib/domain/agreement/start";

const MODEL = "anthropic.claude-sonnet-4-6";
const T0 = Date.UTC(2026, 0, 1);
const source = { operation: "x", requestId: null, at: T0, attempt: 1 };

const start = (acceptedAt: number | null, firstSeenAt: number | null) =>
  pendingStart({
    modelId: MODEL,
    agreements: {
      status: "read",
      source,
      value: [
        { agreementId: "a", status: "ACTIVE", acceptedAt, productIds: ["prod-ffvjxvh4ltq64"] },
      ],
    },
    entitlements: {
      a: { status: "read", source, value: [{ status: "PENDING", reason: null, productId: null }] },
    },
    firstSeenAt,
  });

describe("when PENDING began", () => {
  it.each([
    [
      "at the acceptance",
      T0,
      T0 + 5_000,
      { startedAt: T0, source: "acceptance", agreementId: "a" },
    ],
    [
      "at the acceptance, never seen",
      T0,
      null,
      { startedAt: T0, source: "acceptance", agreementId: "a" },
    ],
    [
      "at the first sight, where AWS gives no acceptance",
      null,
      T0,
      { startedAt: T0, source: "first-sight", agreementId: "a" },
    ],
    [
      "at the first sight, where a later acceptance follows",
      T0 + 1,
      T0,
      { startedAt: T0, source: "first-sight", agreementId: "a" },
    ],
    ["not known", null, null, null],
  ])("%s", (_name, acceptedAt, firstSeenAt, expected) => {
    expect(start(acceptedAt, firstSeenAt)).toEqual(expected);
  });

  it("is the first sight where the search is empty", () => {
    const facts = {
      modelId: MODEL,
      agreements: { status: "read" as const, source, value: [] },
      entitlements: {},
    };
    expect(pendingStart({ ...facts, firstSeenAt: T0 })).toEqual({
      startedAt: T0,
      source: "first-sight",
      agreementId: null,
    });
  });
});
