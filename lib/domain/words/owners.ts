import type { Owner } from "@/lib/domain/owner";

/** Who can remove what stands in the way, as a screen names them. */
export const OWNER_WORD = {
  "account-admin": "Account admin",
  "iam-admin": "IAM admin",
  "org-admin": "Organization admin",
  billing: "Billing",
  "caller-credentials": "Whoever runs this dashboard",
  "aws-support": "AWS Support",
  network: "Network",
  wait: "Wait for AWS",
  "application-code": "Developer",
} as const satisfies Record<Owner, string>;

/** The same where it may be that nobody can be named, since it is not known what stands in the way. */
export const ownerWord = (owner: Owner | null): string =>
  owner === null ? "Not known" : OWNER_WORD[owner];

/** The same inside a sentence: "for the account admin". */
export const OWNER_PHRASE = {
  "account-admin": "the account admin",
  "iam-admin": "the IAM admin",
  "org-admin": "the organization admin",
  billing: "billing",
  "caller-credentials": "whoever runs this dashboard",
  "aws-support": "AWS Support",
  network: "whoever runs the network",
  wait: "nobody",
  "application-code": "the developer",
} as const satisfies Record<Owner, string>;

/** The same beside one thing, where it may be that nobody is asked for anything. */
export const whoActs = (owner: Owner | null): string =>
  owner === null ? "Nobody has to act" : OWNER_WORD[owner];

/** Over what nobody can be asked for: AWS is at work, or it is read again. */
export const NOBODY_WORD = "Nobody: wait";
