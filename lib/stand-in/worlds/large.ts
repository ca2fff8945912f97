import type { AccountSpec, RegionSpec, WorldSpec } from "@/lib/stand-in/world/types";
import { defaultRegions, ROLE_NAME, workingAccount } from "./account";
import { buildCatalogue, readTable } from "./catalogue/build";
import { MODEL_TABLE, PROVISIONED_TABLE, VARIANT_TABLE } from "./catalogue/table";
import { documentationKey } from "./demo-key";
import { buildQuotas } from "./quotas/build";
import { ALL_REGIONS, OPT_IN_REGIONS } from "./regions";

const MODELS = 300;
const ACCOUNTS = 10;
const MAIN_ACCOUNT = "111122223333";
const VENDORS = ["qwen", "mistral", "meta", "google", "nvidia", "zai", "cohere", "writer"];
const OFFERS = [
  "open11 | global",
  "open9 | us4 eu8 global",
  " | us6 eu8 apac10 global",
  "titan15 | ",
  "us-east-1 us-west-2 | us5 eu6",
];

/** As much as a big organisation has to look at: 300 models, 34 regions, ten accounts. */
export function large(): WorldSpec {
  const catalogue = buildCatalogue(
    {
      models: MODEL_TABLE + sampleModels(MODELS - readTable(MODEL_TABLE, 8).length),
      variants: VARIANT_TABLE,
      provisioned: PROVISIONED_TABLE,
      unlisted: [],
    },
    ALL_REGIONS,
  );
  return {
    name: "large",
    summary: "300 models in 34 regions; ten accounts, nine of them by role",
    seed: 3,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: Array.from({ length: ACCOUNTS }, (_, index) => accountNumber(index)),
    faults: [],
  };
}

function accountNumber(index: number): AccountSpec {
  const main = index === 0;
  const id = main ? MAIN_ACCOUNT : `2200000000${String(index).padStart(2, "0")}`;
  return workingAccount({
    id,
    name: `unit-${String(index + 1).padStart(2, "0")}`,
    keys: main ? [documentationKey(id)] : [],
    roles: [{ name: ROLE_NAME }],
    regions: [
      ...defaultRegions(),
      ...OPT_IN_REGIONS.map((name): RegionSpec => ({ name, status: "ENABLED" })),
    ],
    form: {
      default: "present",
      optIn: Object.fromEntries(OPT_IN_REGIONS.map((name) => [name, "present"])),
    },
    access: [
      { models: [`writer.sample-${pad(7)}-v1:0`], agreement: { kind: "none" } },
      {
        models: [`cohere.sample-${pad(6)}-v1:0`],
        agreement: { kind: "pending", acceptedAgoMs: 180_000, ends: { how: "never" } },
      },
    ],
  });
}

function sampleModels(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const vendor = VENDORS[index % VENDORS.length] ?? "qwen";
    const product = vendor === "cohere" || vendor === "writer" ? `prod-sample${pad(index)}xyz` : "";
    const name = `Sample ${pad(index)}`;
    return `${vendor}.sample-${pad(index)}-v1:0 | ${name} | T>T | ${OFFERS[index % OFFERS.length]} | | ${product} |\n`;
  }).join("");
}

function pad(index: number): string {
  return String(index).padStart(3, "0");
}
