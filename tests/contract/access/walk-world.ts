import { ROLES } from "@/lib/domain/access/roles";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import { ROLE_NAME, workingAccount } from "@/lib/stand-in/worlds/account";
import { buildCatalogue } from "@/lib/stand-in/worlds/catalogue/build";
import { documentationKey } from "@/lib/stand-in/worlds/demo-key";
import { buildQuotas } from "@/lib/stand-in/worlds/quotas/build";

export const SHARED = "eu-west-1";
export const CLAUDE = "anthropic.claude-sonnet-4-6";

/** An account with a model, a Region, a quota, a word of AWS and a requirement that no other account has. */
export type Walked = {
  id: string;
  name: string;
  region: string;
  modelId: string;
  quota: number;
  word: string;
  need: string;
};

export const FIRST: Walked = {
  id: "111122223333",
  name: "hub-of-one",
  region: "me-central-1",
  modelId: "amazon.only-one-v1:0",
  quota: 7_771_117,
  word: "PAYMENT_WORD_OF_ONE",
  need: "Need of one",
};
export const SECOND: Walked = {
  id: "444455556666",
  name: "team-of-two",
  region: "mx-central-1",
  modelId: "amazon.only-two-v1:0",
  quota: 8_882_228,
  word: "PAYMENT_WORD_OF_TWO",
  need: "Need of two",
};
/** Its role lets nobody in, and AWS's refusal names the account that asked. */
export const LOCKED = { id: "777788889999", name: "locked-three" };

const TABLE = `
${CLAUDE} | Claude Sonnet 4.6 | T>T | ${SHARED} | | | prod-ffvjxvh4ltq64 | Anthropic Claude Sonnet 4.6
amazon.nova-lite-v1:0 | Nova Lite | T>T | ${SHARED} | | | | Amazon Nova Lite
amazon.nova-pro-v1:0 | Nova Pro | T>T | ${SHARED} | | | | Amazon Nova Pro
${FIRST.modelId} | Only One | T>T | ${FIRST.region} | | | | Amazon Only One
${SECOND.modelId} | Only Two | T>T | ${SECOND.region} | | | | Amazon Only Two
`;

const MINUTE_MS = 60_000;

const accountOf = ({ id, name, region, quota, word }: Walked) => ({
  id,
  name,
  regions: [
    { name: SHARED, status: "ENABLED_BY_DEFAULT" as const },
    { name: region, status: "ENABLED" as const },
  ],
  access: [
    {
      models: [CLAUDE],
      agreement: { kind: "pending", acceptedAgoMs: 2 * MINUTE_MS, ends: { how: "never" } } as const,
    },
    {
      models: ["amazon.nova-pro-v1:0"],
      agreement: { kind: "error", acceptedAgoMs: 60 * MINUTE_MS, message: word } as const,
    },
  ],
  quotaChanges: [
    {
      names: ["On-demand model inference tokens per minute for Amazon Nova Lite"],
      applied: { kind: "value" as const, value: quota },
    },
  ],
});

export function walkedWorld(): WorldSpec {
  const catalogue = buildCatalogue({ models: TABLE, variants: "", provisioned: "", unlisted: [] }, [
    SHARED,
    FIRST.region,
    SECOND.region,
  ]);
  return {
    name: "walked",
    summary: "two accounts that have nothing in common but a Region, and one that is locked",
    seed: 1,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: [
      workingAccount({ ...accountOf(FIRST), keys: [documentationKey(FIRST.id)] }),
      workingAccount({ ...accountOf(SECOND), roles: [{ name: ROLE_NAME }] }),
      workingAccount({ ...LOCKED, roles: [{ name: ROLE_NAME, refused: true }] }),
    ],
    faults: [],
  };
}

const roleOf = (id: string) => `arn:aws:iam::${id}:role/${ROLE_NAME}`;

/** A group for each role over each account: `viewer-hub-of-one`. */
export const configuration = `accounts:
  - { id: "${FIRST.id}", name: ${FIRST.name} }
  - { name: ${SECOND.name}, role: "${roleOf(SECOND.id)}" }
  - { name: ${LOCKED.name}, role: "${roleOf(LOCKED.id)}" }
requirements:
${[FIRST, SECOND]
  .map(
    ({ need, modelId, region, name }) =>
      `  - { name: ${need}, models: ["${modelId}"], regions: [${region}], accounts: [${name}] }`,
  )
  .join("\n")}
  - { name: Need of all, models: ["${CLAUDE}"] }
access:
  grants:
${[FIRST, SECOND, LOCKED]
  .flatMap(({ name }) =>
    ROLES.map((role) => `    - { group: ${role}-${name}, role: ${role}, accounts: [${name}] }`),
  )
  .join("\n")}
`;

/** What must not be found where this account is not reached. */
export const marksOf = ({ id, name, region, modelId, quota, word, need }: Walked) => [
  id,
  name,
  region,
  modelId,
  modelId.replace("amazon.only-", "Only ").replace("-v1:0", ""),
  String(quota),
  word,
  need,
];
