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

/** Who is handed a text, inside a sentence. Nobody is, of what only waits. */
export const OWNER_HANDED = {
  "account-admin": "the account admin",
  "iam-admin": "the IAM admin",
  "org-admin": "the Organization admin",
  billing: "Billing",
  "caller-credentials": "whoever runs this",
  "aws-support": "AWS Support",
  network: "Network",
  "application-code": "the developer",
} as const satisfies Record<Exclude<Owner, "wait">, string>;
