import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import type { EpochMs } from "@/lib/domain/time";

/** Counts what a running scan has done. */
export type Tally = {
  planned(regions: number): void;
  regionDone(): void;
  cellsPlanned(count: number): void;
  cellDecided(): void;
  progress(now: EpochMs): ScanProgress;
};

const ESTIMATE_AFTER = 20;

export function createTally(scanId: string, startedAt: EpochMs): Tally {
  let regionsTotal = 0;
  let regionsDone = 0;
  let cellsTotal = 0;
  let cellsDecided = 0;
  return {
    planned: (regions) => {
      regionsTotal += regions;
    },
    regionDone: () => {
      regionsDone += 1;
    },
    cellsPlanned: (count) => {
      cellsTotal += count;
    },
    cellDecided: () => {
      cellsDecided += 1;
    },
    progress: (now) => ({
      scanId,
      startedAt,
      regionsDone,
      regionsTotal,
      cellsDecided,
      cellsTotal,
      secondsLeft:
        cellsDecided < ESTIMATE_AFTER
          ? null
          : Math.ceil((((now - startedAt) / cellsDecided) * (cellsTotal - cellsDecided)) / 1_000),
    }),
  };
}
