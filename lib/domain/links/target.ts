import type { Partition } from "@/lib/domain/region";

/** Where a link or a command is to lead. Null is not known; nothing here is trusted to be well formed. */
export type LinkTarget = {
  partition: Partition;
  region: string | null;
  accountId: string | null;
  modelId: string | null;
  quotaCode: string | null;
  productId?: string | null;
  /** The inference profile that was called; `modelId` is its base model then. */
  profileId?: string | null;
  /** AWS access portal: console links open in the right account by it. */
  portal: { startUrl: string; role: string } | null;
};

export type Link = {
  label: string;
  href: string;
  /** `console` needs the account's sign-in; `docs` and `site` do not. */
  kind: "console" | "docs" | "site";
};
