import type {
  InferenceProfile,
  ListedModel,
  ProvisionedThroughput,
  RegionFacts,
} from "@/lib/domain/facts/facts";
import { NOT_READ_YET } from "@/lib/domain/facts/fault";
import { onceFor } from "@/lib/domain/once-for";
import type { Route } from "@/lib/domain/verdict";
import { type Age, type Current, current } from "./current";
import { baseOfVariant } from "./models";

/** What a region's lists say of one model. */
export type Listing = {
  listed: ListedModel | null;
  /** Inference types of the model and its context variants. */
  provisionable: boolean;
  profiles: readonly InferenceProfile[];
  provisioned: boolean;
  /** The region lists context variants of the model, and not the model itself. */
  variantsOnly: boolean;
  /** A throughput in service serves a custom model made from this one; it opens no route to it. */
  customised: boolean;
  routes: readonly Route[];
};

/** What the region's lists say of each model; the same lists give the very same map. */
export type Listings = ReadonlyMap<string, Listing>;

export type RegionIndex = {
  models: Current<readonly ListedModel[]>;
  profiles: Current<readonly InferenceProfile[]>;
  provisioned: Current<unknown>;
  listings: Listings;
  of(modelId: string): Listing;
};

type Draft = {
  listed: ListedModel | null;
  variants: number;
  provisionable: boolean;
  profiles: InferenceProfile[];
  provisioned: boolean;
  customised: boolean;
};

const NOTHING: Listing = {
  listed: null,
  provisionable: false,
  profiles: [],
  provisioned: false,
  variantsOnly: false,
  customised: false,
  routes: [],
};
const IN_SERVICE = "InService";

/** Geographic profiles before the global one, since the narrower route says less about where data goes. */
function routesOf(draft: Draft): readonly Route[] {
  const routes: Route[] = [];
  if (draft.listed?.inferenceTypes.includes("ON_DEMAND")) routes.push("on-demand");
  const prefixes = [...new Set(draft.profiles.map((profile) => profile.prefix))];
  routes.push(...prefixes.filter((prefix) => prefix !== "global").sort());
  if (prefixes.includes("global")) routes.push("global");
  if (draft.provisioned) routes.push("provisioned");
  return routes;
}

/** Looks each model up in the region's lists once; context variants fold into their base model. */
export function indexRegion(
  facts: RegionFacts,
  at: Age & { listed: ReadonlySet<string> },
): RegionIndex {
  const models = current(facts.models, at);
  const profiles = current(facts.profiles, at);
  const provisioned = ofKnownKind(current(facts.provisioned, at));
  const listings = listingsOf(
    models.ok ? models.value : NO_ITEMS,
    profiles.ok ? profiles.value : NO_ITEMS,
    provisioned.ok ? provisioned.value : NO_ITEMS,
    at.listed,
  );
  return { models, profiles, provisioned, listings, of: lookIn(listings) };
}

/** What a store of an earlier version holds does not say whose throughputs they are, so it is not relied on. */
function ofKnownKind(
  read: Current<readonly ProvisionedThroughput[]>,
): Current<readonly ProvisionedThroughput[]> {
  const known = !read.ok || read.value.every(({ custom }) => typeof custom === "boolean");
  return known ? read : { ok: false, fault: NOT_READ_YET };
}

const NO_ITEMS: readonly never[] = [];

const lookIn =
  (listings: Listings): RegionIndex["of"] =>
  (modelId) =>
    listings.get(modelId) ?? NOTHING;

const listingsOf = onceFor(
  (
    models: readonly ListedModel[],
    profiles: readonly InferenceProfile[],
    provisioned: readonly ProvisionedThroughput[],
    listed: ReadonlySet<string>,
  ): Listings => {
    const drafts = new Map<string, Draft>();
    const draft = (id: string): Draft => {
      const modelId = baseOfVariant(id, listed);
      const existing = drafts.get(modelId);
      if (existing) return existing;
      const created: Draft = {
        listed: null,
        variants: 0,
        provisionable: false,
        profiles: [],
        provisioned: false,
        customised: false,
      };
      drafts.set(modelId, created);
      return created;
    };
    for (const model of models) {
      const entry = draft(model.modelId);
      if (baseOfVariant(model.modelId, listed) === model.modelId) entry.listed = model;
      else entry.variants += 1;
      if (model.inferenceTypes.includes("PROVISIONED")) entry.provisionable = true;
    }
    for (const profile of profiles) draft(profile.modelId).profiles.push(profile);
    for (const throughput of provisioned) {
      if (throughput.status !== IN_SERVICE) continue;
      const entry = draft(throughput.modelId);
      if (throughput.custom) entry.customised = true;
      else entry.provisioned = true;
    }
    return new Map([...drafts].map(([modelId, entry]) => [modelId, listingOf(entry)]));
  },
);

function listingOf(draft: Draft): Listing {
  const { listed, variants, provisionable, profiles, provisioned, customised } = draft;
  return {
    listed,
    provisionable,
    profiles,
    provisioned,
    customised,
    variantsOnly: listed === null && variants > 0,
    routes: routesOf(draft),
  };
}
