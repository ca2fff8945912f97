import { describe, expect, it } from "vitest";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { callerOf, policyOf, templateOf, trustOf } from "@/lib/domain/policy/documents";
import { scanPolicy } from "@/lib/domain/policy/policy";
import { PURPOSES, type Purpose, roleFor } from "@/lib/domain/policy/roles";
import { terraformOf } from "@/lib/domain/policy/terraform";

const ALL = { kinds: ACT_KINDS, regions: [] };
const roleOf = (purpose: Purpose) => roleFor(purpose, ALL);
const trust = { accountId: "111122223333", externalId: "7f3c" };
const actionsOf = (purpose: Purpose) =>
  roleOf(purpose).statements.flatMap(({ Effect, Action }) => (Effect === "Allow" ? Action : []));
const WRITES = /:(?!Get|List|Search|Describe|View)/;

describe("the policy of a role", () => {
  it("of a scan is the one it always was", () => {
    expect(policyOf(roleOf("read"))).toEqual(scanPolicy());
  });

  it.each(["read", "discover"] as const)("only reads for %s", (purpose) => {
    expect(actionsOf(purpose).filter((action) => WRITES.test(action))).toEqual([]);
  });

  it("writes the four acts and what AWS itself calls for them, and nothing else", () => {
    expect(actionsOf("act").filter((action) => WRITES.test(action))).toEqual([
      "bedrock:CreateFoundationModelAgreement",
      "aws-marketplace:Subscribe",
      "servicequotas:RequestServiceQuotaIncrease",
      "iam:CreateServiceLinkedRole",
      "account:EnableRegion",
      "bedrock:PutUseCaseForModelAccess",
    ]);
  });

  it("subscribes through Bedrock alone, and makes a role for Service Quotas alone", () => {
    const { statements } = roleOf("act");
    const of = (action: string) => statements.find(({ Action }) => Action.includes(action));
    expect(of("aws-marketplace:Subscribe")?.Condition).toEqual({
      StringEquals: { "aws:CalledViaLast": "bedrock.amazonaws.com" },
    });
    expect(of("iam:CreateServiceLinkedRole")?.Condition).toEqual({
      StringEquals: { "iam:AWSServiceName": "servicequotas.amazonaws.com" },
    });
  });

  it("denies a role that proves every signature", () => {
    expect(roleOf("prove").statements).toContainEqual({
      Sid: "SignNothing",
      Effect: "Deny",
      Action: ["aws-marketplace:Subscribe"],
      Resource: "*",
    });
    expect(actionsOf("prove")).toEqual(["bedrock:InvokeModel"]);
  });

  it.each(PURPOSES)("of %s uses no wildcard, and a Sid once", (purpose) => {
    const { statements } = roleOf(purpose);
    expect(statements.flatMap(({ Action }) => Action).filter((one) => one.includes("*"))).toEqual(
      [],
    );
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
  });
});

describe("the trust of a role", () => {
  it.each(["act", "prove"] as const)("of %s names a person", (purpose) => {
    const [assume, name] = trustOf(roleOf(purpose), trust).Statement;
    const named = { "sts:SourceIdentity": "?*" };
    expect(assume).toMatchObject({
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": "7f3c" }, StringLike: named },
    });
    expect(name).toMatchObject({
      Action: "sts:SetSourceIdentity",
      Condition: { StringLike: named },
    });
  });

  it("of acts takes sessions of the product alone", () => {
    expect(trustOf(roleOf("act"), { ...trust, externalId: null }).Statement[0]).toMatchObject({
      Condition: { StringEquals: { "sts:RoleSessionName": "bedrock-readiness-act" } },
    });
  });

  it("of reads has one statement, as ever", () => {
    expect(trustOf(roleOf("discover"), { ...trust, externalId: null }).Statement).toEqual([
      {
        Sid: "BedrockReadinessAssume",
        Effect: "Allow",
        Principal: { AWS: "111122223333" },
        Action: "sts:AssumeRole",
      },
    ]);
  });

  it("lets the dashboard name the person", () => {
    expect(callerOf(roleOf("act")).Statement[0]).toMatchObject({
      Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
      Resource: "arn:*:iam::*:role/BedrockReadinessAct",
    });
    expect(callerOf(roleOf("discover")).Statement[0]?.Action).toEqual(["sts:AssumeRole"]);
  });
});

describe("a template", () => {
  it.each(PURPOSES)("of %s names no partition and no account", (purpose) => {
    const text = JSON.stringify(templateOf(roleOf(purpose), null));
    expect(text).not.toMatch(/arn:aws:|[0-9]{12}(?!\})/);
    expect(text).toContain(`"Default":"${roleOf(purpose).name}"`);
  });

  it("for Terraform holds the documents as they are", () => {
    const text = terraformOf(roleOf("act"), trust);
    expect(text).toContain('resource "aws_iam_role" "bedrock_readiness_act" {');
    expect(text).toContain('"sts:RoleSessionName": "bedrock-readiness-act"');
    expect(text).toMatch(
      /arn:\$\{data\.aws_partition\.current\.partition\}:iam::111122223333:root/,
    );
  });
});
