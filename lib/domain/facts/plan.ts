import { defaultRegions } from "@/lib/domain/known-regions";
import { isShut, type Partition, partitionOf } from "@/lib/domain/region";
import { type AccountFacts, lastGood } from "./facts";

type Settings = { regions: readonly string[] | null; partition: Partition };
export type PlannedRegion = { region: string; status: string | null };

/**
 * The regions of an account: those of the configuration that belong to its partition, where there are any, else every one
 * that ListRegions names, else (a common gap in a least-privilege role) those it last named, else the default ones of the
 * partition. Status is null where this account's ListRegions could not be read.
 */
export function planRegions(
  account: Pick<AccountFacts, "regions">,
  settings: Settings,
): readonly PlannedRegion[] {
  const known = lastGood(account.regions)?.value ?? null;
  const read = account.regions.status === "read" ? account.regions.value : [];
  const statusBy = new Map(read.map((entry) => [entry.region, entry.status]));
  const names =
    configuredFor(settings) ??
    known?.map((entry) => entry.region) ??
    defaultRegions(settings.partition);
  return [...new Set(names)].map((region) => ({ region, status: statusBy.get(region) ?? null }));
}

/**
 * The regions that the configuration has for an account. Null where it has none, or names regions of other partitions
 * alone: they say nothing of this account.
 */
export function configuredFor({ regions, partition }: Settings): readonly string[] | null {
  const own = regions?.filter((region) => partitionOf(region) === partition) ?? [];
  return own.length > 0 || regions?.length === 0 ? own : null;
}

/** A region that is off, or on its way, answers like bad credentials and is not asked. */
export const isAskable = ({ status }: PlannedRegion): boolean => !isShut(status);
