import type { AccountSpec, WorldSpec } from "@/lib/stand-in/world/types";
import { workingAccount } from "@/lib/stand-in/worlds/account";
import { buildCatalogue } from "@/lib/stand-in/worlds/catalogue/build";
import { documentationKey } from "@/lib/stand-in/worlds/demo-key";

export const REGION = "eu-west-1";
export const HUB = "111122223333";
export const NOVA = "amazon.nova-lite-v1:0";
const MODELS = `
${NOVA} | Nova Lite | T>T | eu-west-1 | eu6 | | | Amazon Nova Lite
anthropic.claude-sonnet-4-6 | Claude Sonnet 4.6 | T>T | eu-west-1 | eu6 | | prod-ffvjxvh4ltq64 | Anthropic Claude Sonnet 4.6
`;

/** One Region with two models: accounts are what is looked at. The hub holds the keys that assume the roles. */
export function aSmallWorld(
  accounts: readonly (Pick<AccountSpec, "id" | "name"> & Partial<AccountSpec>)[],
  signIns: readonly string[] = [],
): WorldSpec {
  return {
    name: "accounts",
    summary: "accounts with one Region and two models",
    seed: 1,
    catalogue: buildCatalogue({ models: MODELS, variants: "", provisioned: "", unlisted: [] }, [
      REGION,
    ]),
    quotas: [],
    accounts: [
      workingAccount({ id: HUB, name: "hub", keys: [documentationKey(HUB)] }),
      ...accounts.map(workingAccount),
    ],
    faults: [],
    signIns,
  };
}
