import { lastGood, type Reading, type RegionFacts } from "@/lib/domain/facts/facts";
import type { QuotaListReading, QuotaLists, QuotaRegion } from "@/lib/domain/quota/lines";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { standingOf } from "@/lib/domain/quota/standing";
import { regionInfo } from "@/lib/domain/region";

/** What was read of a region's quotas, with every time and fault. */
export function regionView(
  region: string,
  { facts, rows }: { facts: RegionFacts; rows: readonly QuotaRow[] },
): QuotaRegion {
  return {
    region,
    city: regionInfo(region).city,
    zeros: facts.quotas.status === "read" ? rows.filter(isZero).length : null,
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

function isZero(row: QuotaRow): boolean {
  return standingOf({ ...row, defaultValue: row.default, required: null }) === "zero";
}

function listView(reading: Reading<unknown>): QuotaListReading {
  const readAt = lastGood(reading)?.source.at ?? null;
  if (reading.status !== "failed") return { status: reading.status, readAt, fault: null };
  const { code, cause, owner, message, operation, requestId, at } = reading.fault;
  return {
    status: "failed",
    readAt,
    fault: { code, cause, owner, message, operation, requestId, at },
  };
}
