import type { Role } from "./roles";

const VERSION = "2012-10-17";

/** Who may assume the role: another account, and the external id it has to give, if any. */
export type Trust = { accountId: string; externalId: string | null };

/** The IAM policy of a role. */
export const policyOf = ({ statements }: Role) => ({ Version: VERSION, Statement: statements });

/**
 * An account as a principal, by its ARN or, where nobody knows the partition, by its id, which means the same in each:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
export const principalOf = ({ accountId }: Pick<Trust, "accountId">, partition?: string): string =>
  partition === undefined ? accountId : `arn:${partition}:iam::${accountId}:root`;

/** The trust policy of a role: who may assume it, and for a role of persons in whose name. */
export const trustOf = (role: Role, trust: Trust, partition?: string) =>
  trustDocument(role, principalOf(trust, partition), trust.externalId);

/**
 * The source identity is set by a permission of its own, for which AWS checks no external id:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
function trustDocument({ person, sessionName }: Role, principal: unknown, externalId: unknown) {
  const Principal = { AWS: principal };
  const equals = {
    ...(externalId ? { "sts:ExternalId": externalId } : {}),
    ...(sessionName === null ? {} : { "sts:RoleSessionName": sessionName }),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 ? { StringEquals: equals } : {}),
    ...(person ? NAMED : {}),
  };
  const assume = {
    Sid: "BedrockReadinessAssume",
    ...{ Effect: "Allow", Principal, Action: "sts:AssumeRole" },
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  };
  const name = {
    Sid: "BedrockReadinessNamesThePerson",
    ...{ Effect: "Allow", Principal, Action: "sts:SetSourceIdentity", Condition: NAMED },
  };
  return { Version: VERSION, Statement: person ? [assume, name] : [assume] };
}

/** Somebody is named. */
const NAMED = { StringLike: { "sts:SourceIdentity": "?*" } };

/** What the dashboard's own credentials need: to assume such roles, in whichever account. */
export const callerOf = ({ name, person }: Role) => ({
  Version: VERSION,
  Statement: [
    {
      Sid: "BedrockReadinessAssume",
      Effect: "Allow",
      Action: person ? ["sts:AssumeRole", "sts:SetSourceIdentity"] : ["sts:AssumeRole"],
      Resource: `arn:*:iam::*:role/${name}`,
    },
  ],
});

const PRINCIPAL = {
  "Fn::Join": [
    "",
    ["arn:", { Ref: "AWS::Partition" }, ":iam::", { Ref: "TrustedAccountId" }, ":root"],
  ],
};

/**
 * A CloudFormation template of the role, for one account as a stack or for many as a StackSet. It names no partition and
 * no account of its own, so one template fits all of them.
 */
export const templateOf = (role: Role, trust: Trust | null) => ({
  AWSTemplateFormatVersion: "2010-09-09",
  Description: role.description,
  Parameters: {
    RoleName: { Type: "String", Default: role.name },
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
            trustDocument(role, PRINCIPAL, { Ref: "ExternalId" }),
            trustDocument(role, PRINCIPAL, null),
          ],
        },
        Policies: [{ PolicyName: role.name, PolicyDocument: policyOf(role) }],
      },
    },
  },
  Outputs: { RoleArn: { Value: { "Fn::GetAtt": ["Role", "Arn"] } } },
});
