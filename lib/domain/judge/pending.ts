import { lastGood, type RegionFacts } from "@/lib/domain/facts/facts";
import type { EpochMs } from "@/lib/domain/time";

/** When PENDING was first seen of a model. */
export type PendingSight = readonly [modelId: string, at: EpochMs];

/** The models that are PENDING in a region, as last read. */
export function pendingIn({
  availability,
}: Pick<RegionFacts, "availability">): readonly PendingSight[] {
  return Object.entries(availability).flatMap(([modelId, reading]): PendingSight[] => {
    const good = lastGood(reading);
    if (good?.value.agreement !== "PENDING") return [];
    return [[modelId, good.value.pendingSince ?? good.source.at]];
  });
}

/** First sight of PENDING by model, over all regions of an account: an agreement is one per account. */
export function firstSeenPending(
  regions: Iterable<readonly PendingSight[]>,
): ReadonlyMap<string, EpochMs> {
  const first = new Map<string, EpochMs>();
  for (const sights of regions)
    for (const [modelId, at] of sights) first.set(modelId, Math.min(first.get(modelId) ?? at, at));
  return first;
}
