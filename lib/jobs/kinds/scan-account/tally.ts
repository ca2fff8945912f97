import type { ScanProgress } from "@/lib/domain/grid/snapshot";
import type { EpochMs } from "@/lib/domain/time";

/** Counts what a running scan has done, for each account by the key of its entry. */
export type Tally = {
  planned(key: string, regions: number): void;
  regionDone(key: string): void;
  cellsPlanned(key: string, count: number): void;
  cellDecided(key: string): void;
  /** Over these accounts, or over all. */
  progress(now: EpochMs, isCounted?: (key: string) => boolean): ScanProgress;
};

type Counts = Pick<ScanProgress, "regionsDone" | "regionsTotal" | "cellsDecided" | "cellsTotal">;

const ESTIMATE_AFTER = 20;
const NOTHING: Counts = { regionsDone: 0, regionsTotal: 0, cellsDecided: 0, cellsTotal: 0 };

export function createTally(scanId: string, startedAt: EpochMs): Tally {
  const byAccount = new Map<string, Counts>();
  const add = (key: string, what: keyof Counts, count: number) => {
    const counts = byAccount.get(key) ?? { ...NOTHING };
    counts[what] += count;
    byAccount.set(key, counts);
  };
  return {
    planned: (key, regions) => add(key, "regionsTotal", regions),
    regionDone: (key) => add(key, "regionsDone", 1),
    cellsPlanned: (key, count) => add(key, "cellsTotal", count),
    cellDecided: (key) => add(key, "cellsDecided", 1),
    progress(now, isCounted = () => true) {
      const counts = sumOf([...byAccount].filter(([key]) => isCounted(key)).map(([, own]) => own));
      return { scanId, startedAt, ...counts, secondsLeft: secondsLeft(counts, now - startedAt) };
    },
  };
}

const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce(
    (sum, one) => ({
      regionsDone: sum.regionsDone + one.regionsDone,
      regionsTotal: sum.regionsTotal + one.regionsTotal,
      cellsDecided: sum.cellsDecided + one.cellsDecided,
      cellsTotal: sum.cellsTotal + one.cellsTotal,
    }),
    NOTHING,
  );

function secondsLeft({ cellsDecided, cellsTotal }: Counts, ranMs: number): number | null {
  if (cellsDecided < ESTIMATE_AFTER) return null;
  return Math.ceil(((ranMs / cellsDecided) * (cellsTotal - cellsDecided)) / 1_000);
}
