import type { ListStatus } from "@/lib/domain/requirement/world";

/** How many regions are on and have a Bedrock endpoint, how many of those were read, and how many are left out. */
export type RegionCounts = { on: number; read: number; off: number; withoutEndpoint: number };

/** By how each region stands, whatever page asks. */
export function countRegions(standings: readonly ListStatus[]): RegionCounts {
  const count = (wanted: ListStatus) => standings.filter((one) => one === wanted).length;
  const read = count("read");
  return {
    on: read + count("failed"),
    read,
    off: count("off"),
    withoutEndpoint: count("no-endpoint"),
  };
}

export const regionsReadText = ({ on, read }: RegionCounts): string =>
  `${read} of ${on === 1 ? "1 Region that is on was" : `${on} Regions that are on were`} read`;
