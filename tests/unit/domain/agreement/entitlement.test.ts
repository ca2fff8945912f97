import { describe, expect, it } from "vitest";
import {
  agreementForModel,
  causeOfEntitlement,
  failedEntitlement,
} from "@/lib/domain/agreement/entitlement";
import type { Agreement, Entitlement, Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { NOT_READ_YET } from "@/lib/domain/facts/fault";

const MODEL = "anthropic.claude-sonnet-4-6";
const PRODUCT = "prod-ffvjxvh4ltq64";
const T0 = Date.UTC(2026, 0, 1);
const source = { operation: "x", requestId: null, at: T0, attempt: 1 };

const read = <T>(value: T): Reading<T> => ({ status: "read", value, source });
const fault: Fault = {
  code: "AccessDeniedException",
  cause: null,
  owner: "iam-admin",
  message: "no",
  operation: "GetAgreementEntitlements",
  requestId: "r",
  httpStatus: 403,
  at: T0,
  attempt: 1,
};
const agreement = (
  agreementId: string,
  acceptedAt: number | null,
  over: Partial<Agreement> = {},
): Agreement => ({
  agreementId,
  status: "ACTIVE",
  acceptedAt,
  productIds: [PRODUCT],
  ...over,
});
const entitled = (
  status: string,
  reason: string | null = null,
  productId: string | null = PRODUCT,
) => read<readonly Entitlement[]>([{ status, reason, productId }]);

describe("the agreement in flight of a model", () => {
  it.each([
    ["none where the search is empty, which proves nothing", [], {}, null],
    [
      "the newest that is not provisioned",
      [agreement("old", 1), agreement("new", 2)],
      { old: entitled("PENDING"), new: entitled("PENDING") },
      "new",
    ],
    [
      "not one that failed before the newest, which is in force",
      [agreement("old", 1), agreement("new", 2)],
      { old: entitled("FAILED"), new: entitled("PROVISIONED") },
      null,
    ],
    [
      "not one that failed before the newest, which was not read",
      [agreement("old", 1), agreement("new", 2)],
      { old: entitled("FAILED") },
      null,
    ],
    [
      "the newest though it failed",
      [agreement("old", 1), agreement("new", 2)],
      { old: entitled("PENDING"), new: entitled("FAILED") },
      "new",
    ],
    [
      "an older one under way beside a newest that is in force",
      [agreement("old", 1), agreement("new", 2)],
      { old: entitled("PENDING"), new: entitled("PROVISIONED") },
      "old",
    ],
    ["not one in force", [agreement("a", 1)], { a: entitled("PROVISIONED") }, null],
    [
      "not one that is not ACTIVE",
      [agreement("a", 1, { status: "TERMINATED" })],
      { a: entitled("PENDING") },
      null,
    ],
    [
      "not one of another product",
      [agreement("a", 1, { productIds: ["prod-other"] })],
      { a: entitled("PENDING") },
      null,
    ],
    ["not one whose entitlements were never read", [agreement("a", 1)], {}, null],
    ["one without entitlements yet", [agreement("a", 1)], { a: read([]) }, "a"],
    [
      "judged by the last good answer after a failure",
      [agreement("a", 1)],
      {
        a: {
          status: "failed" as const,
          fault,
          last: { value: [{ status: "PENDING", reason: null, productId: null }], source },
        },
      },
      "a",
    ],
    [
      "an entitlement of another product does not count",
      [agreement("a", 1)],
      { a: entitled("PROVISIONED", null, "prod-other") },
      "a",
    ],
  ])("%s", (_name, agreements, entitlements, expected) => {
    const found = agreementForModel({ modelId: MODEL, agreements: read(agreements), entitlements });
    expect(found?.agreementId ?? null).toBe(expected);
  });
});

describe("an entitlement that failed though the availability says PENDING", () => {
  it.each([
    [
      "failed with its cause",
      [agreement("a", 1)],
      { a: entitled("FAILED", "INVALID_PAYMENT_INSTRUMENT") },
      {
        failed: true,
        cause: "payment-instrument-invalid",
        reason: "INVALID_PAYMENT_INSTRUMENT",
        agreementId: "a",
      },
    ],
    [
      "failed without a reason",
      [agreement("a", 1)],
      { a: entitled("FAILED") },
      { failed: true, cause: null, reason: null, agreementId: "a" },
    ],
    [
      "still pending",
      [agreement("a", 1)],
      { a: entitled("PENDING", "PROVISIONING_IN_PROGRESS") },
      { failed: false },
    ],
    ["no agreement known", [], {}, { failed: false }],
    [
      "an older failure was replaced by one in force",
      [agreement("old", 1), agreement("new", 2)],
      { old: entitled("FAILED"), new: entitled("PROVISIONED") },
      { failed: false },
    ],
    [
      "a newer try is under way",
      [agreement("old", 1), agreement("new", 2)],
      { old: entitled("FAILED"), new: entitled("PENDING") },
      { failed: false },
    ],
    [
      "a newer failure beside one in force",
      [agreement("old", 1), agreement("new", 2)],
      { old: entitled("PROVISIONED"), new: entitled("FAILED", "ACCOUNT_SUSPENDED") },
      { failed: true, cause: "account-suspended", reason: "ACCOUNT_SUSPENDED", agreementId: "new" },
    ],
    [
      "a newer one that was not read yet, beside an older failure",
      [agreement("old", 1), agreement("new", 2)],
      { old: entitled("FAILED", "INVALID_PAYMENT_INSTRUMENT") },
      { failed: null, unreadable: NOT_READ_YET },
    ],
    [
      "an older one that was not read, beside a newer failure",
      [agreement("old", 1), agreement("new", 2)],
      { new: entitled("FAILED", "ACCOUNT_SUSPENDED") },
      { failed: true, cause: "account-suspended", reason: "ACCOUNT_SUSPENDED", agreementId: "new" },
    ],
    [
      "entitlements that can't be read",
      [agreement("a", 1)],
      { a: { status: "failed" as const, fault, last: null } },
      { failed: null, unreadable: fault },
    ],
  ])("%s", (_name, agreements, entitlements, expected) => {
    expect(
      failedEntitlement({ modelId: MODEL, agreements: read(agreements), entitlements }),
    ).toEqual(expected);
  });

  it("is not known where the agreements can't be read", () => {
    const agreements = { status: "failed" as const, fault, last: null };
    expect(failedEntitlement({ modelId: MODEL, agreements, entitlements: {} })).toEqual({
      failed: null,
      unreadable: fault,
    });
  });

  it("is not looked for where agreements are never asked, as in GovCloud", () => {
    expect(
      failedEntitlement({ modelId: MODEL, agreements: { status: "never" }, entitlements: {} }),
    ).toEqual({
      failed: false,
    });
  });
});

describe("the cause of an entitlement's reason", () => {
  it.each([
    ["INVALID_PAYMENT_INSTRUMENT", "payment-instrument-invalid"],
    ["ACCOUNT_SUSPENDED", "account-suspended"],
    ["PRODUCT_RESTRICTED", "product-restricted"],
    ["INCOMPATIBLE_CURRENCY", "incompatible-currency"],
    ["PROVISIONING_IN_PROGRESS", null],
    ["constructor", null],
    [null, null],
  ])("%s", (reason, cause) => {
    expect(causeOfEntitlement(reason)).toBe(cause);
  });
});
