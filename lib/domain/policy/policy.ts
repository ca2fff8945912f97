import { SCAN_ACTIONS } from "./actions";
import { type Trust, templateOf, trustOf } from "./documents";
import { readRole } from "./roles";

const VERSION = "2012-10-17";

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

/** The trust policy of the role that another account's scan assumes. `partition` is that of the role, where it is known. */
export const trustPolicy = (trust: Trust, partition?: string) =>
  trustOf(readRole(), trust, partition);

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

/** A CloudFormation template of the role that reads, for one account as a stack or for many as a StackSet. */
export const roleTemplate = (trust: Trust | null) => templateOf(readRole(), trust);

/** External ids by https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export function isExternalId(text: string): boolean {
  return /^[A-Za-z0-9_+=,.@:/-]{2,1224}$/.test(text);
}
