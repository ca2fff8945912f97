import type { WorldSpec } from "@/lib/stand-in/world/types";
import { workingAccount } from "@/lib/stand-in/worlds/account";
import { buildCatalogue } from "@/lib/stand-in/worlds/catalogue/build";
import { documentationKey } from "@/lib/stand-in/worlds/demo-key";
import { firstLook } from "@/lib/stand-in/worlds/first-look/world";
import { large } from "@/lib/stand-in/worlds/large";
import { buildQuotas } from "@/lib/stand-in/worlds/quotas/build";
import { DEFAULT_REGIONS } from "@/lib/stand-in/worlds/regions";
import { storm } from "@/lib/stand-in/worlds/storm";

export const REGIONS = DEFAULT_REGIONS.slice(0, 15);
export const MODELS = 60;
const ACCOUNT = "111122223333";
const VENDORS = ["qwen", "mistral", "meta", "google", "nvidia", "zai"];

/** 15 regions that all have the same 60 models on demand: 900 cells, each of which must be asked. */
export function square(): WorldSpec {
  const models = Array.from({ length: MODELS }, (_, index) => {
    const number = String(index).padStart(3, "0");
    const vendor = VENDORS[index % VENDORS.length] ?? "qwen";
    return `${vendor}.sample-${number}-v1:0 | Sample ${number} | T>T | ${REGIONS.join(" ")} | | | |`;
  });
  const catalogue = buildCatalogue(
    { models: models.join("\n"), variants: "", provisioned: "", unlisted: [] },
    REGIONS,
  );
  return {
    name: "square",
    summary: "15 regions of 60 models",
    seed: 7,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: [
      workingAccount({
        id: ACCOUNT,
        name: "square",
        keys: [documentationKey(ACCOUNT)],
        regions: REGIONS.map((name) => ({ name, status: "ENABLED_BY_DEFAULT" })),
      }),
    ],
    faults: [],
  };
}

/** The square in the storm's weather. */
export const stormySquare = (): WorldSpec => ({ ...square(), faults: storm().faults });

export const BENCH_WORLDS = { square, stormySquare, large, firstLook } as const;
