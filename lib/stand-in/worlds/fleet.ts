import type { FaultRule } from "@/lib/stand-in/faults/types";
import type { AccountSpec, WorldSpec } from "@/lib/stand-in/world/types";
import { ROLE_NAME, workingAccount } from "./account";
import { buildCatalogue } from "./catalogue/build";
import { MODEL_TABLE, PROVISIONED_TABLE, VARIANT_TABLE } from "./catalogue/table";
import { documentationKey } from "./demo-key";
import { buildQuotas } from "./quotas/build";
import { DEFAULT_REGIONS } from "./regions";

const HUB = "111122223333";
const EXTERNAL_ID = "fleet-7f3c2b1a";
const SECOND_MS = 1000;

/** What sets a member of the fleet apart. */
const MEMBERS: readonly (Partial<AccountSpec> & { name: string })[] = [
  { name: "payments-prod" },
  { name: "payments-stage" },
  { name: "search-prod" },
  { name: "search-stage", access: [{ provider: "Cohere", agreement: { kind: "none" } }] },
  {
    name: "support-prod",
    access: [
      {
        models: ["anthropic.claude-sonnet-4-6"],
        agreement: {
          kind: "pending",
          acceptedAgoMs: 120 * SECOND_MS,
          ends: { how: "complete", inMs: 90 * SECOND_MS },
        },
      },
    ],
  },
  {
    name: "support-new",
    form: { default: "missing", optIn: {} },
    access: [{ provider: "Anthropic", agreement: { kind: "none" } }],
  },
  {
    name: "research",
    access: [
      {
        provider: "Stability AI",
        agreement: {
          kind: "pending",
          acceptedAgoMs: 30 * 60 * SECOND_MS,
          ends: { how: "entitlement-fails", inMs: 0, reason: "INVALID_PAYMENT_INSTRUMENT" },
        },
      },
    ],
  },
  { name: "locked", roles: [{ name: ROLE_NAME, externalId: EXTERNAL_ID, refused: true }] },
  { name: "far-away" },
  { name: "sandbox" },
];

const DEAD_REGION: FaultRule = {
  id: "dead-region",
  when: { account: memberId(8), region: "eu-west-1", service: ["bedrock", "servicequotas"] },
  fault: { kind: "dead" },
};

/** A hub and ten accounts by role; one role lets nobody in, one account has a dead region. */
export function fleet(): WorldSpec {
  const catalogue = buildCatalogue(
    { models: MODEL_TABLE, variants: VARIANT_TABLE, provisioned: PROVISIONED_TABLE, unlisted: [] },
    DEFAULT_REGIONS,
  );
  return {
    name: "fleet",
    summary:
      "a hub and ten accounts by role with an external id; one is locked, one has a dead region",
    seed: 4,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: [
      workingAccount({ id: HUB, name: "hub", keys: [documentationKey(HUB)] }),
      ...MEMBERS.map((member, index) =>
        workingAccount({
          id: memberId(index),
          roles: [{ name: ROLE_NAME, externalId: EXTERNAL_ID }],
          ...member,
        }),
      ),
    ],
    faults: [DEAD_REGION],
  };
}

function memberId(index: number): string {
  return `2100000000${String(index + 1).padStart(2, "0")}`;
}
