import { lastGood } from "@/lib/domain/facts/facts";
import { type Catalogue, catalogueOf } from "@/lib/domain/judge/models";
import { regionRank } from "@/lib/domain/region";
import type { StoredRegion } from "@/lib/services/ports/stores";

/** The same object while it says the same, so that verdicts that rest on it stay. */
export function createStableCatalogue(): (rows: Iterable<StoredRegion>) => Catalogue {
  let kept: { lists: readonly unknown[]; signature: string; value: Catalogue } | null = null;
  return (rows) => {
    const given = [...rows].sort((a, b) => regionRank(a.region) - regionRank(b.region));
    const lists = given.flatMap(({ facts }) => [
      lastGood(facts.models)?.value,
      lastGood(facts.profiles)?.value,
    ]);
    if (kept && sameItems(kept.lists, lists)) return kept.value;
    const value = catalogueOf(given.map(({ facts }) => facts));
    const signature = signatureOf(value);
    const same = kept?.signature === signature ? kept.value : value;
    kept = { lists, signature, value: same };
    return same;
  };
}

const signatureOf = ({ rows, listed }: Catalogue): string =>
  JSON.stringify([[...rows.values()], [...listed].sort()]);

/** Item by item the very same. */
export const sameItems = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, place) => one === others[place]);
