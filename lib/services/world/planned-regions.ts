import type { Age } from "@/lib/domain/judge/current";
import type { PlanCell, PlanRegion } from "@/lib/domain/plan/types";
import { isAgreementMissing } from "./agreement-missing";
import type { OutlinedRegion } from "./outline";
import type { WorldRegion } from "./world";

/** What a plan counts in a Region. It holds nothing of what each cell read, so that Regions in which the same is true cost little. */
export type PlannedRegion = Pick<PlanRegion, "region" | "quotas" | "crossModelPerDay"> & {
  cells: readonly Omit<PlanCell, "modelName">[];
};

/** What plans count, worked out once for as long as a Region is the same. */
export type PlannedRegions = {
  /** Null: it was not worked out. */
  of(region: OutlinedRegion): PlannedRegion | null;
  keep(region: OutlinedRegion, planned: PlannedRegion): void;
  /** Whether anybody made a plan: from then on it is kept whenever a Region is judged, while its facts are at hand. */
  isWanted(): boolean;
};

export function createPlannedRegions(): PlannedRegions {
  const kept = new WeakMap<OutlinedRegion, PlannedRegion>();
  let wanted = false;
  return {
    of: (region) => kept.get(region) ?? null,
    keep(region, planned) {
      wanted = true;
      kept.set(region, planned);
    },
    isWanted: () => wanted,
  };
}

export function plannedRegion(region: WorldRegion, age: Age): PlannedRegion {
  const { cells, quotas, crossModelPerDay } = region.judged;
  return {
    region: region.region,
    cells: cells.map(({ modelId, verdict, readAt }) => ({
      modelId,
      verdict,
      readAt,
      agreementMissing:
        verdict.code === "FTUFormNotFilled" && isAgreementMissing({ region, modelId, age }),
    })),
    quotas,
    crossModelPerDay,
  };
}
