import type {
  Catalogue,
  LifecycleSeed,
  ListedModel,
  ModelSeed,
  ProfileSeed,
} from "@/lib/stand-in/world/types";
import { destinationsOf, ON_DEMAND_GROUPS, PROFILE_GROUPS } from "@/lib/stand-in/worlds/regions";
import { PROVIDERS } from "./providers";

export type CatalogueTables = {
  models: string;
  variants: string;
  provisioned: string;
  /** Pairs of model and region where only a profile shows the model. */
  unlisted: readonly { model: string; region: string }[];
};

const MODALITIES: Readonly<Record<string, string>> = {
  T: "TEXT",
  I: "IMAGE",
  V: "VIDEO",
  A: "AUDIO",
  S: "SPEECH",
  E: "EMBEDDING",
};

/** Reads the tables for the given regions; a word in a table that means nothing is refused. */
export function buildCatalogue(tables: CatalogueTables, regions: readonly string[]): Catalogue {
  const rows = readTable(tables.models, 8).map(toRow);
  const provisioned = pairs(tables.provisioned);
  const variants = readTable(tables.variants, 3);
  const listed = new Map<string, ListedModel[]>();
  const profiles = new Map<string, ProfileSeed[]>();
  for (const region of regions) {
    const regionProfiles = rows.flatMap((row) => profilesIn(row, region));
    const withProfile = new Set(regionProfiles.map((profile) => profile.model.id));
    profiles.set(region, regionProfiles);
    listed.set(
      region,
      rows.flatMap(({ model, onDemand }): ListedModel[] => {
        const types = [
          ...(withProfile.has(model.id) ? ["INFERENCE_PROFILE"] : []),
          ...(onDemand.has(region) ? ["ON_DEMAND"] : []),
          ...(provisioned.has(`${model.id} ${region}`) ? ["PROVISIONED"] : []),
        ];
        const hidden = tables.unlisted.some((it) => it.model === model.id && it.region === region);
        if (types.length === 0 || hidden) return [];
        return [
          { model, id: model.id, inferenceTypes: types },
          ...variantsOf({ variants, model, region }),
        ];
      }),
    );
  }
  return { models: rows.map((row) => row.model), listed, profiles };
}

export function readTable(table: string, columns: number): string[][] {
  return table
    .trim()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      if (cells.length !== columns) throw new Error(`A row needs ${columns} columns: ${line}`);
      return cells;
    });
}

type Row = { model: ModelSeed; onDemand: ReadonlySet<string>; profileGroups: readonly string[] };

function toRow(cells: string[]): Row {
  const [id = "", name = "", flow = "", onDemand = "", groups = "", lifecycle = ""] = cells;
  const [product = "", quotaName = ""] = cells.slice(6);
  const [inputs = "", outputs = ""] = flow.split(">");
  const prefix = id.split(".")[0] ?? "";
  const provider = PROVIDERS[prefix];
  if (provider === undefined) throw new Error(`No provider is known for ${id}`);
  const model: ModelSeed = {
    id,
    name,
    provider,
    inputs: [...inputs].map(toModality),
    outputs: [...outputs].map(toModality),
    lifecycle: toLifecycle(lifecycle),
    product: product === "" ? null : product,
    quotaName: quotaName === "-" ? null : quotaName || `${provider} ${name}`,
  };
  return {
    model,
    onDemand: new Set(words(onDemand).flatMap((word) => words(ON_DEMAND_GROUPS[word] ?? word))),
    profileGroups: words(groups),
  };
}

function profilesIn({ model, profileGroups }: Row, region: string): ProfileSeed[] {
  return profileGroups.flatMap((group): ProfileSeed[] => {
    const known = PROFILE_GROUPS[group];
    if (known === undefined) throw new Error(`No profile group is called ${group}`);
    if (!words(known.sources).includes(region)) return [];
    const { prefix } = known;
    const destinations = destinationsOf(prefix, region);
    const label = prefix === "global" ? "Global" : prefix.toUpperCase();
    return [
      {
        id: `${prefix}.${model.id}`,
        prefix,
        model,
        name: `${label} ${model.provider} ${model.name}`,
        description:
          prefix === "global"
            ? `Routes requests to ${model.name} globally across all supported AWS Regions.`
            : `Routes requests to ${model.name} in ${sentence(destinations)}.`,
        destinations,
      },
    ];
  });
}

function variantsOf(input: {
  variants: readonly string[][];
  model: ModelSeed;
  region: string;
}): ListedModel[] {
  const { variants, model, region } = input;
  return variants
    .filter(([id, , regions = ""]) => id === model.id && words(regions).includes(region))
    .flatMap(([, suffixes = ""]) =>
      words(suffixes).map((suffix) => ({
        model,
        id: suffix.startsWith(":") ? `${model.id}${suffix}` : `${model.id}:${suffix}`,
        inferenceTypes: suffix.startsWith(":") ? ["PROVISIONED"] : [],
      })),
    );
}

function pairs(table: string): ReadonlySet<string> {
  return new Set(
    readTable(table, 2).flatMap(([id = "", regions = ""]) =>
      words(regions).map((region) => `${id} ${region}`),
    ),
  );
}

function toModality(letter: string): string {
  const modality = MODALITIES[letter];
  if (modality === undefined) throw new Error(`No modality is called ${letter}`);
  return modality;
}

function toLifecycle(text: string): LifecycleSeed {
  const days = (word: string): number | undefined => {
    const found = new RegExp(`${word} (-?\\d+)`).exec(text);
    return found?.[1] === undefined ? undefined : Number(found[1]);
  };
  const legacy = days("legacy");
  const extended = days("ext");
  const endOfLife = days("eol");
  return {
    status: legacy === undefined ? "ACTIVE" : "LEGACY",
    startDaysAgo: days("new") ?? 420,
    ...(legacy === undefined ? {} : { legacyDaysAgo: -legacy }),
    ...(extended === undefined ? {} : { extendedAccessInDays: extended }),
    ...(endOfLife === undefined ? {} : { endOfLifeInDays: endOfLife }),
  };
}

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

function sentence(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
