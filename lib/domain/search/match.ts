import { isOneSlipAway } from "./slip";

/** What something is found by, in plain lower case: what it is called, and what else names it, such as an id. */
export type Findable = { name: string; also: string };

/** How well one thing is meant, above 0; null: it is not meant. */
export type Fit = number | null;

const EXACT_NAME = 100;
const IN_NAME = { whole: 6, start: 5, inside: 2 } as const;
const ELSEWHERE = { whole: 4, start: 3, inside: 1 } as const;
const WITH_A_SLIP = 0.5;

/** Words of a question that name nothing. */
const FILLERS = new Set(
  "a an and are at be by can do does for have i in is it my of on or our the there this to use we with".split(
    " ",
  ),
);

export const findable = (name: string, also: string): Findable => ({
  name: plain(name),
  also: plain(also),
});

/** The words that are asked for, in plain lower case; those that only fill a sentence are left out, unless there are no others. */
export function askedWords(text: string): readonly string[] {
  const words = plain(text)
    .split(/\s+/)
    .map((word) => word.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, ""))
    .filter(Boolean);
  const meant = words.filter((word) => !FILLERS.has(word));
  return meant.length > 0 ? meant : words;
}

/** How well all words fit: the name itself first, then its words, then ids. Null where any does not fit at all. */
export function fitOf(thing: Findable, words: readonly string[], forgiving = false): Fit {
  let sum = thing.name === words.join(" ") ? EXACT_NAME : 0;
  for (const word of words) {
    const fit = fitOfWord(thing, word, forgiving);
    if (fit === null) return null;
    sum += fit;
  }
  return sum;
}

/** How well one word fits. A number is never found inside a longer one. `forgiving` lets one typing error pass. */
export function fitOfWord({ name, also }: Findable, word: string, forgiving = false): Fit {
  const named = positionOf(name, word);
  const elsewhere = positionOf(also, word);
  const fit = Math.max(named ? IN_NAME[named] : 0, elsewhere ? ELSEWHERE[elsewhere] : 0);
  if (fit > 0) return fit;
  const slips = forgiving && `${name} ${also}`.split(/[^a-z0-9]+/).some(isNear(word));
  return slips ? WITH_A_SLIP : null;
}

type WordPosition = "whole" | "start" | "inside";

function positionOf(text: string, word: string): WordPosition | null {
  let best: WordPosition | null = null;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const begins = isEdge(text, at, -1);
    if (begins && isEdge(text, at + word.length, 1)) return "whole";
    if (begins) best = "start";
    else if (!isNumber(word) && word.length > 1) best ??= "inside";
  }
  return best;
}

/** Whether a word ends between two letters of the text; the point of "4.5" keeps its figures together, "v4" does not. */
function isEdge(text: string, at: number, towards: -1 | 1): boolean {
  const outer = text.charAt(towards === -1 ? at - 1 : at);
  const inner = text.charAt(towards === -1 ? at : at - 1);
  const beyond = text.charAt(towards === -1 ? at - 2 : at + 1);
  if (outer === "") return true;
  if (outer === "." && isDigit(inner) && isDigit(beyond)) return false;
  if (towards === -1 && outer === "v" && isDigit(inner)) return !/[a-z0-9]/.test(beyond);
  return !/[a-z0-9]/.test(outer);
}

const isNear = (word: string) => (token: string) => isOneSlipAway(word, token);

const isDigit = (letter: string): boolean => letter >= "0" && letter <= "9";
const isNumber = (word: string): boolean => /^[0-9.]+$/.test(word);

/** "São Paulo" is found as "sao". */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim();
