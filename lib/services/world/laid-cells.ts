import type { RequirementCell } from "@/lib/domain/requirement/world";
import type { OutlinedRegion } from "./outline";

type Laid = { models: ReadonlySet<string>; cells: readonly RequirementCell[] };
type LaidText = { models: readonly string[]; cells: readonly RequirementCell[] };

/** The cells that are required in a Region, laid out once for as long as it is the same. */
export type LaidCells = {
  /** Those of these models; null: not all of them were laid out. */
  of(region: OutlinedRegion, models: ReadonlySet<string>): readonly RequirementCell[] | null;
  /** Lays these out beside those that were laid out before. */
  layOut(
    region: OutlinedRegion,
    models: ReadonlySet<string>,
    cellsOf: (models: ReadonlySet<string>) => readonly RequirementCell[],
  ): void;
  /** What is laid out, for others; null: nothing. */
  textOf(region: OutlinedRegion): string | null;
  /** As `textOf` wrote it, where nothing was laid out. */
  adopt(region: OutlinedRegion, text: string): void;
};

const NO_CELLS: readonly RequirementCell[] = [];

export function createLaidCells(): LaidCells {
  const laid = new WeakMap<OutlinedRegion, Laid>();
  return {
    of(region, models) {
      if (models.size === 0) return NO_CELLS;
      const known = laid.get(region);
      if (!known) return null;
      for (const modelId of models) if (!known.models.has(modelId)) return null;
      if (models.size === known.models.size) return known.cells;
      return known.cells.filter(({ modelId }) => models.has(modelId));
    },
    layOut(region, wanted, cellsOf) {
      const models = new Set([...(laid.get(region)?.models ?? []), ...wanted]);
      if (models.size > 0) laid.set(region, { models, cells: cellsOf(models) });
    },
    textOf(region) {
      const known = laid.get(region);
      if (!known) return null;
      const whole: LaidText = { models: [...known.models], cells: known.cells };
      return JSON.stringify(whole);
    },
    adopt(region, text) {
      if (laid.has(region)) return;
      const { models, cells } = JSON.parse(text) as LaidText;
      laid.set(region, { models: new Set(models), cells });
    },
  };
}
