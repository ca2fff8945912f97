import { defaultRegions, isShut, type Partition } from "@/lib/domain/region";
import { type AccountFacts, lastGood } from "./facts";

export type PlannedRegion = { region: string; status: string | null };

/**
 * The regions of an account: those of the configuration, else every one that ListRegions names, else (a common gap in
 * a least-privilege role) those it last named, else the default ones of the partition. Status is null where this
 * account's ListRegions could not be read.
 */
export function planRegions(
  account: Pick<AccountFacts, "regions">,
  settings: { regions: readonly string[] | null; partition: Partition },
): readonly PlannedRegion[] {
  const known = lastGood(account.regions)?.value ?? null;
  const read = account.regions.status === "read" ? account.regions.value : [];
  const statusBy = new Map(read.map((entry) => [entry.region, entry.status]));
  const names =
    settings.regions ?? known?.map((entry) => entry.region) ?? defaultRegions(settings.partition);
  return [...new Set(names)].map((region) => ({ region, status: statusBy.get(region) ?? null }));
}

/** A region that is off, or on its way, answers like bad credentials and is not asked. */
export const isAskable = ({ status }: PlannedRegion): boolean => !isShut(status);
