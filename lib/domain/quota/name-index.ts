import { idWords, numbersFit, wordsOf } from "./id-words";
import { isAsWritten, normaliseName, spellingsOf, vendorWords } from "./model-names";
import { slipOf } from "./slips";
import type { QuotaCandidate } from "./types";

type Named = {
  candidate: QuotaCandidate;
  vendors: readonly string[];
  name: string;
  /** This region's own list gives the name. */
  here: boolean;
};

/** A region's models by every spelling of their names, of their ids and of AWS's slips. */
export type NameIndex = {
  names: ReadonlyMap<string, readonly Named[]>;
  ids: ReadonlyMap<string, readonly QuotaCandidate[]>;
  slips: ReadonlyMap<string, readonly QuotaCandidate[]>;
};

export function indexNames(candidates: readonly QuotaCandidate[]): NameIndex {
  const names = new Map<string, Named[]>();
  const ids = new Map<string, QuotaCandidate[]>();
  const slips = new Map<string, QuotaCandidate[]>();
  const byId = new Map(candidates.map((candidate) => [candidate.modelId, candidate]));
  for (const candidate of byId.values()) {
    const vendors = vendorWords(candidate);
    for (const { name, here } of namesOf(candidate)) {
      for (const spelling of spellingsOf(name, vendors)) {
        add(names, spelling, { candidate, vendors, name, here });
      }
    }
    for (const spelling of idSpellings(candidate.modelId, vendors)) add(ids, spelling, candidate);
    const slip = slipOf(candidate.modelId);
    if (slip !== null) {
      for (const spelling of spellingsOf(slip, vendors)) add(slips, spelling, candidate);
    }
  }
  return { names, ids, slips };
}

/** How quotas would name a model, to be told where none was found: by its names, or its id where it has none. */
export function quotaNamesOf(candidate: QuotaCandidate): readonly string[] {
  const vendors = vendorWords(candidate);
  const named = namesOf(candidate).flatMap(({ name }) => [...spellingsOf(name, vendors)]);
  return [...new Set(named.length > 0 ? named : idSpellings(candidate.modelId, vendors))];
}

/**
 * Whom a model's name as a quota spells it may mean, the surest reading first: as written, then in any case, in this
 * region's list before others; then without a trailing V1; then by the id; then by AWS's own slips.
 */
export function* readings(
  index: NameIndex,
  modelText: string,
): Generator<readonly QuotaCandidate[]> {
  const text = normaliseName(modelText);
  const named = index.names.get(text) ?? [];
  const written = named.filter(({ name, vendors }) => isAsWritten(modelText, name, vendors));
  yield models(written.filter(({ here }) => here));
  yield models(written);
  yield models(named.filter(({ here }) => here));
  yield models(named);
  if (text.endsWith(" v1")) {
    const first = (index.names.get(text.slice(0, -3)) ?? []).filter(mayBeFirst);
    yield models(first.filter(({ here }) => here));
    yield models(first);
  }
  yield (index.ids.get(wordsOf(modelText)) ?? []).filter((candidate) =>
    numbersFit(modelText, {
      modelId: candidate.modelId,
      names: namesOf(candidate).map(({ name }) => name),
    }),
  );
  yield index.slips.get(text) ?? [];
}

function namesOf({ modelName, otherNames = [] }: QuotaCandidate) {
  return [
    ...(modelName ? [{ name: modelName, here: true }] : []),
    ...otherNames.filter((name) => name !== modelName).map((name) => ({ name, here: false })),
  ];
}

/** As with names, a single word is not taken without its vendor. */
function idSpellings(modelId: string, vendors: readonly string[]): ReadonlySet<string> {
  return new Set(
    idWords(modelId).flatMap((words) => [
      ...vendors.map((vendor) => `${wordsOf(vendor)} ${words}`),
      ...(MORE_THAN_ONE_WORD.test(words.replace(VERSION, "")) ? [words] : []),
    ]),
  );
}

const VERSION = / v \d+$/;
const MORE_THAN_ONE_WORD = /^[a-z]{3,} /;

/** "Embed English V1" is not the model `cohere.embed-english-v3`, though AWS names that one "Embed English". */
function mayBeFirst({ candidate, name }: Named): boolean {
  const version = /-v(\d+)(?:[:.]|$)/.exec(candidate.modelId)?.[1];
  if (version === undefined || Number(version) <= 1) return true;
  return normaliseName(name).endsWith(` v${version}`);
}

const models = (named: readonly Named[]): readonly QuotaCandidate[] => [
  ...new Set(named.map(({ candidate }) => candidate)),
];

function add<T>(index: Map<string, T[]>, spelling: string, value: T): void {
  const sharing = index.get(spelling);
  if (sharing) sharing.push(value);
  else index.set(spelling, [value]);
}
