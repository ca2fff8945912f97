import { type Catalogue, catalogueOf, type NamingLists } from "@/lib/domain/judge/models";
import { regionRank } from "@/lib/domain/known-regions";

export type NamedPlace = { region: string; lists: NamingLists };

/** The same object while it says the same, so that verdicts that rest on it stay. */
export function createStableCatalogue(): (places: Iterable<NamedPlace>) => Catalogue {
  let kept: { lists: readonly unknown[]; signature: string; value: Catalogue } | null = null;
  return (places) => {
    const given = [...places].sort((a, b) => regionRank(a.region) - regionRank(b.region));
    const lists = given.flatMap(({ lists: { models, profiles } }) => [models, profiles]);
    if (kept && sameItems(kept.lists, lists)) return kept.value;
    const value = catalogueOf(given.map((place) => place.lists));
    const signature = signatureOf(value);
    const same = kept?.signature === signature ? kept.value : value;
    kept = { lists, signature, value: same };
    return same;
  };
}

/** Everything that a catalogue says. */
export const signatureOf = ({ rows, listed }: Catalogue): string =>
  JSON.stringify([[...rows.values()], [...listed].sort()]);

/** Item by item the very same. */
export const sameItems = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, place) => one === others[place]);
