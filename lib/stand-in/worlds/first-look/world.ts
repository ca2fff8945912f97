import type { FaultRule } from "@/lib/stand-in/faults/types";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import { buildCatalogue } from "@/lib/stand-in/worlds/catalogue/build";
import {
  MODEL_TABLE,
  PROVISIONED_TABLE,
  VARIANT_TABLE,
} from "@/lib/stand-in/worlds/catalogue/table";
import { buildQuotas } from "@/lib/stand-in/worlds/quotas/build";
import { MAIN_ACCOUNT, mainAccount } from "./main-account";
import { freshAccount, sandboxAccount } from "./other-accounts";

const SEED = 20_261_122;
const AVAILABILITY = "GetFoundationModelAvailability";

/** What can't be read in the main account. */
const FAULTS: readonly FaultRule[] = [
  {
    when: { account: MAIN_ACCOUNT, region: "ap-south-1", service: "bedrock" },
    fault: { kind: "hang" },
  },
  {
    when: {
      account: MAIN_ACCOUNT,
      region: "ap-southeast-2",
      operation: AVAILABILITY,
      model: "minimax.minimax-m2.1",
    },
    fault: { kind: "throttle" },
  },
  {
    when: {
      account: MAIN_ACCOUNT,
      region: "sa-east-1",
      operation: AVAILABILITY,
      model: "google.gemma-3-27b-it",
    },
    fault: { kind: "unknown-enum", member: "authorizationStatus" },
  },
  {
    when: {
      account: MAIN_ACCOUNT,
      region: "us-east-1",
      operation: AVAILABILITY,
      model: "twelvelabs.marengo-embed-3-0-v1:0",
    },
    fault: { kind: "named", name: "MarketplacePermission" },
  },
  {
    when: {
      account: MAIN_ACCOUNT,
      region: "eu-north-1",
      operation: AVAILABILITY,
      model: "mistral.devstral-2-123b",
    },
    fault: { kind: "deny", by: "service-control-policy" },
  },
];

/** The demo: every state and every blocking code somewhere, most cells ready. */
export function firstLook(): WorldSpec {
  const main = mainAccount();
  const catalogue = buildCatalogue(
    {
      models: MODEL_TABLE,
      variants: VARIANT_TABLE,
      provisioned: PROVISIONED_TABLE,
      unlisted: [
        { model: "xai.grok-4.6", region: "sa-east-1" },
        { model: "openai.gpt-5.6-terra", region: "ca-central-1" },
      ],
    },
    main.regions.map((region) => region.name),
  );
  return {
    name: "first-look",
    summary: "the demo: every state and every blocking code somewhere, most cells ready",
    seed: SEED,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: [main, freshAccount(), sandboxAccount()],
    faults: FAULTS,
  };
}
