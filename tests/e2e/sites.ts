import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import type { Control } from "@/lib/stand-in/control/client";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import { firstLook } from "@/lib/stand-in/worlds/first-look/world";
import type { SiteOptions } from "./site";

/** The first look, in which nothing goes on by itself: sites that are shared live longer than its agreements take. */
export function aStillWorld(): WorldSpec {
  const world = firstLook();
  return {
    ...world,
    accounts: world.accounts.map((account) => ({
      ...account,
      regions: account.regions.map(({ name, status }) => ({ name, status })),
      access: account.access.map((rule) =>
        rule.agreement?.kind === "pending" && rule.agreement.ends?.how !== "entitlement-fails"
          ? { ...rule, agreement: { ...rule.agreement, ends: { how: "never" } } }
          : rule,
      ),
    })),
  };
}

/** All is read but one Region, which a policy of the organization denies. */
const butOneRegion = (aws: Control) => {
  aws.clearFaults();
  aws.addFaults({
    when: { region: "ap-south-1", service: "bedrock" },
    fault: { kind: "deny", by: "service-control-policy" },
  });
};

export const ONE_ACCOUNT: Partial<SiteOptions> = { world: aStillWorld(), before: butOneRegion };

export const THREE_ACCOUNTS: Partial<SiteOptions> = {
  world: aStillWorld(),
  config: DEMO_CONFIG,
  before: (aws) => aws.clearFaults(),
};

/** One account with a requirement that holds in one Region and not in the other. */
export const ONE_REQUIREMENT: Partial<SiteOptions> = {
  world: aStillWorld(),
  before: butOneRegion,
  config: `accounts: [{ id: "111122223333", name: payments-prod }]
requirements:
  - name: Assistant
    models: [anthropic.claude-sonnet-4-6]
    regions: [eu-west-1, eu-south-1]
`,
};
