import { describe, expect, it } from "vitest";
import type { AppliedQuota, QuotaRequest, Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { joinQuotas, type QuotaReadings } from "@/lib/domain/quota/rows";
import type { QuotaCandidate } from "@/lib/domain/quota/types";

const NAME = "On-demand model inference tokens per minute for Acme Sky 9";
const SKY: QuotaCandidate = {
  modelId: "acme.sky-9-v1:0",
  modelName: "Sky 9",
  providerName: "Acme",
  scopes: new Set(["on-demand"]),
};
const DENIED: Fault = {
  code: "AccessDeniedException",
  cause: "iam-identity-policy-missing",
  owner: "iam-admin",
  message: "not authorized to perform: servicequotas:ListServiceQuotas",
  operation: "ListServiceQuotas",
  requestId: "r-1",
  httpStatus: 400,
  at: 2_000,
  attempt: 2,
};

const aQuota = (more: Partial<AppliedQuota> = {}): AppliedQuota => ({
  quotaCode: "L-1",
  quotaName: NAME,
  value: 400_000,
  adjustable: true,
  error: null,
  ...more,
});
const read = <T>(value: T): Reading<T> => ({
  status: "read",
  value,
  source: { operation: "op", requestId: null, at: 1_000, attempt: 1 },
});
const REFUSED = { status: "failed", fault: DENIED, last: null } as const;
const refusedAfter = <T>(value: T): Reading<T> => ({
  status: "failed",
  fault: DENIED,
  last: { value, source: { operation: "op", requestId: null, at: 1, attempt: 1 } },
});
const join = (readings: Partial<QuotaReadings>) =>
  joinQuotas({
    applied: { status: "never" },
    defaults: { status: "never" },
    requests: { status: "never" },
    candidates: [SKY],
    ...readings,
  });

describe("the applied value is what AWS said, and never the default", () => {
  const defaults = read([aQuota({ value: 800_000, adjustable: false })]);
  const errored = { code: "DEPENDENCY_THROTTLING_ERROR", message: "slow down" };

  it.each<[string, Reading<readonly AppliedQuota[]>, object]>([
    [
      "a value",
      read([aQuota()]),
      { applied: 400_000, missing: null, error: null, adjustable: true },
    ],
    ["a value of 0", read([aQuota({ value: 0 })]), { applied: 0, missing: null }],
    [
      "no value, with AWS's reason",
      read([aQuota({ value: null, error: errored })]),
      { applied: null, missing: "no-value", error: "DEPENDENCY_THROTTLING_ERROR: slow down" },
    ],
    [
      "no value, no reason",
      read([aQuota({ value: null })]),
      { applied: null, missing: "no-value", error: null },
    ],
    [
      "a value beside an error",
      read([aQuota({ value: 0, error: errored })]),
      { applied: null, lastApplied: 0, missing: "no-value" },
    ],
    ["not in the list", read([]), { applied: null, missing: "not-listed", adjustable: false }],
    ["never asked", { status: "never" }, { applied: null, missing: "not-read", error: null }],
    ["refused", REFUSED, { applied: null, missing: "not-read", error: DENIED.message }],
    [
      "refused, after a good read",
      refusedAfter([aQuota()]),
      { applied: null, lastApplied: 400_000, missing: "not-read", error: DENIED.message },
    ],
  ])("%s", (_name, applied, expected) => {
    const rows = join({ applied, defaults });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ lastApplied: null, ...expected, default: 800_000 });
    expect(rows[0]).toMatchObject({ modelId: SKY.modelId, scope: "on-demand", untied: null });
  });
});

describe("one list's failure takes nothing from the others", () => {
  it("defaults refused: applied values stay, the default is not known", () => {
    const [row] = join({ applied: read([aQuota()]), defaults: REFUSED });
    expect(row).toMatchObject({ applied: 400_000, default: null });
  });

  it("requests refused: values stay", () => {
    const [row] = join({ applied: read([aQuota()]), requests: REFUSED });
    expect(row).toMatchObject({ applied: 400_000, requests: [] });
  });

  it("a default AWS gives without a value is not known", () => {
    const [row] = join({ applied: read([aQuota()]), defaults: read([aQuota({ value: null })]) });
    expect(row).toMatchObject({ applied: 400_000, default: null });
  });
});

it("increase requests stand beside their quota, newest first, whatever their status", () => {
  const aRequest = (id: string, createdAt: number | null, quotaCode = "L-1"): QuotaRequest => ({
    id,
    quotaCode,
    desiredValue: 1,
    status: "CASE_CLOSED",
    createdAt,
    updatedAt: null,
  });
  const requests = read([
    aRequest("old", 1),
    aRequest("undated", null),
    aRequest("new", 9),
    aRequest("else", 5, "L-2"),
  ]);
  const [row] = join({ applied: read([aQuota()]), requests });
  expect(row?.requests.map(({ id }) => id)).toEqual(["new", "old", "undated"]);
});

it("a quota of no model keeps AWS's own name and its values", () => {
  const quota = aQuota({
    quotaCode: "L-9",
    quotaName: "Inference profiles per account",
    value: 1000,
  });
  const [row] = join({ applied: read([quota]) });
  expect(row).toMatchObject({
    quotaName: "Inference profiles per account",
    modelId: null,
    untied: "not-a-model-quota",
    applied: 1000,
  });
});
