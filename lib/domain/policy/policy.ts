import { SCAN_ACTIONS } from "./actions";

const VERSION = "2012-10-17";

/** Who may assume the role: another account, and the external id it has to give, if any. */
export type Trust = { accountId: string; externalId: string | null };

/** The least IAM policy a scan needs. They are lists and lookups of a whole account, so the resource is `*`; none of them writes. */
export function scanPolicy() {
  return {
    Version: VERSION,
    Statement: [
      {
        Sid: "BedrockReadinessRead",
        Effect: "Allow",
        Action: SCAN_ACTIONS.map(({ action }) => action),
        Resource: "*",
      },
    ],
  };
}

/** The trust policy of a role that another account's scan assumes. `partition` is that of the role. */
export function trustPolicy({ accountId, externalId }: Trust, partition = "aws") {
  return trustDocument(`arn:${partition}:iam::${accountId}:root`, externalId);
}

function trustDocument(principal: unknown, externalId: unknown) {
  const condition = externalId
    ? { Condition: { StringEquals: { "sts:ExternalId": externalId } } }
    : {};
  return {
    Version: VERSION,
    Statement: [
      {
        Sid: "BedrockReadinessAssume",
        Effect: "Allow",
        Principal: { AWS: principal },
        Action: "sts:AssumeRole",
        ...condition,
      },
    ],
  };
}

/** What the dashboard's own credentials need to read another account: to assume its role, and nothing beside it. */
export function callerPolicy(roleArn: string) {
  return {
    Version: VERSION,
    Statement: [
      {
        Sid: "BedrockReadinessAssume",
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: roleArn,
      },
    ],
  };
}

/**
 * A CloudFormation template of the role, for one account as a stack or for many as a StackSet.
 * It names no partition and no account of its own, so one template fits all of them.
 */
export function roleTemplate(trust: Trust | null) {
  return {
    AWSTemplateFormatVersion: VERSION_OF_TEMPLATE,
    Description:
      "Read-only role for Bedrock Readiness. It can invoke no model and accept no agreement.",
    Parameters: {
      RoleName: { Type: "String", Default: "BedrockReadinessRead" },
      TrustedAccountId: {
        Type: "String",
        Description: "The account in which Bedrock Readiness runs.",
        AllowedPattern: "[0-9]{12}",
        ...(trust ? { Default: trust.accountId } : {}),
      },
      ExternalId: {
        Type: "String",
        Description: "What the dashboard gives when it assumes the role. Empty: nothing.",
        AllowedPattern: "([A-Za-z0-9_+=,.@:/-]{2,1224})?",
        Default: trust?.externalId ?? "",
      },
    },
    Conditions: { HasExternalId: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "ExternalId" }, ""] }] } },
    Resources: {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: { Ref: "RoleName" },
          AssumeRolePolicyDocument: {
            "Fn::If": [
              "HasExternalId",
              trustDocument(PRINCIPAL, { Ref: "ExternalId" }),
              trustDocument(PRINCIPAL, null),
            ],
          },
          Policies: [{ PolicyName: "BedrockReadinessRead", PolicyDocument: scanPolicy() }],
        },
      },
    },
    Outputs: { RoleArn: { Value: { "Fn::GetAtt": ["Role", "Arn"] } } },
  };
}

const VERSION_OF_TEMPLATE = "2010-09-09";
const PRINCIPAL = {
  "Fn::Join": [
    "",
    ["arn:", { Ref: "AWS::Partition" }, ":iam::", { Ref: "TrustedAccountId" }, ":root"],
  ],
};

/** External ids by https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export function isExternalId(text: string): boolean {
  return /^[A-Za-z0-9_+=,.@:/-]{2,1224}$/.test(text);
}

export function isAccountId(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}
