import {
  type InferenceProfile,
  type ListedModel,
  lastGood,
  type RegionFacts,
} from "@/lib/domain/facts/facts";
import { createVotes, type Votes } from "./votes";

/** A row of the matrix: a base model under one name and one provider, whatever region answered first. */
export type ModelRow = {
  modelId: string;
  modelName: string | null;
  providerName: string | null;
  /** What other lists and profiles call it. */
  otherNames: readonly string[];
  /** Another row has the same name, so the id has to be shown. */
  sharesName: boolean;
};

const VARIANT = /^([^:]+)(:\d+):.+$/;

/**
 * The base model a context variant folds into (`…-v1:0:28k`, `…-v3:0:512`, `…:0:mm`): its id up to `:n`, or without
 * it, whichever is listed; up to `:n` where neither is any more. Any other id is its own base.
 */
export function baseOfVariant(modelId: string, listed: ReadonlySet<string>): string {
  const match = VARIANT.exec(modelId);
  if (!match?.[1] || !match[2]) return modelId;
  const numbered = `${match[1]}${match[2]}`;
  return !listed.has(numbered) && listed.has(match[1]) ? match[1] : numbered;
}

/** Whether an id is a context variant; which base it folds into is told by what is listed. */
export const mayBeVariant = (modelId: string): boolean => VARIANT.test(modelId);

/** The rows of all regions of all accounts, and the ids that any list gave; what was last read counts, however old. */
export type Catalogue = { rows: ReadonlyMap<string, ModelRow>; listed: ReadonlySet<string> };

/** The lists of a region that name models; null: never read. */
export type NamingLists = {
  models: readonly ListedModel[] | null;
  profiles: readonly InferenceProfile[] | null;
};

/** As they were last read well. */
export const namingLists = ({
  models,
  profiles,
}: Pick<RegionFacts, "models" | "profiles">): NamingLists => ({
  models: lastGood(models)?.value ?? null,
  profiles: lastGood(profiles)?.value ?? null,
});

/** `regions` come in the order of regions: where as many give one name as another, the first of them does. */
export function catalogueOf(regions: Iterable<NamingLists>): Catalogue {
  const all = [...regions];
  const models = timesOf(all.map((lists) => lists.models));
  const profiles = timesOf(all.map((lists) => lists.profiles));
  const listed = new Set([...models.keys()].flatMap((list) => list.map(({ modelId }) => modelId)));
  const drafts = new Map<string, Draft>();
  for (const [list, times] of models)
    for (const model of list) {
      const modelId = baseOfVariant(model.modelId, listed);
      const draft = draftIn(drafts, modelId);
      const own = model.modelId === modelId ? draft.listed : draft.ofVariants;
      own.add(model.modelName, times);
      draft.providers.add(model.providerName, times);
    }
  for (const [list, times] of profiles)
    for (const { modelId, name, prefix } of list)
      draftIn(drafts, baseOfVariant(modelId, listed)).profiled.add(
        withoutGeography(name, prefix),
        times,
      );
  return { rows: rowsOf(drafts), listed };
}

/** How often each list comes, in the order in which they first do: of most there are hundreds. */
function timesOf<List>(lists: readonly (List | null)[]): ReadonlyMap<List, number> {
  const times = new Map<List, number>();
  for (const list of lists) if (list) times.set(list, (times.get(list) ?? 0) + 1);
  return times;
}

type Draft = { listed: Votes; ofVariants: Votes; profiled: Votes; providers: Votes };

function draftIn(drafts: Map<string, Draft>, modelId: string): Draft {
  const existing = drafts.get(modelId);
  if (existing) return existing;
  const created: Draft = {
    listed: createVotes(),
    ofVariants: createVotes(),
    profiled: createVotes(),
    providers: createVotes(),
  };
  drafts.set(modelId, created);
  return created;
}

/** In one order for every reading, whatever order the regions came in. */
function rowsOf(drafts: ReadonlyMap<string, Draft>): ReadonlyMap<string, ModelRow> {
  const providerOf = providersOf(drafts);
  const sorted = [...drafts].sort(([a], [b]) => (a < b ? -1 : 1));
  const named = sorted.map(([modelId, draft]) => {
    const { listed, ofVariants, profiled } = draft;
    const modelName = listed.most() ?? ofVariants.most() ?? profiled.most();
    const names = new Set([...listed.all(), ...profiled.all()]);
    if (modelName !== null) names.delete(modelName);
    return { modelId, modelName, providerName: providerOf(modelId), otherNames: [...names].sort() };
  });
  const times = createVotes();
  for (const { modelName } of named) times.add(modelName?.toLowerCase() ?? null);
  return new Map(
    named.map((row) => [
      row.modelId,
      { ...row, sharesName: times.of(row.modelName?.toLowerCase() ?? "") > 1 },
    ]),
  );
}

/** One spelling a provider: names that differ in case alone, and all models of one id prefix, have one provider. */
function providersOf(drafts: ReadonlyMap<string, Draft>): (modelId: string) => string | null {
  const spellings = new Map<string, Votes>();
  const byPrefix = new Map<string, Votes>();
  for (const [modelId, { providers }] of drafts) {
    for (const name of providers.all()) {
      votesIn(spellings, name.toLowerCase()).add(name, providers.of(name));
      votesIn(byPrefix, prefixOf(modelId)).add(name.toLowerCase(), providers.of(name));
    }
  }
  return (modelId) => {
    const key = byPrefix.get(prefixOf(modelId))?.most();
    return key == null ? null : (spellings.get(key)?.most() ?? null);
  };
}

function votesIn(votes: Map<string, Votes>, key: string): Votes {
  const existing = votes.get(key);
  if (existing) return existing;
  const created = createVotes();
  votes.set(key, created);
  return created;
}

const prefixOf = (modelId: string): string => modelId.split(".", 1)[0] ?? modelId;

/** `US Meta Llama 3.2 1B Instruct` of the prefix `us` is Meta's model; AWS now and then says the geography twice. */
function withoutGeography(name: string | null, prefix: string): string | null {
  const words = prefix.split(/[^a-z0-9]+/i).join("[- ]");
  const rest = (name ?? "").replace(new RegExp(`^(?:${words}\\s+)+`, "i"), "").trim();
  return rest === "" ? null : rest;
}
