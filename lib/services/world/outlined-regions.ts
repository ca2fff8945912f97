import type { EpochMs } from "@/lib/domain/time";
import type { StoredColumn } from "@/lib/services/ports/columns";
import type { RegionInput } from "./account-inputs";
import { type KnownRegion, rowKey } from "./known-regions";
import { inShort, type OutlinedRegion, shortOf } from "./outline";
import { sealOf } from "./seal";
import { sameItems } from "./stable-catalogue";
import type { WorldRegion } from "./world";

/** `region` is the very same for as long as what it rests on is. */
type Outlined = {
  inputs: readonly unknown[];
  region: OutlinedRegion;
  turnsAt: EpochMs;
  /** Of its column; null: it has none. */
  seal: string | null;
};

/** Regions in short; one of which nothing changed, and whose time has not come, is neither read nor judged again. */
export type OutlinedRegions = {
  known(at: RegionInput): Outlined | null;
  /** The same by what the store has of it, where that is what would be judged now. */
  adopt(at: RegionInput, column: StoredColumn): Outlined | null;
  /** The same out of its facts, with the column that the store is to have of it; null: there is nothing to be kept. */
  judged(
    at: RegionInput,
    region: WorldRegion,
    version: KnownRegion["version"] | null,
  ): { outlined: Outlined; column: StoredColumn | null };
  /** Of the column of a Region as it is now; null: it has none. */
  sealOf(account: string, region: OutlinedRegion): string | null;
  /** Forgets the others. */
  keepOnly(keys: ReadonlySet<string>): void;
};

/** `judgedBy` names the rules; null: nothing is kept for others, nor taken from them. */
export function createOutlinedRegions(judgedBy: string | null): OutlinedRegions {
  const held = new Map<string, Outlined>();
  const keyOf = ({ input }: RegionInput) => rowKey(input.key, input.region);
  const inputsOf = ({ known, othersAnswered, input }: RegionInput) => [
    ...[input.account, known?.gist, othersAnswered],
    ...[input.catalogue, input.staleAfterMs, input.pending, input.proofs],
  ];
  const placed = ({ known, input }: RegionInput, short: OutlinedRegion["short"]) => ({
    ...{ region: input.region, gist: known?.gist ?? null, short },
  });
  const hold = (at: RegionInput, outlined: Outlined): Outlined => {
    held.set(keyOf(at), outlined);
    return outlined;
  };
  return {
    known(at) {
      const known = held.get(keyOf(at));
      if (!known || at.input.now >= known.turnsAt) return null;
      return sameItems(known.inputs, inputsOf(at)) ? known : null;
    },
    adopt(at, column) {
      const { judgedAt, turnsAt, version, seal, body } = column;
      const { now } = at.input;
      if (judgedBy === null || now < judgedAt || (turnsAt !== null && now >= turnsAt)) return null;
      if (sealOf({ judgedBy, version, at }, column) !== seal) return null;
      return hold(at, {
        ...{ inputs: inputsOf(at), region: placed(at, shortOf(body)), seal },
        turnsAt: turnsAt ?? Number.POSITIVE_INFINITY,
      });
    },
    judged(at, region, version) {
      const { key, now, staleAfterMs } = at.input;
      const { validUntil } = region.judged;
      const { text, short } = inShort(region, { now, staleAfterMs });
      const made = { inputs: inputsOf(at), region: placed(at, short), turnsAt: validUntil };
      if (judgedBy === null || version === null || !at.known)
        return { outlined: hold(at, { ...made, seal: null }), column: null };
      const turnsAt = Number.isFinite(validUntil) ? Math.floor(validUntil) : null;
      const dated = { judgedAt: Math.ceil(now), turnsAt, body: text };
      const seal = sealOf({ judgedBy, version, at }, dated);
      const place = { account: key, region: region.region, version, gist: at.known.gist };
      return { outlined: hold(at, { ...made, seal }), column: { ...place, seal, ...dated } };
    },
    sealOf(account, region) {
      const known = held.get(rowKey(account, region.region));
      return known?.region === region ? known.seal : null;
    },
    keepOnly(keys) {
      for (const key of held.keys()) if (!keys.has(key)) held.delete(key);
    },
  };
}
