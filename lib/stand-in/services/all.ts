import { ACCOUNT } from "./account";
import { BEDROCK } from "./bedrock/service";
import { BEDROCK_RUNTIME } from "./bedrock-runtime";
import { CLOUDWATCH } from "./cloudwatch";
import { IAM } from "./iam/service";
import { MARKETPLACE } from "./marketplace/service";
import { ORGANIZATIONS } from "./organizations";
import { SERVICE_QUOTAS } from "./quotas/service";
import { STS } from "./sts";
import type { Service } from "./types";

const BY_SIGNING_NAME: Readonly<Record<string, Service>> = {
  account: ACCOUNT,
  "aws-marketplace": MARKETPLACE,
  iam: IAM,
  monitoring: CLOUDWATCH,
  organizations: ORGANIZATIONS,
  servicequotas: SERVICE_QUOTAS,
  sts: STS,
};

/** The service that a credential scope and a path mean, or undefined for one that is not played. */
export function serviceFor(signingName: string | undefined, path: string): Service | undefined {
  if (signingName === undefined) return undefined;
  if (signingName === "bedrock") return path.startsWith("/model/") ? BEDROCK_RUNTIME : BEDROCK;
  return BY_SIGNING_NAME[signingName];
}
