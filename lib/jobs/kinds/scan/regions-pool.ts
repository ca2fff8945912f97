import { type ConcurrencyPool, createConcurrencyPool } from "@/lib/jobs/concurrency-pool";
import { type Focus, rankOf, type ScannedRegion } from "@/lib/jobs/kinds/scan-account/focus";
import { createProcessorLoad } from "@/lib/jobs/processor-load";

/** A dead region holds its place for seconds, and what was read of a region is in memory until its end. */
const REGIONS_AT_ONCE = { least: 32, most: 400 };

/** The regions of all accounts that this process reads side by side, those first that somebody looks at. */
export const createRegionsPool = (focus: () => Focus): ConcurrencyPool<ScannedRegion> =>
  createConcurrencyPool({
    ...REGIONS_AT_ONCE,
    rank: (place: ScannedRegion) => rankOf(focus(), place),
    load: createProcessorLoad(),
  });
