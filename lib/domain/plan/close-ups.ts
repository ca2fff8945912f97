import { placeKey, type RegionRef } from "@/lib/domain/cell-ref";
import { MOVES_NAMED } from "./advice";
import { ACCOUNTS_TOLD } from "./evidence";
import type { Counted, Where } from "./tally";

/**
 * The Regions whose facts a plan has to tell more of than what was counted: evidence is told of the first accounts of a
 * cause, and the first models that are to be moved from. However many accounts there are, they are a few for each cause.
 */
export function closeUpsOf({ tallies }: Counted): readonly RegionRef[] {
  const wheres = tallies.flatMap(({ firsts, moves }) => [
    ...[...firsts.values()].slice(0, ACCOUNTS_TOLD),
    ...[...moves.values()].slice(0, MOVES_NAMED),
  ]);
  const places = wheres.flatMap(placeOf);
  return [...new Map(places.map((at) => [placeKey(at), at])).values()];
}

const placeOf = ({ account, region }: Where): readonly RegionRef[] =>
  account && region ? [{ account: account.key, region: region.region }] : [];
