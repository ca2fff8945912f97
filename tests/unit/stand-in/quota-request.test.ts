import { describe, expect, it } from "vitest";
import { appliedQuota } from "@/lib/stand-in/world/quota";
import { requestNow, settleRequests } from "@/lib/stand-in/world/quota-request";
import { startWorld } from "@/lib/stand-in/world/state";
import type { QuotaEnd, QuotaRequestSpec } from "@/lib/stand-in/world/types";
import { allReady } from "@/lib/stand-in/worlds/all-ready";

const NOW = Date.UTC(2026, 10, 28);
const SPEC = allReady();
const [SEED] = SPEC.quotas;
if (SEED === undefined) throw new Error("A world has quotas");
const REGION = "us-east-1";

const aRequest = (end: QuotaEnd, caseAt: number | null = null): QuotaRequestSpec => ({
  region: REGION,
  quotaName: SEED.name,
  desired: SEED.value + 5,
  status: "PENDING",
  createdAgoMs: 0,
  made: { id: "one", at: NOW, callerArn: "arn", end, caseAt, isApplied: false },
});
const approved = (appliedInMs: number | null, value?: number): QuotaEnd => ({
  caseInMs: 100,
  ends: { how: "approved", inMs: 200, appliedInMs, ...(value !== undefined && { value }) },
});

describe("a request for more", () => {
  const denied: QuotaEnd = { caseInMs: 100, ends: { how: "denied", inMs: 200 } };
  const closed: QuotaEnd = { caseInMs: 100, ends: { how: "closed", inMs: 200 } };
  const never: QuotaEnd = { caseInMs: 100, ends: { how: "never" } };
  it.each<[string, QuotaRequestSpec, number, string]>([
    ["is pending", aRequest(denied), 99, "PENDING"],
    ["has a case", aRequest(denied), 100, "CASE_OPENED"],
    ["has a case that was asked for", aRequest(denied, NOW + 10), 10, "CASE_OPENED"],
    ["is on until its end", aRequest(denied), 199, "CASE_OPENED"],
    ["is denied", aRequest(denied), 200, "DENIED"],
    ["is closed", aRequest(closed), 200, "CASE_CLOSED"],
    ["is approved", aRequest(approved(50)), 200, "APPROVED"],
    ["never ends", aRequest(never), 1e9, "CASE_OPENED"],
    [
      "has no case where none was allowed",
      { ...aRequest(denied), status: "NOT_APPROVED" },
      500,
      "NOT_APPROVED",
    ],
  ])("%s", (_name, request, afterMs, status) => {
    const world = startWorld(SPEC, { now: NOW, speed: 1 });
    expect(requestNow(request, { world, now: NOW + afterMs }).status).toBe(status);
  });

  it("runs at the world's speed", () => {
    const world = startWorld(SPEC, { now: NOW, speed: 10 });
    expect(requestNow(aRequest(denied), { world, now: NOW + 20 }).status).toBe("DENIED");
  });
});

describe("what is applied after an approval", () => {
  it.each<[string, QuotaEnd, number, number]>([
    ["nothing at once", approved(50), 200, SEED.value],
    ["nothing right before it is due", approved(50), 249, SEED.value],
    ["all that was asked", approved(50), 250, SEED.value + 5],
    ["less than was asked", approved(50, SEED.value + 1), 250, SEED.value + 1],
    ["nothing ever", approved(null), 1e9, SEED.value],
  ])("%s", (_name, end, afterMs, value) => {
    const world = startWorld(SPEC, { now: NOW, speed: 1 });
    const [account] = world.accounts.values();
    if (account === undefined) throw new Error("A world has accounts");
    account.quotaRequests.push(aRequest(end));
    settleRequests(account, { world, now: NOW + afterMs });
    expect(appliedQuota(account, { seed: SEED, region: REGION })).toEqual({ kind: "value", value });
    expect(appliedQuota(account, { seed: SEED, region: "us-west-2" })).toEqual({
      kind: "value",
      value: SEED.value,
    });
  });
});
