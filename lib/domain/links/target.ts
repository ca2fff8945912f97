import type { Partition } from "@/lib/domain/region";

/** A quota as AWS or a text gives it; null is not known. */
export type KnownQuota = {
  name: string | null;
  code: string | null;
  value: number | null;
  defaultValue: number | null;
  adjustable: boolean | null;
};

/** Where a link or a command is to lead. Null is not known; nothing here is trusted to be well formed. */
export type LinkTarget = {
  partition: Partition;
  region: string | null;
  accountId: string | null;
  modelId: string | null;
  quotaCode: string | null;
  /** What is known of the quota that stands in the way, for the text of a Support case. */
  quota?: KnownQuota | null;
  /** Those that stand in the way beside it. */
  alsoZero?: readonly KnownQuota[];
  productId?: string | null;
  /** The inference profile that was called; `modelId` is its base model then. */
  profileId?: string | null;
  /** AWS access portal: console links open in the right account by it. */
  portal: { startUrl: string; role: string } | null;
};

/** Where nothing is known of the place. */
export const NOWHERE: LinkTarget = {
  partition: "aws",
  region: null,
  accountId: null,
  modelId: null,
  quotaCode: null,
  portal: null,
};

export type Link = {
  label: string;
  href: string;
  /** `console` needs the account's sign-in; `docs` and `site` do not. */
  kind: "console" | "docs" | "site";
};
