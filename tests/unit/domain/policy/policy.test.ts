import { describe, expect, it } from "vitest";
import { isAccountId } from "@/lib/domain/account-id";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import { isExternalId, roleTemplate, scanPolicy, trustPolicy } from "@/lib/domain/policy/policy";

const ACTIONS = SCAN_ACTIONS.map(({ action }) => action);
const trust = { accountId: "111122223333", externalId: "7f3c-1" };

describe("the policy of a scan", () => {
  it("names exactly the calls a scan makes", () => {
    expect(scanPolicy().Statement[0]?.Action).toEqual([
      "bedrock:ListFoundationModels",
      "bedrock:ListInferenceProfiles",
      "bedrock:ListProvisionedModelThroughputs",
      "bedrock:GetFoundationModelAvailability",
      "bedrock:GetAccountDataRetention",
      "bedrock:GetUseCaseForModelAccess",
      "aws-marketplace:SearchAgreements",
      "aws-marketplace:GetAgreementEntitlements",
      "servicequotas:ListServiceQuotas",
      "servicequotas:ListAWSDefaultServiceQuotas",
      "servicequotas:ListRequestedServiceQuotaChangeHistory",
      "account:ListRegions",
    ]);
  });

  it("only reads, and uses no wildcard", () => {
    for (const action of ACTIONS) expect(action).toMatch(/^[a-z-]+:(?:Get|List|Search)[A-Za-z]+$/);
    expect(new Set(ACTIONS).size).toBe(ACTIONS.length);
  });

  it("says of each action what stays unknown without it", () => {
    for (const { unknown } of SCAN_ACTIONS) expect(unknown.length).toBeGreaterThan(20);
  });
});

describe("the trust policy", () => {
  it("lets one account in, by its id where no partition is known, with its external id", () => {
    expect(trustPolicy(trust).Statement[0]).toMatchObject({
      Principal: { AWS: "111122223333" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": "7f3c-1" } },
    });
  });

  it("has no condition without an external id, and the partition it is given", () => {
    const [statement] = trustPolicy(
      { accountId: "111122223333", externalId: null },
      "aws-us-gov",
    ).Statement;
    expect(statement).toMatchObject({
      Principal: { AWS: "arn:aws-us-gov:iam::111122223333:root" },
    });
    expect(statement).not.toHaveProperty("Condition");
  });
});

describe("the template of the role", () => {
  it("carries the policy, and the trust as parameters", () => {
    const template = roleTemplate(trust);
    expect(template.Parameters.TrustedAccountId).toMatchObject({ Default: "111122223333" });
    expect(template.Parameters.ExternalId.Default).toBe("7f3c-1");
    expect(template.Resources.Role.Properties.Policies[0]?.PolicyDocument).toEqual(scanPolicy());
  });

  it("asks for the trusted account when none is given, and names no partition", () => {
    const template = roleTemplate(null);
    expect(template.Parameters.TrustedAccountId).not.toHaveProperty("Default");
    expect(JSON.stringify(template)).not.toContain("arn:aws:");
  });
});

describe("what goes into a trust policy", () => {
  it.each([
    ["1", false],
    ["12", true],
    ["7f3c_+=,.@:/-", true],
    ["with space", false],
    ["x".repeat(1224), true],
    ["x".repeat(1225), false],
  ])("an external id %s: %s", (text, valid) => {
    expect(isExternalId(text)).toBe(valid);
  });

  it.each([
    ["111122223333", true],
    ["11112222333", false],
    ["1111222233334", false],
    ["11112222333a", false],
  ])("an account id %s: %s", (text, valid) => {
    expect(isAccountId(text)).toBe(valid);
  });
});
