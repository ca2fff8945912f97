import type { Fault } from "@/lib/domain/facts/fault";
import { isAskable } from "@/lib/domain/facts/plan";
import { type Age, current } from "@/lib/domain/judge/current";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { isZero } from "@/lib/domain/quota/standing";
import type { ListStatus } from "@/lib/domain/requirement/world";
import { hasNoEndpoint } from "./faults";
import type { WorldRegion } from "./world";

/** How a region stands. `fault` is why its lists can't be relied on, also where no scan has asked for them yet. */
export type RegionStanding = { lists: ListStatus; fault: Fault | null };

/**
 * The one answer to whether a region was read: both of its lists, since a model may be shown by a profile alone, and not
 * too long ago.
 */
export function regionStanding(region: WorldRegion): RegionStanding {
  const { status, index } = region.judged;
  if (!isAskable({ region: region.region, status })) return { lists: "off", fault: null };
  const missing = [index.models, index.profiles].find((list) => !list.ok);
  const fault = missing && !missing.ok ? missing.fault : null;
  if (hasNoEndpoint(region)) return { lists: "no-endpoint", fault };
  return { lists: fault ? "failed" : "read", fault };
}

/** Why a region was asked and not read; a region that no scan has reached yet has nothing to tell. */
export const unread = ({ fault }: Pick<RegionStanding, "fault">): Fault | null =>
  fault?.code === "NotReadYet" ? null : fault;

export const unreadFault = (region: WorldRegion): Fault | null => unread(regionStanding(region));

/** The quotas of models that are known to be 0; null where what was read of them can't be relied on. */
export function quotasAtZero(region: WorldRegion, age: Age): readonly QuotaRow[] | null {
  if (!current(region.stored?.facts.quotas, age).ok) return null;
  return region.judged.quotas.filter(isZero);
}
