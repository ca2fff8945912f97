import type { Cause } from "@/lib/domain/causes";
import { isAskable } from "@/lib/domain/facts/plan";

type Region = { region: string; status: string | null; fault: { cause: Cause | null } | null };

/** How many regions are on and have a Bedrock endpoint, how many of those were read, and how many are left out. */
export type RegionCounts = { on: number; read: number; off: number; withoutEndpoint: number };

export function countRegions(regions: readonly Region[]): RegionCounts {
  const asked = regions.filter(isAskable);
  const there = asked.filter(({ fault }) => fault?.cause !== "region-no-bedrock-endpoint");
  return {
    on: there.length,
    read: there.filter(({ fault }) => fault === null).length,
    off: regions.length - asked.length,
    withoutEndpoint: asked.length - there.length,
  };
}

/** The one sentence that header, terminal and API's readers have in common. */
export const regionsReadText = ({ on, read }: RegionCounts): string =>
  `${read} of ${on === 1 ? "1 Region that is on was" : `${on} Regions that are on were`} read`;
