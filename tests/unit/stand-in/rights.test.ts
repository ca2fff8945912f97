import { describe, expect, it } from "vitest";
import { sessionPolicy } from "@/lib/aws/act/session-policy";
import { missingRight, type Rights, readPolicy } from "@/lib/stand-in/rights";

const ACCOUNT = { accountId: "111122223333", partition: "aws" } as const;
const rightsBy = (policy: string, role: Rights["role"] = null): Rights => ({
  role,
  session: readPolicy(policy),
});
const on = (action: string, resource = "*", context: Record<string, string> = {}) => ({
  action,
  resource,
  context,
});
const QUOTA = "arn:aws:servicequotas:eu-west-1:111122223333:bedrock/L-1";

describe("a session of one purpose", () => {
  const agreement = sessionPolicy({ kind: "accept-agreement" }, ACCOUNT);
  const form = sessionPolicy({ kind: "submit-use-case-form" }, ACCOUNT);
  const quota = sessionPolicy(
    { kind: "request-quota-increase", region: "eu-west-1", code: "L-1" },
    ACCOUNT,
  );
  const region = sessionPolicy({ kind: "enable-region", region: "af-south-1" }, ACCOUNT);
  const read = sessionPolicy({ kind: "read" }, ACCOUNT);
  const called = { "aws:CalledViaLast": "bedrock.amazonaws.com" };
  const WRITES = [
    on("bedrock:CreateFoundationModelAgreement"),
    on("bedrock:PutUseCaseForModelAccess"),
    on("servicequotas:RequestServiceQuotaIncrease", QUOTA),
    on("account:EnableRegion", "*", { "account:TargetRegion": "af-south-1" }),
  ];

  it.each([
    ["agreement", agreement, 0],
    ["form", form, 1],
    ["quota", quota, 2],
    ["region", region, 3],
    ["read", read, null],
  ])("%s may do its one write and no other", (_name, policy, own) => {
    const may = WRITES.map((asked) => missingRight(rightsBy(policy), asked) === null);
    expect(may).toEqual(WRITES.map((_, at) => at === own));
    expect(policy.length).toBeLessThan(2_048);
  });

  it.each([
    ["subscribing by Bedrock", agreement, on("aws-marketplace:Subscribe", "*", called), null],
    ["subscribing by itself", agreement, on("aws-marketplace:Subscribe"), "session-policy"],
    ["another region", region, on("account:EnableRegion"), "session-policy"],
    [
      "another quota",
      quota,
      on("servicequotas:RequestServiceQuotaIncrease", `${QUOTA}2`),
      "session-policy",
    ],
    ["reading", read, on("bedrock:GetUseCaseForModelAccess"), null],
    [
      "reading in a write's session",
      form,
      on("bedrock:GetUseCaseForModelAccess"),
      "session-policy",
    ],
  ])("%s", (_name, policy, asked, missing) => {
    expect(missingRight(rightsBy(policy), asked)).toBe(missing);
  });

  it("gives nothing that its role does not have", () => {
    const rights = rightsBy(form, ["bedrock:Get*"]);
    expect(missingRight(rights, on("bedrock:PutUseCaseForModelAccess"))).toBe("identity-policy");
  });
});

describe("a session policy that AWS calls malformed", () => {
  it.each([
    ["no JSON", "{"],
    ["another version", '{"Version":"2008-10-17","Statement":[]}'],
    ["no statement", '{"Version":"2012-10-17","Statement":[]}'],
    ["too long", `{"Version":"2012-10-17","Statement":[]${" ".repeat(2_048)}}`],
  ])("%s", (_name, text) => {
    expect(readPolicy(text)).toBeNull();
  });
});
