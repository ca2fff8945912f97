import { describe, expect, it } from "vitest";
import { NO_ACCOUNT_FACTS, NO_REGION_FACTS, type Reading } from "@/lib/domain/facts/facts";
import { refreshQuotas } from "@/lib/services/quotas/refresh-quotas";
import {
  ACCOUNT,
  aContext,
  anAccount,
  aQuota,
  aRegion,
  DENIED,
  NOW,
  read,
  SKY_NAME,
} from "./world";

const denied = { status: "failed", fault: DENIED, last: null } as const;
const answers = (quotas: Reading<readonly ReturnType<typeof aQuota>[]>) => ({
  quotas: async () => quotas,
  quotaDefaults: async () => read([aQuota("L-1", SKY_NAME, 400)], NOW),
  quotaRequests: async () => read([], NOW),
});

describe("refreshing a region's quotas", () => {
  it("keeps what Service Quotas says now, and touches no other fact", async () => {
    const before = aRegion("eu-west-1");
    const ctx = aContext({
      regions: [before],
      reader: answers(read([aQuota("L-1", SKY_NAME, 250)], NOW)),
    });
    const result = await refreshQuotas(ctx, { account: ACCOUNT, region: "eu-west-1" });
    expect(result).toMatchObject({
      ok: true,
      value: { applied: { status: "read", readAt: NOW } },
    });
    const after = await ctx.stores.facts.region(ACCOUNT, "eu-west-1");
    expect(after?.facts.quotas).toMatchObject({ value: [{ value: 250 }] });
    expect(after?.facts.models).toEqual(before.facts.models);
    expect(after).toMatchObject({ attemptedAt: before.attemptedAt, readAt: before.readAt });
  });

  it("a refused list keeps its last good answer beside the fault", async () => {
    const ctx = aContext({ regions: [aRegion("eu-west-1")], reader: answers(denied) });
    const result = await refreshQuotas(ctx, { account: "default", region: "eu-west-1" });
    expect(result).toMatchObject({
      ok: true,
      value: {
        applied: { status: "failed", readAt: NOW - 60_000, fault: { requestId: "r-1" } },
        defaults: { status: "read", readAt: NOW },
      },
    });
  });

  it("a region of its role's partition is read before the account's identity is", async () => {
    const roleArn = `arn:aws-us-gov:iam::${ACCOUNT}:role/Read`;
    const access = { by: "role", roleArn, externalId: null } as const;
    const ctx = aContext({ access, reader: answers(read([], NOW)) });
    const result = await refreshQuotas(ctx, { account: ACCOUNT, region: "us-gov-west-1" });
    expect(result).toMatchObject({ ok: true });
  });

  it("a region that was never scanned is read all the same", async () => {
    const ctx = aContext({ reader: answers(read([], NOW)) });
    await refreshQuotas(ctx, { account: ACCOUNT, region: "eu-north-1" });
    const after = await ctx.stores.facts.region(ACCOUNT, "eu-north-1");
    expect(after?.facts).toMatchObject({
      ...NO_REGION_FACTS,
      quotas: { status: "read" },
      quotaDefaults: {},
      quotaRequests: {},
    });
    expect(after?.readAt).toBeNull();
  });

  it.each([
    ["DISABLED", /^eu-south-1 is off in this account\. An account admin can enable it/],
    ["DISABLING", /^eu-south-1 is being switched off in this account\. Once it is off/],
    ["ENABLING", /^eu-south-1 is being enabled in this account\. Wait for AWS/],
  ])("a region that is %s is not asked", async (status, message) => {
    const regions = read([{ region: "eu-south-1", status }]);
    const accounts = [anAccount({ facts: { ...NO_ACCOUNT_FACTS, regions } })];
    const result = await refreshQuotas(aContext({ accounts }), {
      account: ACCOUNT,
      region: "eu-south-1",
    });
    expect(result).toMatchObject({
      ok: false,
      error: { code: "REGION_OFF", message: expect.stringMatching(message) },
    });
  });

  it.each([
    [
      "an account that is not configured",
      { account: "999999999999", region: "eu-west-1" },
      "UNKNOWN_ACCOUNT",
    ],
    [
      "a region of another partition",
      { account: ACCOUNT, region: "us-gov-west-1" },
      "UNKNOWN_REGION",
    ],
  ])("%s is refused without a call", async (_name, input, code) => {
    expect(await refreshQuotas(aContext({}), input)).toMatchObject({ ok: false, error: { code } });
  });
});
