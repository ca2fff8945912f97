import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import type { SiteOptions } from "./fixtures";

/** Files that name the same one of these share a site in each worker: they may read of it, and change nothing. */
export const THREE_ACCOUNTS: Partial<SiteOptions> = {
  world: "first-look",
  config: DEMO_CONFIG,
  before: (aws) => aws.clearFaults(),
};
export const ONE_ACCOUNT: Partial<SiteOptions> = {
  world: "first-look",
  before: (aws) => aws.clearFaults(),
};
