import { MARKETPLACE_PRODUCTS } from "@/lib/domain/agreement/product-table";
import type { AccountSpec, Catalogue, QuotaSeed, WorldSpec } from "@/lib/stand-in/world/types";
import { ROLE_NAME, workingAccount } from "@/lib/stand-in/worlds/account";
import { buildCatalogue } from "@/lib/stand-in/worlds/catalogue/build";
import { documentationKey } from "@/lib/stand-in/worlds/demo-key";
import { firstLook } from "@/lib/stand-in/worlds/first-look/world";
import { large } from "@/lib/stand-in/worlds/large";
import { organisation } from "@/lib/stand-in/worlds/organisation";
import { buildQuotas } from "@/lib/stand-in/worlds/quotas/build";
import { ALL_REGIONS, DEFAULT_REGIONS } from "@/lib/stand-in/worlds/regions";
import { storm } from "@/lib/stand-in/worlds/storm";
import { wideOrganisation } from "@/lib/stand-in/worlds/wide-organisation";

export const REGIONS = DEFAULT_REGIONS.slice(0, 15);
export const MODELS = 60;
export const ACCOUNT = "111122223333";
const VENDORS = ["qwen", "mistral", "meta", "google", "nvidia", "zai"];

const numberOf = (index: number) => String(index).padStart(3, "0");

export function sampleId(index: number): string {
  return `${VENDORS[index % VENDORS.length] ?? "qwen"}.sample-${numberOf(index)}-v1:0`;
}

/** So many models on demand, all of them in all regions: each cell must be asked. */
function samples(count: number, regions: readonly string[]): Catalogue {
  const models = sampleLines(count, regions).join("\n");
  return buildCatalogue({ models, variants: "", provisioned: "", unlisted: [] }, regions);
}

const sampleLines = (count: number, regions: readonly string[]): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    return `${sampleId(index)} | Sample ${numberOf(index)} | T>T | ${regions.join(" ")} | | | |`;
  });

/** 15 regions that all have the same 60 models on demand: 900 cells. */
export function square(): WorldSpec {
  const catalogue = samples(MODELS, REGIONS);
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

export const AGREEMENTS = 17;
const SOLD = [
  ...new Map(
    MARKETPLACE_PRODUCTS.flatMap(({ modelId, productId }) =>
      modelId ? [[modelId, productId] as const] : [],
    ),
  ),
].slice(0, AGREEMENTS);

/** The square, but for 17 of its models, which are sold through Marketplace and whose agreements are in flight. */
export function pendingSquare(): WorldSpec {
  const sold = SOLD.map(
    ([id, product]) => `${id} | ${id} | T>T | ${REGIONS.join(" ")} | | | ${product} |`,
  );
  const models = [...sold, ...sampleLines(MODELS - sold.length, REGIONS)].join("\n");
  const catalogue = buildCatalogue(
    { models, variants: "", provisioned: "", unlisted: [] },
    REGIONS,
  );
  const world = square();
  const pending = {
    models: SOLD.map(([id]) => id),
    agreement: { kind: "pending", acceptedAgoMs: 60_000, ends: { how: "never" } },
  } as const;
  const accounts = world.accounts.map((account) => ({
    ...account,
    access: [...(account.access ?? []), pending],
  }));
  return { ...world, catalogue, quotas: buildQuotas(catalogue), accounts };
}

/** The square in the storm's weather. */
export const stormySquare = (): WorldSpec => ({ ...square(), faults: storm().faults });

const idsOf = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    index === 0 ? ACCOUNT : `${prefix}${String(index).padStart(2, "0")}`,
  );

/** The first is reached by its key, the others by their role. */
const accountsOf = (ids: readonly string[], name: string): readonly AccountSpec[] =>
  ids.map((id, index) =>
    workingAccount({
      id,
      name: `${name}-${numberOf(index + 1)}`,
      keys: index === 0 ? [documentationKey(id)] : [],
      roles: [{ name: ROLE_NAME }],
    }),
  );

const FLEET_ACCOUNTS = 20;
const FLEET_MODELS = 120;

export const FLEET = {
  accounts: idsOf("2300000000", FLEET_ACCOUNTS),
  regions: DEFAULT_REGIONS,
  models: Array.from({ length: FLEET_MODELS }, (_, index) => sampleId(index)),
} as const;

/** 20 accounts, one by its key and 19 by role, with the same 120 models in 17 regions: 40,800 cells. */
export function fleet(): WorldSpec {
  const catalogue = samples(FLEET_MODELS, FLEET.regions);
  return {
    name: "fleet",
    summary: "20 accounts of 17 regions of 120 models",
    seed: 9,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: accountsOf(FLEET.accounts, "unit"),
    faults: [],
  };
}

const WAITING_ACCOUNTS = 40;
const WAITING_MODELS = 2;
/** Eight pages, as Service Quotas has several hundred of Bedrock in a Region. */
const WAITING_QUOTAS = 800;

export const WAITING = {
  accounts: idsOf("2500000000", WAITING_ACCOUNTS),
  regions: DEFAULT_REGIONS,
  models: Array.from({ length: WAITING_MODELS }, (_, index) => sampleId(index)),
} as const;

const withOthers = (quotas: readonly QuotaSeed[], count: number): readonly QuotaSeed[] => [
  ...quotas,
  ...Array.from({ length: count - quotas.length }, (_, index) => ({
    code: `L-${index.toString(16).toUpperCase().padStart(8, "0")}`,
    name: `Sum of jobs of kind ${index}`,
    value: 20,
    adjustable: true,
  })),
];

/** 40 accounts of 17 Regions of two models: a Region has hundreds of quotas, which come page by page, and little else. */
export function waiting(): WorldSpec {
  const catalogue = samples(WAITING_MODELS, WAITING.regions);
  return {
    name: "waiting",
    summary: "40 accounts of 17 Regions of 2 models",
    seed: 13,
    catalogue,
    quotas: withOthers(buildQuotas(catalogue), WAITING_QUOTAS),
    accounts: accountsOf(WAITING.accounts, "unit"),
    faults: [],
  };
}

const WIDE_ACCOUNTS = 10;
const WIDE_REGIONS = ALL_REGIONS.slice(0, 20);
const WIDE_MODELS = 500;

export const WIDE = idsOf("2400000000", WIDE_ACCOUNTS);

/** 10 accounts of 20 Regions of 500 models on demand, each of which must be asked: 100,000 cells. */
export function wide(): WorldSpec {
  const catalogue = samples(WIDE_MODELS, WIDE_REGIONS);
  return {
    name: "wide",
    summary: "10 accounts of 20 Regions of 500 models",
    seed: 11,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: accountsOf(WIDE, "wide").map((account) => ({
      ...account,
      regions: WIDE_REGIONS.map((name) => ({ name, status: "ENABLED_BY_DEFAULT" })),
    })),
    faults: [],
  };
}

/** Of 17 Regions of 120 models each; as many of its accounts as asked for, the first by its own key, and every 25th a little different. */
export function organisationOf(count: number): WorldSpec {
  const world = wideOrganisation();
  const catalogue = samples(FLEET_MODELS, DEFAULT_REGIONS);
  const { organization } = world;
  if (!organization) throw new Error("the wide organisation has lost its organization");
  const members = organization.members.slice(0, count);
  const ids = new Set(members.map(({ id }) => id));
  return {
    ...world,
    name: "organisation-bench",
    summary: `${count} accounts of 17 Regions of 120 models`,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: world.accounts.filter(({ id }) => ids.has(id)),
    organization: { ...organization, members },
  };
}

export const BENCH_WORLDS = {
  square,
  pendingSquare,
  stormySquare,
  large,
  fleet,
  waiting,
  wide,
  firstLook,
  smallOrganisation: organisation,
} as const;
