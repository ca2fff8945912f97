import { describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts/facts";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { FaultRule } from "@/lib/stand-in/faults/types";
import { bench, NEVER, readingFrom, readOf, usesReaderBench } from "./reader-bench";

usesReaderBench();

const CLAUDE = "anthropic.claude-sonnet-4-6";

/** A reader with the real SDK, against the stand-in under these faults. */
function reading<T>(
  ask: (reader: AccountReader) => Promise<T>,
  ...faults: FaultRule[]
): Promise<T> {
  const { control, url } = bench.standIn;
  control.addFaults(...faults);
  control.clearCalls();
  return readingFrom(url, ask);
}

const faultOf = (from: Reading<unknown>) => (from.status === "failed" ? from.fault : null);
const calls = (operation: string) =>
  bench.standIn.control
    .calls()
    .filter((call) => call.operation === operation)
    .reduce((sum, call) => sum + call.calls, 0);

describe("what is read", () => {
  it("whose credentials these are", async () => {
    const identity = await reading((reader) => reader.identity(NEVER));
    expect(readOf(identity)).toEqual({ accountId: "111122223333", partition: "aws" });
    expect(identity.status === "read" && identity.source).toMatchObject({
      operation: "GetCallerIdentity",
      requestId: expect.stringMatching(/./),
    });
  });

  it("every region with its state", async () => {
    const regions = readOf(await reading((reader) => reader.regions("aws", NEVER)));
    expect(regions).toContainEqual({ region: "eu-west-1", status: "ENABLED_BY_DEFAULT" });
    expect(regions).toContainEqual({ region: "ap-southeast-4", status: "ENABLING" });
  });

  it("system profiles, tied to their base model and where they lead", async () => {
    const profiles = readOf(await reading((reader) => reader.profiles("eu-west-1", NEVER)));
    expect(profiles.find(({ profileId }) => profileId === `eu.${CLAUDE}`)).toMatchObject({
      prefix: "eu",
      modelId: CLAUDE,
      destinations: expect.arrayContaining(["eu-central-1", "eu-west-1"]),
    });
    expect(profiles.find(({ profileId }) => profileId === `global.${CLAUDE}`)).toMatchObject({
      prefix: "global",
      modelId: CLAUDE,
    });
  });

  it("an availability, with AWS's own words", async () => {
    const availability = await reading((reader) => reader.availability("eu-west-1", CLAUDE, NEVER));
    expect(readOf(availability)).toEqual({
      agreement: "AVAILABLE",
      agreementError: null,
      authorization: "AUTHORIZED",
      entitlement: "AVAILABLE",
      region: "AVAILABLE",
      pendingSince: null,
    });
  });

  it.each([
    ["us-west-2", "aws_review"],
    ["us-east-2", "default"],
  ])("the data retention mode of %s: %s", async (region, mode) => {
    const retention = await reading((reader) => reader.dataRetention(region, NEVER));
    expect(readOf(retention)).toEqual({ mode, updatedAt: null });
  });

  it("quotas over all pages; one with an ErrorReason has no value", async () => {
    const quotas = readOf(await reading((reader) => reader.quotas("eu-west-1", NEVER)));
    expect(quotas.length).toBeGreaterThan(300);
    expect(calls("ListServiceQuotas")).toBe(Math.ceil(quotas.length / 100));
    expect(quotas.find(({ quotaName }) => quotaName === "Agents per account")).toMatchObject({
      value: null,
      error: { code: "SERVICE_QUOTA_NOT_AVAILABLE_ERROR" },
    });
  });

  it.each([
    ["eu-west-1", "present"],
    ["eu-south-1", "missing"],
  ])("the form of %s: %s, and nothing of what it says", async (region, expected) => {
    const form = await reading((reader) => reader.form(region, NEVER));
    expect(readOf(form)).toBe(expected);
    expect(JSON.stringify(form)).not.toMatch(/Example Corp|companyName/);
  });

  it("agreements and their entitlements, from us-east-1 only, and no token of theirs", async () => {
    const found = await reading(async (reader) => {
      const agreements = readOf(await reader.agreements(NEVER));
      const [first] = agreements;
      const entitlements = readOf(await reader.entitlements(first?.agreementId ?? "", NEVER));
      return { agreements, entitlements };
    });
    expect(found.agreements.length).toBeGreaterThan(5);
    expect(found.agreements[0]).toMatchObject({
      status: "ACTIVE",
      acceptedAt: expect.any(Number),
      productIds: [expect.stringMatching(/./)],
    });
    expect(found.entitlements[0]).toHaveProperty("status");
    expect(JSON.stringify(found)).not.toMatch(/token/i);
    const regions = bench.standIn.control
      .calls()
      .filter(({ service }) => service === "aws-marketplace")
      .map(({ region }) => region);
    expect(new Set(regions)).toEqual(new Set(["us-east-1"]));
  });
});

describe("a call that fails", () => {
  const when = { operation: "ListFoundationModels" };

  it.each([
    ["ThrottlingException", "ThrottlingException", 3],
    ["InternalFailure", "InternalFailure", 3],
    ["ServiceUnavailable", "ServiceUnavailable", 3],
    ["Overloaded", "Overloaded", 3],
    ["AccessDeniedException", "AccessDeniedException", 1],
    ["InvalidClientTokenId", "InvalidClientTokenId", 1],
    ["ExpiredToken", "ExpiredToken", 1],
    ["ValidationError", "ValidationError", 1],
    ["InvalidAction", "InvalidAction", 1],
  ])("with %s is %s after %i attempts", async (name, code, attempts) => {
    const models = await reading((reader) => reader.models("eu-west-1", NEVER), {
      when,
      fault: { kind: "named", name },
    });
    expect(faultOf(models)).toMatchObject({
      code,
      operation: "ListFoundationModels",
      requestId: expect.stringMatching(/./),
    });
    expect(calls("ListFoundationModels")).toBe(attempts);
  });

  it.each(["cut", "dead"] as const)(
    "because it is %s is tried again and then read",
    async (kind) => {
      const models = await reading((reader) => reader.models("eu-west-1", NEVER), {
        when,
        times: 2,
        fault: { kind },
      });
      expect(models.status).toBe("read");
      expect(calls("ListFoundationModels")).toBe(3);
    },
  );

  it("waits as long as Retry-After says", async () => {
    const begun = performance.now();
    const models = await reading((reader) => reader.models("eu-west-1", NEVER), {
      when,
      times: 1,
      fault: { kind: "throttle", retryAfterSeconds: 1 },
    });
    expect(models.status).toBe("read");
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1_000);
  });

  it("in the middle of a list goes on where it stopped, and never gives half a list", async () => {
    const rule: FaultRule = {
      when: { operation: "ListServiceQuotas" },
      after: 2,
      times: 1,
      fault: { kind: "named", name: "AccessDeniedException" },
    };
    const [first, second] = await reading(async (reader) => {
      const failed = await reader.quotas("eu-west-1", NEVER);
      return [failed, await reader.quotas("eu-west-1", NEVER)] as const;
    }, rule);
    expect(first).toMatchObject({ status: "failed", last: null });
    const quotas = readOf(second);
    const pages = Math.ceil(quotas.length / 100);
    expect(new Set(quotas.map(({ quotaCode }) => quotaCode)).size).toBe(quotas.length);
    expect(calls("ListServiceQuotas")).toBe(pages + 1);
  });

  it("because it was cancelled says nothing of AWS", async () => {
    const cancel = new AbortController();
    const models = await reading(
      (reader) => {
        setTimeout(() => cancel.abort(), 50);
        return reader.models("eu-west-1", cancel.signal);
      },
      { when, fault: { kind: "hang" } },
    );
    expect(models).toEqual({ status: "never" });
  });

  it("with another enum value is read as it came", async () => {
    const availability = await reading(
      (reader) => reader.availability("eu-west-1", CLAUDE, NEVER),
      { when: { operation: "GetFoundationModelAvailability" }, fault: { kind: "unknown-enum" } },
    );
    expect(readOf(availability)).toMatchObject({ authorization: "UNDER_REVIEW" });
  });

  it.each<[string, FaultRule["fault"]]>([
    ["an array", { kind: "shape", shape: "array" }],
    ["null", { kind: "shape", shape: "null" }],
    ["an object of other fields", { kind: "shape", shape: "empty-object" }],
    ["fields of other types", { kind: "shape", shape: "wrong-types" }],
    ["half an answer", { kind: "shape", shape: "truncated" }],
  ])("by its answer's form keeps the request id and the status: %s", async (_name, fault) => {
    const models = await reading((reader) => reader.models("eu-west-1", NEVER), { when, fault });
    expect(faultOf(models)).toMatchObject({
      code: "UnexpectedResponse",
      requestId: expect.stringMatching(/./),
      httpStatus: 200,
    });
  });

  it("to a region that is off is told as bad credentials", async () => {
    const models = await reading((reader) => reader.models("af-south-1", NEVER));
    expect(faultOf(models)?.code).toBe("InvalidClientTokenId");
  });
});

describe("the name of a Region", () => {
  it.each(["evil.example/", "", "eu-west", "EU-WEST-1", "a".repeat(70), "eu-west-1\u001b[31m"])(
    "that is none, %j, never becomes a host's name: it is that Region's fault",
    async (region) => {
      const models = await reading((reader) => reader.models(region, NEVER));
      expect(faultOf(models)).toMatchObject({
        code: "UnexpectedResponse",
        cause: "region-unknown-to-this-version",
      });
      expect(calls("ListFoundationModels")).toBe(0);
    },
  );

  it.each(["cl-central-1", "us-iso-east-1", "nz-north-2"])(
    "that no version knew, %s, is asked like any other",
    async (region) => {
      const models = await reading((reader) => reader.models(region, NEVER));
      expect(faultOf(models)).toMatchObject({
        operation: "ListFoundationModels",
        requestId: expect.stringMatching(/./),
        httpStatus: expect.any(Number),
      });
    },
  );
});
