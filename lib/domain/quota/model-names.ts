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
export const normaliseName: (text: string) => string = remembered((text) =>
  evenName(text).toLowerCase(),
);

/** As `normaliseName`, with the case as it came. */
export const evenName: (text: string) => string = remembered((text) =>
  tidy(text)
    .replace(/[-()[\]]/g, " ")
    .replaceAll("+", " plus ")
    .replace(/\s+/g, " ")
    .trim(),
);

/**
 * Every way a quota's name may spell a name of a model: with or without its own vendor's word, never another's.
 * A name of one word is not taken without its vendor ("Large", "R1"): that would not be certain.
 */
export function spellingsOf(modelName: string, vendors: readonly string[]): ReadonlySet<string> {
  const name = normaliseName(modelName);
  if (!name) return new Set();
  const bare = withoutVendor(name, vendors);
  const spellings = new Set([
    name,
    ...vendors.flatMap((word) => [`${word} ${name}`, `${word} ${bare}`]),
  ]);
  if (bare.includes(" ")) spellings.add(bare);
  return spellings;
}

/** Whether a text spells a name in the very case it came in; the vendor's word may stand in any. */
export function isAsWritten(text: string, modelName: string, vendors: readonly string[]): boolean {
  const written = evenName(text);
  const name = evenName(modelName);
  const bare = name.slice(name.length - withoutVendor(name.toLowerCase(), vendors).length);
  return written.endsWith(name) || written.endsWith(bare);
}

/** The words that may stand for a model's vendor. */
export function vendorWords({
  modelId,
  providerName,
}: Pick<QuotaCandidate, "modelId" | "providerName">): readonly string[] {
  const prefix = normaliseName(modelId.split(".")[0] ?? "");
  const own = providerName === null ? prefix : normaliseName(providerName);
  const short = own.replace(/ (?:ai|labs)$/, "");
  const known = SPELLINGS.get(own) ?? SPELLINGS.get(short) ?? SPELLINGS.get(prefix) ?? [];
  return [...new Set([own, short, ...known])].filter((word) => word !== "");
}

function withoutVendor(name: string, vendors: readonly string[]): string {
  const longestFirst = [...vendors].sort((a, b) => b.length - a.length);
  const word = longestFirst.find((vendor) => name.startsWith(`${vendor} `));
  return word === undefined ? name : name.slice(word.length + 1);
}
