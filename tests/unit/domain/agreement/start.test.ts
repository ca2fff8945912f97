import { describe, expect, it } from "vitest";
import { pendingSince, pendingStart } from "@/lib/domain/agreement/start";
import type { Availability, Reading } from "@/lib/domain/facts";

const MODEL = "anthropic.claude-sonnet-4-6";
const T0 = Date.UTC(2026, 0, 1);
const source = { operation: "x", requestId: null, at: T0 };

const start = (acceptedAt: number | null, firstSeenAt: number | null) =>
  pendingStart({
    modelId: MODEL,
    agreements: {
      status: "read",
      source,
      value: [{ agreementId: "a", status: "ACTIVE", acceptedAt, productIds: ["prod-ffvjxvh4ltq64"] }],
    },
    entitlements: {
      a: { status: "read", source, value: [{ status: "PENDING", reason: null, productId: null }] },
    },
    firstSeenAt,
  });

describe("when PENDING began", () => {
  it.each([
    ["at the acceptance", T0, T0 + 5_000, { startedAt: T0, source: "acceptance", agreementId: "a" }],
    ["at the acceptance, never seen", T0, null, { startedAt: T0, source: "acceptance", agreementId: "a" }],
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

const availability = (agreement: string, since: number | null): Availability => ({
  agreement,
  agreementError: null,
  authorization: "AUTHORIZED",
  entitlement: "AVAILABLE",
  region: "AVAILABLE",
  pendingSince: since,
});
const readAt = (agreement: string, since: number | null): Reading<Availability> => ({
  status: "read",
  value: availability(agreement, since),
  source,
});

describe("an unbroken run of PENDING sightings", () => {
  it.each([
    ["begins with the first", undefined, "PENDING", T0 + 9],
    ["goes on", readAt("PENDING", T0 - 7), "PENDING", T0 - 7],
    ["goes on from the time of a sighting that kept no start", readAt("PENDING", null), "PENDING", T0],
    ["ends", readAt("PENDING", T0 - 7), "AVAILABLE", null],
    ["begins anew after another state", readAt("NOT_AVAILABLE", null), "PENDING", T0 + 9],
  ])("%s", (_name, previous, agreement, expected) => {
    expect(pendingSince(previous, { agreement, at: T0 + 9 })).toBe(expected);
  });

  it("is not broken by a failed reading", () => {
    const fault = {
      code: "InternalFailure",
      cause: null,
      owner: "wait",
      message: "",
      operation: null,
      requestId: null,
      httpStatus: 500,
      at: T0,
    } as const;
    const failed = {
      status: "failed",
      fault,
      last: { value: availability("PENDING", T0 - 7), source },
    } as const;
    expect(pendingSince(failed, { agreement: "PENDING", at: T0 + 9 })).toBe(T0 - 7);
  });
});
