import { groupBy } from "@/lib/domain/group-by";
import { KEPT_MS, type Proof } from "@/lib/domain/proof/proof";
import type { EpochMs } from "@/lib/domain/time";
import type { Stores } from "@/lib/services/ports/stores";
import { rowKey } from "./stored-rows";

/** What came of calls in each region; the very same list for as long as nothing more came. */
export type Proofs = {
  load(now: EpochMs): Promise<void>;
  of(account: string, region: string): readonly Proof[];
  /** How often a load gave something else than the one before. */
  moves(): number;
};

const NONE: readonly Proof[] = [];

export function createProofs({ proofs }: Pick<Stores, "proofs">): Proofs {
  let held = new Map<string, { text: string; proofs: readonly Proof[] }>();
  let moves = 0;
  return {
    async load(now) {
      const found = await proofs.since(now - KEPT_MS);
      const before = held;
      held = new Map(
        [...groupBy(found, ({ account, region }) => rowKey(account, region))].map(([key, own]) => {
          const text = JSON.stringify(own);
          const known = before.get(key);
          return [key, known?.text === text ? known : { text, proofs: own }];
        }),
      );
      const isSame =
        held.size === before.size && [...held].every(([key, one]) => before.get(key) === one);
      if (!isSame) moves += 1;
    },
    moves: () => moves,
    of: (account, region) => held.get(rowKey(account, region))?.proofs ?? NONE,
  };
}
