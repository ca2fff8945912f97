import { lastGood, type Reading } from "@/lib/domain/facts/facts";
import { type ShownFault, shownFault } from "@/lib/domain/facts/fault";
import type { EpochMs } from "@/lib/domain/time";
import type { RegionUse } from "./use";

/** How the use of a Region was read. `metricsAsked` null: never. */
export type UseStanding = {
  status: Reading<unknown>["status"];
  readAt: EpochMs | null;
  fault: ShownFault | null;
  metricsAsked: number | null;
};

export function standingOfUse(reading: Reading<RegionUse>): UseStanding {
  const good = lastGood(reading);
  return {
    status: reading.status,
    readAt: good?.source.at ?? null,
    fault: reading.status === "failed" ? shownFault(reading.fault) : null,
    metricsAsked: good?.value.metricsAsked ?? null,
  };
}
