import type { InferenceProfile, ListedModel, RegionFacts } from "../facts";
import type { Route } from "../verdict";
import { type Age, type Current, current } from "./current";
import { baseModelId } from "./models";

/** What a region's lists say of one model. */
export type Listing = {
  listed: ListedModel | null;
  /** Inference types of the model and its context variants. */
  provisionable: boolean;
  profiles: readonly InferenceProfile[];
  provisioned: boolean;
  routes: readonly Route[];
};

export type RegionIndex = {
  models: Current<readonly ListedModel[]>;
  profiles: Current<readonly InferenceProfile[]>;
  provisioned: Current<unknown>;
  of(modelId: string): Listing;
};

type Draft = {
  listed: ListedModel | null;
  provisionable: boolean;
  profiles: InferenceProfile[];
  provisioned: boolean;
};

const NOTHING: Listing = {
  listed: null,
  provisionable: false,
  profiles: [],
  provisioned: false,
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
  const provisioned = current(facts.provisioned, at);
  const drafts = new Map<string, Draft>();
  const draft = (id: string): Draft => {
    const modelId = baseModelId(id, at.listed);
    const existing = drafts.get(modelId);
    if (existing) return existing;
    const created: Draft = { listed: null, provisionable: false, profiles: [], provisioned: false };
    drafts.set(modelId, created);
    return created;
  };
  for (const model of models.ok ? models.value : []) {
    const entry = draft(model.modelId);
    if (baseModelId(model.modelId, at.listed) === model.modelId) entry.listed = model;
    if (model.inferenceTypes.includes("PROVISIONED")) entry.provisionable = true;
  }
  for (const profile of profiles.ok ? profiles.value : [])
    draft(profile.modelId).profiles.push(profile);
  for (const throughput of provisioned.ok ? provisioned.value : []) {
    if (throughput.status === IN_SERVICE) draft(throughput.modelId).provisioned = true;
  }
  const listings = new Map<string, Listing>();
  for (const [modelId, entry] of drafts)
    listings.set(modelId, { ...entry, routes: routesOf(entry) });
  return { models, profiles, provisioned, of: (modelId) => listings.get(modelId) ?? NOTHING };
}
