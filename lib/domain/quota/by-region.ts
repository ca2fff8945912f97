import { groupBy } from "@/lib/domain/group-by";
import type { QuotaLine } from "./lines";

/** Quotas of one Region; `lowest`: the one that stands worst. */
export type RegionLines = { region: string; lines: readonly QuotaLine[]; lowest: QuotaLine | null };

/** Lines that are ordered already, by Region: the Region of the first one first. */
export function linesByRegion(lines: readonly QuotaLine[]): readonly RegionLines[] {
  return [...groupBy(lines, ({ region }) => region)].map(([region, own]) => ({
    region,
    lines: own,
    lowest: own[0] ?? null,
  }));
}
