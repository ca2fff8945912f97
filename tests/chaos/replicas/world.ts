import { MARKETPLACE_PRODUCTS } from "@/lib/domain/agreement/product-table";
import type { FaultRule } from "@/lib/stand-in/faults/types";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import { ACT_ROLE, ROLE_NAME, workingAccount } from "@/lib/stand-in/worlds/account";
import { buildCatalogue } from "@/lib/stand-in/worlds/catalogue/build";
import { documentationKey } from "@/lib/stand-in/worlds/demo-key";
import { buildQuotas } from "@/lib/stand-in/worlds/quotas/build";

export const HUB = "111122223333";
/** What is sold is offered here, and read in a moment; the others take seconds, whatever the machine. */
export const SHORT = "eu-west-1";
const LONG = ["us-east-1", "us-west-2"] as const;
export const REGIONS = [SHORT, ...LONG];
export const ACCOUNTS = [HUB, ...Array.from({ length: 4 }, (_, index) => `26000000000${index}`)];

const PAGE_MS = 3_000;
/** A page of quotas takes a while in the long Regions. */
export const SLOW: FaultRule = {
  when: { operation: "ListServiceQuotas", region: LONG },
  fault: { kind: "slow", ms: PAGE_MS },
};

const SOLD = new Map(
  MARKETPLACE_PRODUCTS.flatMap(({ modelId, productId }) => (modelId ? [[modelId, productId]] : [])),
);
/** Models that have no agreement at the start. */
export const MODELS: readonly string[] = [...SOLD.keys()];

/** Five accounts of three Regions; what Marketplace sells is still to be accepted in the first one. */
export function aSellingFleet(): WorldSpec {
  const line = (id: string, regions: readonly string[], product = "") =>
    `${id} | ${id} | T>T | ${regions.join(" ")} | | | ${product} |`;
  const sold = [...SOLD].map(([id, product]) => line(id, [SHORT], product));
  const models = [...sold, line("qwen.sample-v1:0", REGIONS)].join("\n");
  const catalogue = buildCatalogue(
    { models, variants: "", provisioned: "", unlisted: [] },
    REGIONS,
  );
  return {
    name: "selling-fleet",
    summary: "five accounts of three Regions, one of which accepts agreements",
    seed: 23,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: ACCOUNTS.map((id, index) =>
      workingAccount({
        ...{ id, name: `unit-${index}` },
        regions: REGIONS.map((name) => ({ name, status: "ENABLED_BY_DEFAULT" })),
        keys: index === 0 ? [documentationKey(id)] : [],
        roles: [{ name: ROLE_NAME }, ACT_ROLE],
        access: id === HUB ? [{ models: MODELS, agreement: { kind: "none" } }] : [],
      }),
    ),
    faults: [SLOW],
  };
}

/** The configuration of that fleet; each replica names itself to the webhook. */
export const configOf = (webhook: string): string => `regions: [${REGIONS.join(", ")}]
accounts:
${ACCOUNTS.map((id) => `  - { id: "${id}", role: "arn:aws:iam::${id}:role/${ROLE_NAME}", actRole: "arn:aws:iam::${id}:role/${ACT_ROLE.name}" }`).join("\n")}
actions: { enabled: true, kinds: [accept-agreement], secondPerson: false }
webhook: { url: "${webhook}" }
`;
