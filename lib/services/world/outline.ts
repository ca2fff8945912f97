import { NO_REGION_FACTS } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { type OwnCells, ownCells } from "@/lib/domain/grid/encode";
import type { Age } from "@/lib/domain/judge/current";
import type { ListStatus } from "@/lib/domain/requirement/world";
import { createShared } from "@/lib/domain/shared";
import type { RegionGist } from "@/lib/services/ports/columns";
import { hasNoEndpoint } from "./faults";
import { type CallsInShort, regionCalls } from "./region-calls";
import { quotasAtZero, regionStanding } from "./region-standing";
import type { World, WorldAccount, WorldRegion } from "./world";

/** What is shown of a Region where its facts are not. */
export type RegionInShort = {
  status: string | null;
  lists: ListStatus;
  /** Why its lists can't be relied on. */
  fault: Fault | null;
  noEndpoint: boolean;
  everyTokenQuotaZero: boolean | null;
  /** Quotas of models that are known to be 0; null where what was read of them can't be relied on. */
  quotasAtZero: number | null;
  /** Whether its list of models can be relied on. */
  listsModels: boolean;
  cells: OwnCells;
  calls: CallsInShort;
};

export type OutlinedRegion = {
  region: string;
  /** Null: nothing was ever read of it. */
  gist: RegionGist | null;
  short: RegionInShort;
};

export type OutlinedAccount = Omit<WorldAccount, "regions"> & {
  regions: readonly OutlinedRegion[];
};

/** The judged world without the facts of its Regions. */
export type Outline = Omit<World, "accounts"> & {
  /** Of two outlines the very same list where nothing in it is another. */
  accounts: readonly OutlinedAccount[];
};

/** More different ones than this are not worth holding. Regions that say the same are held once. */
const HELD_MAX = 10_000;
const heldOnce = createShared<RegionInShort>(HELD_MAX);

export function inShort(region: WorldRegion, age: Age): { text: string; short: RegionInShort } {
  const { judged } = region;
  const { lists, fault } = regionStanding(region);
  const short: RegionInShort = {
    status: judged.status,
    lists,
    fault,
    noEndpoint: hasNoEndpoint(region),
    everyTokenQuotaZero: judged.everyTokenQuotaZero,
    quotasAtZero: quotasAtZero(region, age)?.length ?? null,
    listsModels: judged.index.models.ok,
    cells: ownCells(judged.cells.map(({ verdict }) => verdict)),
    calls: regionCalls(region.stored?.facts ?? NO_REGION_FACTS),
  };
  const text = JSON.stringify(short);
  return { text, short: heldOnce(text, () => short) };
}

/** As `inShort` wrote it. */
export const shortOf = (text: string): RegionInShort =>
  heldOnce(text, () => JSON.parse(text) as RegionInShort);
