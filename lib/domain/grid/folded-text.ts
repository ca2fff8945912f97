import type { FoldedFor } from "@/lib/domain/requirement/folded-regions";
import { figure } from "@/lib/domain/words/figure";

const NAMED_MAX = 5;

/** Regions that are folded away, in words: how many, which of them first, and why nobody misses them. Null: there are none. */
export function foldedText(
  why: FoldedFor,
  regions: readonly string[],
): { title: string; detail: string } | null {
  const [only] = regions;
  if (only === undefined) return null;
  const one = regions.length === 1;
  const count = one ? "1 Region" : `${figure(regions.length)} Regions`;
  const rest = regions.length - NAMED_MAX;
  const names = `${regions.slice(0, NAMED_MAX).join(", ")}${rest > 0 ? ` and ${figure(rest)} more` : ""}`;
  const nobody = `Nobody requires or configured ${one ? "it" : "them"}.`;
  return why === "off"
    ? { title: `${count} ${one ? "is" : "are"} off`, detail: `${names}. ${nobody}` }
    : { title: `${count} ${one ? "has" : "have"} no Bedrock`, detail: `${names}.` };
}
