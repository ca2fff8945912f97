import {
  type Availability,
  type ListKey,
  NO_REGION_FACTS,
  type Reading,
  type RegionFacts,
} from "@/lib/domain/facts/facts";
import { type Breaker, createBreaker } from "./breaker";
import type { AccountRun } from "./types";

type Draft = Omit<{ -readonly [Key in keyof RegionFacts]: RegionFacts[Key] }, "availability"> & {
  availability: Map<string, Reading<Availability>>;
};

/** What is read of a region in one call, or page by page. */
export type FactKey = ListKey | "dataRetention" | "use";

/** One region while it is read: what came so far, and what the store does not have of it yet. */
export type RegionRun = AccountRun & {
  region: string;
  draft: Draft;
  bedrock: Breaker;
  quotas: Breaker;
  listedBefore: ReadonlySet<string>;
  /** Models with a route, asked or to be asked. */
  planned: Set<string>;
  nextSaveAt: number;
  unsaved: { facts: Set<FactKey>; models: Set<string> };
  /** A model has a route here. */
  sawRoute: () => void;
  sawPending: (modelId: string) => void;
};

/** A region that is read in less is written once. */
const FIRST_SAVE_MS = 300;

export function startRegion(
  account: AccountRun,
  at: Pick<RegionRun, "region" | "listedBefore" | "sawRoute" | "sawPending">,
): RegionRun {
  return {
    ...account,
    ...at,
    draft: { ...NO_REGION_FACTS, availability: new Map() },
    bedrock: createBreaker(),
    quotas: createBreaker(),
    planned: new Set(),
    nextSaveAt: account.run.uptimeMs() + FIRST_SAVE_MS,
    unsaved: { facts: new Set(), models: new Set() },
  };
}

/** Everything that was read, as facts. */
export const factsOf = ({ draft }: RegionRun): RegionFacts => ({
  ...draft,
  availability: Object.fromEntries(draft.availability),
});
