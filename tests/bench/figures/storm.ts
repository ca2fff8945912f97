import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { runScan, startRemote } from "@/tests/bench/process";
import { MODELS, REGIONS } from "@/tests/bench/worlds";

/** 30 % of calls throttled at random, 2 % cut or 5xx; everything in that world is ready. */
export const storm: Figure = {
  name: "storm",
  async measure(): Promise<readonly Measured[]> {
    const remote = await startRemote({ world: "stormySquare", latencyMs: 40 });
    try {
      const { readiness } = await runScan(remote);
      const count = (state: string) =>
        readiness.cells.filter((cell) => cell.state === state).length;
      const unknown = count("unknown");
      const wrong = REGIONS.length * MODELS - count("ready") - unknown;
      return [
        {
          what: "30 % throttled at random, 2 % cut or 5xx: cells left unknown",
          measured: `${unknown} (scan of ${seconds(readiness.stats?.durationMs ?? 0)})`,
          budget: "0",
          ok: unknown === 0,
        },
        {
          what: "… and cells that are wrong",
          measured: String(wrong),
          budget: "0",
          ok: wrong === 0,
        },
      ];
    } finally {
      await remote.close();
    }
  },
};
