import { lastGood, type Reading, type RegionFacts } from "@/lib/domain/facts/facts";
import { shownFault } from "@/lib/domain/facts/fault";
import { regionInfo } from "@/lib/domain/known-regions";
import type { QuotaListReading, QuotaLists, QuotaRegion } from "@/lib/domain/quota/lines";

/** What was read of a region's quotas, with every time and fault. */
export function regionView(
  region: string,
  {
    facts,
    ...told
  }: { facts: RegionFacts } & Pick<QuotaRegion, "zeros" | "short" | "required" | "use">,
): QuotaRegion {
  return {
    region,
    city: regionInfo(region).city,
    ...told,
    ...listsOf(facts),
  };
}

/** Each of the three lists: when it was last answered, and why the last call failed. */
export function listsOf(facts: RegionFacts): QuotaLists {
  return {
    applied: listView(facts.quotas),
    defaults: listView(facts.quotaDefaults),
    requests: listView(facts.quotaRequests),
  };
}

function listView(reading: Reading<unknown>): QuotaListReading {
  const readAt = lastGood(reading)?.source.at ?? null;
  if (reading.status !== "failed") return { status: reading.status, readAt, fault: null };
  return { status: "failed", readAt, fault: shownFault(reading.fault) };
}
