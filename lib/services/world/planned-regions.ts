import type { Age } from "@/lib/domain/judge/current";
import { onceFor } from "@/lib/domain/once-for";
import type { PlanCell, PlanRegion } from "@/lib/domain/plan/types";
import { zeroQuotas } from "@/lib/domain/quota/cell-quota";
import { createShared } from "@/lib/domain/shared";
import type { EpochMs } from "@/lib/domain/time";
import type { Verdict } from "@/lib/domain/verdict";
import { isAgreementMissing } from "./agreement-missing";
import type { OutlinedRegion } from "./outline";
import type { WorldRegion } from "./world";

/**
 * What a plan counts in a Region, in the order of the catalogue. It holds nothing of what each cell read, so that Regions in
 * which the same is true cost little.
 */
export type PlannedRegion = Pick<PlanRegion, "zeros"> & {
  cells: readonly Omit<PlanCell, "modelName">[];
};

/** What plans count, worked out once for as long as a Region is the same. */
export type PlannedRegions = {
  /** Null: it was not worked out. */
  of(region: OutlinedRegion): PlannedRegion | null;
  /** Once a plan was made it stays at hand. */
  keep(region: OutlinedRegion, planned: PlannedRegion): void;
  /** As `plannedText` wrote it; `models` are those of the catalogue. */
  adopt(region: OutlinedRegion, of: { text: string; models: readonly string[] }): void;
  /** Somebody makes a plan. */
  want(): void;
};

export function createPlannedRegions(): PlannedRegions {
  const kept = new WeakMap<OutlinedRegion, PlannedRegion>();
  let wanted = false;
  return {
    of: (region) => kept.get(region) ?? null,
    keep(region, planned) {
      if (wanted) kept.set(region, planned);
    },
    adopt(region, { text, models }) {
      kept.set(region, plannedIn(text, models));
    },
    want() {
      wanted = true;
    },
  };
}

export function plannedRegion(region: WorldRegion, age: Age): PlannedRegion {
  return {
    zeros: zeroQuotas(region.judged),
    cells: region.judged.cells.map(({ modelId, verdict, readAt }) => ({
      modelId,
      verdict,
      readAt,
      agreementMissing:
        verdict.code === "FTUFormNotFilled" && isAgreementMissing({ region, modelId, age }),
    })),
  };
}

/** Each verdict once, and of each cell the place of its verdict, when it was read, and whether its agreement is missing. */
type PlannedText = Pick<PlannedRegion, "zeros"> & {
  verdicts: readonly string[];
  cells: readonly (readonly [verdict: number, readAt: EpochMs | null, agreementMissing?: 1])[];
};

const verdictText = onceFor((verdict: Verdict): string => JSON.stringify(verdict));

/** For others, without the names of models, which are those of the catalogue. */
export function plannedText({ zeros, cells }: PlannedRegion): string {
  const places = new Map<string, number>();
  const text: PlannedText = {
    zeros,
    cells: cells.map(({ verdict, readAt, agreementMissing }) => {
      const own = verdictText(verdict);
      const place = places.get(own) ?? places.size;
      places.set(own, place);
      return agreementMissing ? [place, readAt, 1] : [place, readAt];
    }),
    verdicts: [...places.keys()],
  };
  return JSON.stringify(text);
}

const SHARED_MAX = 20_000;
const shared = createShared<Verdict>(SHARED_MAX);

function plannedIn(text: string, models: readonly string[]): PlannedRegion {
  const { zeros, verdicts, cells } = JSON.parse(text) as PlannedText;
  const found = verdicts.map((own) => shared(own, () => JSON.parse(own) as Verdict));
  return {
    zeros,
    cells: cells.map(([place, readAt, agreementMissing], at) => ({
      modelId: there(models[at]),
      verdict: there(found[place]),
      readAt,
      agreementMissing: agreementMissing === 1,
    })),
  };
}

function there<T>(found: T | undefined): T {
  if (found !== undefined) return found;
  throw new Error("what plans count in a Region is of another catalogue");
}
