import { remembered } from "./remembered";

const VERSION = / v (\d+)$/;
const NOTHING_BUT_A_VERSION = /^(?:v )?[\d ]+$/;

/** A text as the words and numbers in it: `llama3-1-8b` and `Llama 3.1 8B` are both `llama 3 1 8 b`. */
export const wordsOf: (text: string) => string = remembered((text) =>
  (
    text
      .toLowerCase()
      .replaceAll("+", " plus ")
      .match(/[a-z]+|\d+/g) ?? []
  ).join(" "),
);

/**
 * The words of a model's id without its vendor and its `:n`, and without a trailing first version as well. A later
 * version is never left out, since it is another model's.
 */
export function idWords(modelId: string): readonly string[] {
  const words = wordsOf(idStem(modelId));
  if (words === "") return [];
  const version = VERSION.exec(words)?.[1];
  if (version === undefined || Number(version) > 1) return [words];
  const bare = words.replace(VERSION, "");
  return NOTHING_BUT_A_VERSION.test(bare) ? [words] : [words, bare];
}

/**
 * Whether the numbers with a point in a text are the model's: an id writes 3.1 and 3-1 alike, so only a name, or a
 * point in the id, tells `3.1 7B` from `3 1.7B`.
 */
export function numbersFit(
  text: string,
  { modelId, names }: { modelId: string; names: readonly string[] },
): boolean {
  const known = new Set([modelId, ...names].flatMap(pointed));
  return names.length === 0 || pointed(text).every((number) => known.has(number));
}

const idStem = (modelId: string): string =>
  (modelId.split(":", 1)[0] ?? "").split(".").slice(1).join(".");

const pointed = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)+/g) ?? [];
