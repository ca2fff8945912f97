import { type AccountFacts, NO_ACCOUNT_FACTS, NO_REGION_FACTS } from "@/lib/domain/facts/facts";
import { type JudgedRegion, judgeRegion } from "@/lib/domain/judge/judge-region";
import type { Catalogue } from "@/lib/domain/judge/models";
import { firstSeenPending, type PendingSight } from "@/lib/domain/judge/pending";
import { onceFor } from "@/lib/domain/once-for";
import type { Proof } from "@/lib/domain/proof/proof";
import type { EpochMs } from "@/lib/domain/time";
import type { StoredRegion } from "@/lib/services/ports/stores";
import { rowKey } from "./known-regions";
import { sameItems } from "./stable-catalogue";

export type JudgeInput = {
  key: string;
  account: AccountFacts;
  region: string;
  stored: StoredRegion | null;
  now: EpochMs;
  staleAfterMs: number;
  catalogue: Catalogue;
  pending: ReadonlyMap<string, EpochMs>;
  proofs: readonly Proof[];
};

const judgeRow = (at: JudgeInput): JudgedRegion =>
  judgeRegion({
    account: at.account,
    region: at.region,
    facts: at.stored?.facts ?? NO_REGION_FACTS,
    catalogue: at.catalogue,
    age: { now: at.now, staleAfterMs: at.staleAfterMs },
    firstSeenPending: at.pending,
    proofs: at.proofs,
  });

/** By the names of Regions. */
const unreadBy = onceFor(
  (_catalogue: Catalogue, _staleAfterMs: number) => new Map<string, JudgedRegion>(),
);

const isUnread = ({ account, stored, pending, proofs }: JudgeInput): boolean =>
  account === NO_ACCOUNT_FACTS && !stored && pending.size === 0 && proofs.length === 0;

/** Of an account of which nothing was read: there may be hundreds, and a Region is the same in each. */
function judgeUnread(at: JudgeInput): JudgedRegion {
  const by = unreadBy(at.catalogue, at.staleAfterMs);
  const judged = by.get(at.region) ?? judgeRow(at);
  by.set(at.region, judged);
  return judged;
}

/** Regions as they were judged; one of which nothing changed, and whose time has not come, is not judged again. */
export type JudgedRegions = {
  judged(at: JudgeInput): JudgedRegion;
  /** The same, letting other work in before a region is judged anew. */
  judgedInTurn(at: JudgeInput): Promise<JudgedRegion>;
  /** The very same while it says the same. */
  pendingSince(key: string, sights: readonly Sights[]): ReadonlyMap<string, EpochMs>;
  /** Forgets the others. */
  keepOnly(isKept: (key: string, region: string) => boolean): void;
};

type Sights = readonly PendingSight[];
type Pending = {
  sights: readonly Sights[];
  text: string;
  since: ReadonlyMap<string, EpochMs>;
};

/** `max`: of more than that the oldest is forgotten. */
export function createJudgedRegions(
  letOthersIn: () => Promise<void>,
  max: () => number,
): JudgedRegions {
  type Known = { key: string; name: string; inputs: readonly unknown[]; region: JudgedRegion };
  const regions = new Map<string, Known>();
  const pending = new Map<string, Pending>();
  const inputsOf = (at: JudgeInput) => [
    at.account,
    at.stored,
    at.catalogue,
    at.staleAfterMs,
    at.pending,
    at.proofs,
  ];
  const hold = (row: string, one: Known): void => {
    regions.delete(row);
    regions.set(row, one);
    const [oldest] = regions.keys();
    if (oldest !== undefined && regions.size > max()) regions.delete(oldest);
  };
  const known = (at: JudgeInput): JudgedRegion | null => {
    const row = rowKey(at.key, at.region);
    const existing = regions.get(row);
    if (!existing || at.now >= existing.region.validUntil) return null;
    if (!sameItems(existing.inputs, inputsOf(at))) return null;
    hold(row, existing);
    return existing.region;
  };
  const judgeAnew = (at: JudgeInput): JudgedRegion => {
    const region = judgeRow(at);
    const { key, region: name } = at;
    hold(rowKey(key, name), { key, name, inputs: inputsOf(at), region });
    return region;
  };
  return {
    judged: (at) => (isUnread(at) ? judgeUnread(at) : (known(at) ?? judgeAnew(at))),
    async judgedInTurn(at) {
      if (isUnread(at)) return judgeUnread(at);
      const region = known(at);
      if (region) return region;
      await letOthersIn();
      return judgeAnew(at);
    },
    pendingSince(key, sights) {
      const existing = pending.get(key);
      if (existing && sameItems(existing.sights, sights)) return existing.since;
      const read = firstSeenPending(sights);
      const text = JSON.stringify([...read]);
      const since = existing?.text === text ? existing.since : read;
      pending.set(key, { sights, text, since });
      return since;
    },
    keepOnly(isKept) {
      for (const [row, { key, name }] of regions) if (!isKept(key, name)) regions.delete(row);
    },
  };
}
