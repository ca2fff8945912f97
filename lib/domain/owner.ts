/** Who can remove what stands in the way. */
export const OWNERS = [
  "caller-credentials",
  "iam-admin",
  "org-admin",
  "billing",
  "account-admin",
  "aws-support",
  "application-code",
  "network",
  "wait",
] as const;
export type Owner = (typeof OWNERS)[number];
