import { lastGood, type Reading, type RegionFacts } from "@/lib/domain/facts";
import type { QuotaListView, QuotaRegionView } from "@/lib/domain/quota/view";
import { regionInfo } from "@/lib/domain/region";

/** What was read of a region's quotas, with every time and fault. */
export function regionView(region: string, facts: RegionFacts): QuotaRegionView {
  return {
    region,
    city: regionInfo(region).city,
    applied: listView(facts.quotas),
    defaults: listView(facts.quotaDefaults),
    requests: listView(facts.quotaRequests),
  };
}

function listView(reading: Reading<unknown>): QuotaListView {
  const readAt = lastGood(reading)?.source.at ?? null;
  if (reading.status !== "failed") return { status: reading.status, readAt, fault: null };
  const { code, cause, owner, message, operation, requestId, at } = reading.fault;
  return {
    status: "failed",
    readAt,
    fault: { code, cause, owner, message, operation, requestId, at },
  };
}
