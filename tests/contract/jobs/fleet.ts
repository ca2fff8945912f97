import { readSweep } from "@/lib/domain/sweep/sweep";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";
import type { StandIn } from "@/lib/stand-in/start";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import { ROLE_NAME, workingAccount } from "@/lib/stand-in/worlds/account";
import { buildCatalogue } from "@/lib/stand-in/worlds/catalogue/build";
import { documentationKey } from "@/lib/stand-in/worlds/demo-key";
import { buildQuotas } from "@/lib/stand-in/worlds/quotas/build";

const HUB = "111122223333";
/** Read in a moment, and in some seconds. */
export const SHORT = "eu-west-1";
const LONG = ["us-east-1", "us-west-2"] as const;
const REGIONS = [SHORT, ...LONG];
const ROLES = Array.from({ length: 4 }, (_, index) => `23000000000${index}`);
export const ACCOUNTS = [HUB, ...ROLES];

/** Within what anything here has come, on a machine that has much else to do. */
export const LONG_MS = 180_000;
const LONG_MODELS = 40;
/** Calls a second that each Bedrock operation takes of an account in a Region. */
export const RATE = 2;
const LISTS = "ListFoundationModels";

/** Five accounts of three Regions; two Regions have so many models that reading them takes seconds, whatever the machine. */
export function aFleet(): WorldSpec {
  const line = (index: number) => {
    const regions = index < 2 ? REGIONS : LONG;
    return `qwen.sample-${index}-v1:0 | Sample ${index} | T>T | ${regions.join(" ")} | | | |`;
  };
  const models = Array.from({ length: LONG_MODELS }, (_, index) => line(index)).join("\n");
  const catalogue = buildCatalogue(
    { models, variants: "", provisioned: "", unlisted: [] },
    REGIONS,
  );
  const regions = REGIONS.map((name) => ({ name, status: "ENABLED_BY_DEFAULT" }) as const);
  return {
    name: "fleet",
    summary: "five accounts of three Regions",
    seed: 21,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: ACCOUNTS.map((id, index) =>
      workingAccount({
        ...{ id, name: `unit-${index}`, regions },
        keys: index === 0 ? [documentationKey(id)] : [],
        roles: [{ name: ROLE_NAME }],
      }),
    ),
    faults: [],
  };
}

/** The configuration of the fleet but for its webhook. */
export const FLEET_LINES = `regions: [${REGIONS.join(", ")}]
accounts:
${ACCOUNTS.map((id) => `  - { id: "${id}", role: "arn:aws:iam::${id}:role/${ROLE_NAME}" }`).join("\n")}
`;

/** How often each Region was listed, by `account region`. */
export const listings = ({ control }: StandIn): ReadonlyMap<string, number> =>
  new Map(
    control
      .calls()
      .filter(({ operation }) => operation === LISTS)
      .map(({ account, region, calls }) => [`${account} ${region}`, calls]),
  );

/** Calls that AWS refused for being too many, of operations whose limit it documents. */
export const overDocumented = ({ control }: StandIn): readonly string[] =>
  control
    .calls()
    .filter(({ service, throttled }) => service !== "bedrock" && throttled > 0)
    .map(({ account, operation, throttled }) => `${account} ${operation} ${throttled}`);

/** An entry of that configuration. */
export const refOf = (id: string): AccountRef => ({
  ...{ key: id, accountId: id, name: null },
  access: { by: "role", roleArn: `arn:aws:iam::${id}:role/${ROLE_NAME}`, externalId: null },
});

type Held = {
  key: string;
  holder: string | null;
  hasEnded: boolean;
  done: readonly string[];
};

/** Who reads which account, and which of its Regions have been read to their end. */
export async function sweepsIn({ jobs }: Stores): Promise<readonly Held[]> {
  const rows = await jobs.list(["sweep"]);
  return rows.map(({ key, holder, hasEnded, body }) => ({
    ...{ key, holder, hasEnded },
    done: Object.keys(readSweep(body).done),
  }));
}

/** So that the schedule of a process that starts has nothing to do. */
export async function scannedJustNow({ scans }: Stores): Promise<void> {
  const at = Date.now();
  const scan = { scanId: "before", startedAt: at, scope: "all", trigger: "start" } as const;
  await scans.start(scan);
  await scans.finish("before", { finishedAt: at, outcome: "complete", problem: null, stats: null });
}
