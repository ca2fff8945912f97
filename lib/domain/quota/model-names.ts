import { tidy } from "./name";
import { remembered } from "./remembered";
import type { QuotaCandidate } from "./types";

/** Spellings of one vendor in quota names, provider names and model ids, written as `normaliseName` leaves them. */
const VENDORS: readonly (readonly string[])[] = [
  ["amazon"],
  ["anthropic"],
  ["meta"],
  ["mistral", "mistral ai"],
  ["cohere"],
  ["ai21", "ai21 labs"],
  ["stability", "stability ai", "stability.ai"],
  ["deepseek", "deepseek ai"],
  ["twelve labs", "twelvelabs"],
  ["writer", "writer ai"],
  ["openai"],
  ["qwen"],
  ["luma", "luma ai", "lumaai"],
  ["google"],
  ["minimax", "minimax ai"],
  ["moonshot", "moonshot ai", "moonshotai"],
  ["nvidia"],
  ["xai", "x.ai"],
  ["z.ai", "z ai", "zai"],
];

const SPELLINGS = new Map(
  VENDORS.flatMap((vendor) => vendor.map((word) => [word, vendor] as const)),
);

/** Lower case, one space between words; a hyphen or bracket parts words, and `+` is the word plus. */
export const normaliseName: (text: string) => string = remembered(normalised);

function normalised(text: string): string {
  const words = tidy(text)
    .toLowerCase()
    .replace(/[-()[\]]/g, " ")
    .replaceAll("+", " plus ");
  return words.replace(/\s+/g, " ").trim();
}

/**
 * Every way a quota's name may spell a candidate's model: with or without its own vendor's word, never another's.
 * A name of one word is not taken without its vendor ("Large", "R1"): that would not be certain.
 */
export function spellingsOf(candidate: QuotaCandidate): ReadonlySet<string> {
  const name = normaliseName(candidate.modelName ?? "");
  if (!name) return new Set();
  const vendors = vendorWords(candidate);
  const bare = withoutVendor(name, vendors);
  const spellings = new Set([
    name,
    ...vendors.flatMap((word) => [`${word} ${name}`, `${word} ${bare}`]),
  ]);
  if (bare.includes(" ")) spellings.add(bare);
  return spellings;
}

function vendorWords(candidate: QuotaCandidate): readonly string[] {
  const prefix = normaliseName(candidate.modelId.split(".")[0] ?? "");
  const own = candidate.providerName === null ? prefix : normaliseName(candidate.providerName);
  const short = own.replace(/ (?:ai|labs)$/, "");
  const known = SPELLINGS.get(own) ?? SPELLINGS.get(short) ?? SPELLINGS.get(prefix) ?? [];
  return [...new Set([own, short, ...known])].filter((word) => word !== "");
}

function withoutVendor(name: string, vendors: readonly string[]): string {
  const longestFirst = [...vendors].sort((a, b) => b.length - a.length);
  const word = longestFirst.find((vendor) => name.startsWith(`${vendor} `));
  return word === undefined ? name : name.slice(word.length + 1);
}
