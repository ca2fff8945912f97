import { performance } from "node:perf_hooks";

/** The share of its time in which this process had work to do, since the last time it was asked; 1 is all of it. */
export function createProcessorLoad(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
