import { groupBy } from "@/lib/domain/group-by";
import { KEPT_MS, type Proof } from "@/lib/domain/proof/proof";
import type { EpochMs } from "@/lib/domain/time";
import type { Stores } from "@/lib/services/ports/stores";
import { rowKey } from "./known-regions";
import { sameItems } from "./stable-catalogue";

/** What came of calls in each region; the very same list for as long as nothing more came. */
export type Proofs = {
  load(now: EpochMs): Promise<void>;
  of(account: string, region: string): readonly Proof[];
  /** Of every region, the very same for as long as nothing more came. */
  all(): ReadonlyMap<string, unknown>;
};

const NONE: readonly Proof[] = [];

export function createProofs({ proofs }: Pick<Stores, "proofs">): Proofs {
  let held = new Map<string, { text: string; proofs: readonly Proof[] }>();
  return {
    async load(now) {
      const found = await proofs.since(now - KEPT_MS);
      const next = new Map(
        [...groupBy(found, ({ account, region }) => rowKey(account, region))].map(([key, own]) => {
          const text = JSON.stringify(own);
          const known = held.get(key);
          return [key, known?.text === text ? known : { text, proofs: own }];
        }),
      );
      if (!sameItems([...next.values()], [...held.values()])) held = next;
    },
    all: () => held,
    of: (account, region) => held.get(rowKey(account, region))?.proofs ?? NONE,
  };
}
