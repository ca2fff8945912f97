import type { ShownFault } from "@/lib/domain/facts/fault";
import type { EpochMs } from "@/lib/domain/time";
import type { QuotaRegion } from "./lines";

/** A list of Service Quotas that the last call did not get, what is not known without it, and what to allow. */
export type UnreadList = {
  list: "applied" | "defaults" | "requests";
  action: string;
  loses: string;
  fault: ShownFault;
  readAt: EpochMs | null;
  /** The credentials may not make the call: `action` is missing. */
  denied: boolean;
};

const LISTS = {
  applied: {
    action: "servicequotas:ListServiceQuotas",
    loses: "applied values, so a quota of 0 would not show",
  },
  defaults: {
    action: "servicequotas:ListAWSDefaultServiceQuotas",
    loses: "defaults, so a value below its default would not show",
  },
  requests: {
    action: "servicequotas:ListRequestedServiceQuotaChangeHistory",
    loses: "increase requests under way",
  },
} as const satisfies Record<UnreadList["list"], { action: string; loses: string }>;

/** The lists of a region whose last call failed, in the order of what they tell. */
export function unreadLists(region: QuotaRegion): readonly UnreadList[] {
  return (["applied", "defaults", "requests"] as const).flatMap((list) => {
    const { fault, readAt } = region[list];
    if (!fault) return [];
    return [
      { list, ...LISTS[list], fault, readAt, denied: fault.code === "AccessDeniedException" },
    ];
  });
}
