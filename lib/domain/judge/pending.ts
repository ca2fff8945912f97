import { lastGood, type RegionFacts } from "@/lib/domain/facts/facts";
import type { EpochMs } from "@/lib/domain/time";

/** First sight of PENDING by model, over all regions of an account: an agreement is one per account. */
export function firstSeenPending(regions: Iterable<RegionFacts>): ReadonlyMap<string, EpochMs> {
  const first = new Map<string, EpochMs>();
  for (const facts of regions) {
    for (const [modelId, reading] of Object.entries(facts.availability)) {
      const good = lastGood(reading);
      if (good?.value.agreement !== "PENDING") continue;
      const at = good.value.pendingSince ?? good.source.at;
      first.set(modelId, Math.min(first.get(modelId) ?? at, at));
    }
  }
  return first;
}
