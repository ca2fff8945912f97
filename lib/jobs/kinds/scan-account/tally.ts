import { NO_COUNTS, type Sweep, type SweepCounts } from "@/lib/domain/sweep/sweep";

/** Counts what a sweep of an account has done, and which regions it has read to their end. */
export type Tally = {
  planned(regions: number): void;
  /** `isRead`: nothing broke it and nobody stopped it. */
  regionEnded(region: string, isRead: boolean): void;
  cellsPlanned(region: string, count: number): void;
  cellDecided(): void;
  /** Read to their end, by whoever had the sweep before as well. */
  isDone(region: string): boolean;
  doneRegions(): Sweep["done"];
  counts(): SweepCounts;
};

/** Goes on from what was read to its end before; what was half done is counted again. */
export function createTally(before: Sweep["done"] = {}): Tally {
  const done = { ...before };
  const cells = new Map<string, number>();
  const doneCells = Object.values(done).reduce((sum, count) => sum + count, 0);
  const counts = {
    ...NO_COUNTS,
    regionsDone: Object.keys(done).length,
    cellsDecided: doneCells,
    cellsTotal: doneCells,
  };
  return {
    planned(regions) {
      counts.regionsTotal = regions;
    },
    regionEnded(region, isRead) {
      counts.regionsDone += 1;
      if (isRead) done[region] = cells.get(region) ?? 0;
    },
    cellsPlanned(region, count) {
      counts.cellsTotal += count;
      cells.set(region, (cells.get(region) ?? 0) + count);
    },
    cellDecided() {
      counts.cellsDecided += 1;
    },
    isDone: (region) => Object.hasOwn(done, region),
    doneRegions: () => ({ ...done }),
    counts: () => ({ ...counts }),
  };
}
