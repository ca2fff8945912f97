import { type ListedModel, lastGood, type RegionFacts } from "@/lib/domain/facts/facts";

/** A row of the matrix: a base model, named by the first list that names it. */
export type ModelRow = {
  modelId: string;
  modelName: string | null;
  providerName: string | null;
};

const VARIANT = /^([^:]+)(:\d+):.+$/;

/**
 * The base model a context variant folds into (`…-v1:0:28k`, `…-v3:0:512`, `…:0:mm`): its id up to `:n`, or without
 * it, where that is listed too. Any other id is its own base.
 */
export function baseOfVariant(modelId: string, listed: ReadonlySet<string>): string {
  const match = VARIANT.exec(modelId);
  if (!match?.[1] || !match[2]) return modelId;
  const numbered = `${match[1]}${match[2]}`;
  if (listed.has(numbered)) return numbered;
  return listed.has(match[1]) ? match[1] : modelId;
}

/** Whether an id has the shape of a context variant; whether it is one is told by what is listed. */
export const mayBeVariant = (modelId: string): boolean => VARIANT.test(modelId);

/** The rows of all regions of all accounts, and the ids that any list gave; what was last read counts, however old. */
export type Catalogue = { rows: ReadonlyMap<string, ModelRow>; listed: ReadonlySet<string> };

export function catalogueOf(regions: Iterable<RegionFacts>): Catalogue {
  const lists: (readonly ListedModel[])[] = [];
  const profiled: string[] = [];
  for (const facts of regions) {
    lists.push(lastGood(facts.models)?.value ?? []);
    for (const profile of lastGood(facts.profiles)?.value ?? []) profiled.push(profile.modelId);
  }
  const listed = new Set(lists.flatMap((list) => list.map((model) => model.modelId)));
  const rows = new Map<string, ModelRow>();
  for (const model of lists.flat()) {
    if (baseOfVariant(model.modelId, listed) !== model.modelId) continue;
    const row = rows.get(model.modelId);
    rows.set(model.modelId, {
      modelId: model.modelId,
      modelName: row?.modelName ?? model.modelName,
      providerName: row?.providerName ?? model.providerName,
    });
  }
  for (const id of profiled) {
    const modelId = baseOfVariant(id, listed);
    if (!rows.has(modelId)) rows.set(modelId, { modelId, modelName: null, providerName: null });
  }
  return { rows: new Map([...rows].sort(byId)), listed };
}

/** One order for every reading, whatever order the regions came in. */
const byId = ([a]: readonly [string, ModelRow], [b]: readonly [string, ModelRow]): number =>
  a < b ? -1 : 1;
