import { type Figure, type Measured, percent, seconds } from "@/tests/bench/figure";
import { runScan, startRemote, throttledShare } from "@/tests/bench/process";
import { MODELS } from "@/tests/bench/worlds";

const PER_SECOND = 20;
/** The endpoint takes one second's worth at once, then one call every 50 ms. */
const DICTATED_MS = ((MODELS - PER_SECOND) / PER_SECOND) * 1_000;
const LATER_SCANS = 3;

/** A scan where the endpoint takes 20 calls a second of each operation in each region. */
export const limit: Figure = {
  name: "limit",
  async measure(): Promise<readonly Measured[]> {
    const remote = await startRemote({ world: "square", latencyMs: 40, rate: PER_SECOND });
    try {
      const shares: number[] = [];
      const durations: number[] = [];
      let unknown = 0;
      for (let run = 0; run <= LATER_SCANS; run += 1) {
        const before = await remote.calls();
        const { readiness } = await runScan(remote);
        const known = new Map(before.map((call) => [`${call.region} ${call.operation}`, call]));
        const own = (await remote.calls()).map((call) => {
          const old = known.get(`${call.region} ${call.operation}`);
          return {
            ...call,
            calls: call.calls - (old?.calls ?? 0),
            throttled: call.throttled - (old?.throttled ?? 0),
          };
        });
        shares.push(throttledShare(own));
        durations.push(readiness.stats?.durationMs ?? 0);
        unknown += readiness.cells.filter(({ state }) => state === "unknown").length;
      }
      const [first = 1, ...later] = shares;
      const slowest = Math.max(...durations);
      return [
        {
          what: `scan at ${PER_SECOND} a second, which dictates ${seconds(DICTATED_MS)}`,
          measured: durations.map(seconds).join(", "),
          budget: `<= ${seconds(1.3 * DICTATED_MS)}`,
          ok: slowest <= 1.3 * DICTATED_MS,
        },
        {
          what: "share of calls throttled, first scan",
          measured: percent(first),
          budget: "<= 8 %",
          ok: first <= 0.08,
        },
        {
          what: "share of calls throttled, later scans",
          measured: later.map(percent).join(", "),
          budget: "<= 2 %",
          ok: later.every((share) => share <= 0.02),
        },
        { what: "cells left unknown", measured: String(unknown), budget: "0", ok: unknown === 0 },
      ];
    } finally {
      await remote.close();
    }
  },
};
