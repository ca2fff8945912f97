import path from "node:path";
import { ROLES } from "@/lib/domain/access/roles";
import { PrincipalInput, principalFrom } from "@/lib/stand-in/iam/principals";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import { PROVE_ROLE, ROLE_NAME, workingAccount } from "@/lib/stand-in/worlds/account";
import { buildCatalogue } from "@/lib/stand-in/worlds/catalogue/build";
import { documentationKey } from "@/lib/stand-in/worlds/demo-key";
import { buildQuotas } from "@/lib/stand-in/worlds/quotas/build";
import { type Bench, CLEAN, type Environment, KEYS } from "@/tests/support/stand-in";

export const SHARED = "eu-west-1";
export const CLAUDE = "anthropic.claude-sonnet-4-6";
/** Its agreement failed. */
export const HAIKU = "anthropic.claude-3-haiku-20240307-v1:0";

/** An account with a model, a Region, a quota and a requirement that no other account has. */
export type Walked = {
  id: string;
  name: string;
  region: string;
  modelId: string;
  model: string;
  quota: number;
  need: string;
};

export const FIRST: Walked = {
  id: "111122223333",
  name: "hub-of-one",
  region: "me-central-1",
  modelId: "amazon.only-one-v1:0",
  model: "Only One",
  quota: 7_771_117,
  need: "Need of one",
};
export const SECOND: Walked = {
  id: "444455556666",
  name: "team-of-two",
  region: "mx-central-1",
  modelId: "amazon.only-two-v1:0",
  model: "Only Two",
  quota: 8_882_228,
  need: "Need of two",
};
/** Its role lets nobody in, and AWS's refusal names the account that asked. */
export const LOCKED = { id: "777788889999", name: "locked-three" };

const TABLE = `
${CLAUDE} | Claude Sonnet 4.6 | T>T | ${SHARED} | | | prod-ffvjxvh4ltq64 | Anthropic Claude Sonnet 4.6
amazon.nova-lite-v1:0 | Nova Lite | T>T | ${SHARED} | | | | Amazon Nova Lite
${HAIKU} | Claude 3 Haiku | T>T | ${SHARED} | | | prod-ozonys2hmmpeu | Anthropic Claude 3 Haiku
${FIRST.modelId} | Only One | T>T | ${FIRST.region} | | | | -
${SECOND.modelId} | Only Two | T>T | ${SECOND.region} | | | | -
`;

const MINUTE_MS = 60_000;

/** May call anything. */
const appOf = (id: string) =>
  principalFrom(
    PrincipalInput.parse({
      arn: `arn:aws:iam::${id}:role/App`,
      policies: [
        {
          id: "App",
          document: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
          }),
        },
      ],
    }),
  );

const accountOf = ({ id, name, region, quota }: Walked) => ({
  id,
  name,
  regions: [
    // Where the SDK asks whose its credentials are.
    { name: "us-east-1", status: "ENABLED_BY_DEFAULT" as const },
    { name: SHARED, status: "ENABLED_BY_DEFAULT" as const },
    { name: region, status: "ENABLED" as const },
  ],
  access: [
    {
      models: [CLAUDE],
      agreement: { kind: "pending", acceptedAgoMs: 2 * MINUTE_MS, ends: { how: "never" } } as const,
    },
    {
      models: [HAIKU],
      agreement: { kind: "error", acceptedAgoMs: 60 * MINUTE_MS, message: "Payment" } as const,
    },
  ],
  principals: [appOf(id)],
  quotaChanges: [
    {
      names: ["On-demand model inference tokens per minute for Amazon Nova Lite"],
      applied: { kind: "value" as const, value: quota },
    },
  ],
});

export function walkedWorld(): WorldSpec {
  const catalogue = buildCatalogue({ models: TABLE, variants: "", provisioned: "", unlisted: [] }, [
    "us-east-1",
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
      workingAccount({
        ...accountOf(FIRST),
        keys: [documentationKey(FIRST.id)],
        roles: [PROVE_ROLE],
      }),
      workingAccount({ ...accountOf(SECOND), roles: [{ name: ROLE_NAME }, PROVE_ROLE] }),
      workingAccount({ ...LOCKED, roles: [{ name: ROLE_NAME, refused: true }] }),
    ],
    faults: [],
  };
}

const proveRoleOf = (id: string) => `arn:aws:iam::${id}:role/${PROVE_ROLE.name}`;
const roleOf = (id: string) => `arn:aws:iam::${id}:role/${ROLE_NAME}`;
const actRoleOf = (id: string) => `arn:aws:iam::${id}:role/OnlyForActs`;

/** A group for each role over each account: `viewer-hub-of-one`. */
const configuration = `accounts:
  - { id: "${FIRST.id}", name: ${FIRST.name}, actRole: "${actRoleOf(FIRST.id)}", proveRole: "${proveRoleOf(FIRST.id)}" }
  - { name: ${SECOND.name}, role: "${roleOf(SECOND.id)}", actRole: "${actRoleOf(SECOND.id)}", proveRole: "${proveRoleOf(SECOND.id)}" }
  - { name: ${LOCKED.name}, role: "${roleOf(LOCKED.id)}" }
actions:
  enabled: true
  kinds: [accept-agreement, request-quota-increase, enable-region, submit-use-case-form]
principals: { enabled: true }
requirements:
${[FIRST, SECOND]
  .map(
    ({ need, modelId, region, name }) =>
      `  - { name: ${need}, models: ["${modelId}"], regions: [${region}], accounts: [${name}] }`,
  )
  .join("\n")}
  - { name: Need of all, models: ["${CLAUDE}"] }
prove: { enabled: true }
access:
  grants:
${[FIRST, SECOND, LOCKED]
  .flatMap(({ name }) =>
    ROLES.map((role) => `    - { group: ${role}-${name}, role: ${role}, accounts: [${name}] }`),
  )
  .join("\n")}
`;

/** What must not be found where this account is not reached. */
export const marksOf = ({ quota, ...words }: Walked) => [...Object.values(words), String(quota)];

/** What a process sees that goes to this world. */
export const walkedEnvironment = (bench: Bench): Environment => ({
  ...CLEAN,
  ...KEYS,
  AWS_ENDPOINT_URL: bench.standIn.url,
  READINESS_CONFIG: bench.file("readiness.yaml", configuration),
  READINESS_DATA_DIR: path.join(bench.folder, "data"),
});
