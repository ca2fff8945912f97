import type { AccountFacts, Availability, RegionFacts, Source } from "@/lib/domain/facts/facts";
import type { Proof } from "@/lib/domain/proof/proof";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import type { EpochMs } from "@/lib/domain/time";
import type { ClosedRoute, Route } from "@/lib/domain/verdict";
import type { Age, Current } from "./current";
import type { ModelRow } from "./models";
import type { Listing, RegionIndex } from "./region-index";

/** Everything the rules may look at for one (account, region, model). */
export type Cell = {
  region: string;
  row: ModelRow;
  age: Age;
  account: AccountFacts;
  /** By ListRegions; null where that could not be read or does not name the region. */
  regionStatus: string | null;
  regionSource: Source | null;
  facts: RegionFacts;
  index: RegionIndex;
  listing: Listing;
  availability: Current<Availability>;
  /** First sight of PENDING for this model in any region of the account. */
  firstSeenPendingAt: EpochMs | null;
  /** Quotas tied to the model, and limits of another kind that name it. */
  quotaRows: readonly QuotaRow[];
  /** The routes of the listing, judged one by one. */
  routes: { open: readonly Route[]; closed: readonly ClosedRoute[] };
  /** Each token quota of the region whose value is known is 0, and there is one. */
  everyTokenQuotaZero: boolean;
  /** What came of calls of this model in this region, of any route. */
  proofs: readonly Proof[];
};

export const isAnthropic = (row: ModelRow): boolean => row.modelId.startsWith("anthropic.");
