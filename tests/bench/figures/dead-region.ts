import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { runScan, startRemote } from "@/tests/bench/process";
import { MODELS, REGIONS } from "@/tests/bench/worlds";

const DEAD = REGIONS[7] ?? "";
const BUDGET_MS = 20_000;

/** One region whose Bedrock never answers. */
export const deadRegion: Figure = {
  name: "dead-region",
  async measure(): Promise<readonly Measured[]> {
    const remote = await startRemote({ world: "square", latencyMs: 40 });
    try {
      const well = await runScan(remote, { store: "well" });
      const when = { region: DEAD, service: "bedrock" };
      await remote.control("faults", { add: [{ when, fault: { kind: "hang" } }] });
      const ill = await runScan(remote, { store: "ill" });
      const took = (run: typeof well) => run.readiness.stats?.durationMs ?? 0;
      const after = took(ill) - took(well);
      const others = ill.readiness.cells.filter(({ region }) => region !== DEAD);
      const affected =
        (REGIONS.length - 1) * MODELS - others.filter(({ state }) => state === "ready").length;
      return [
        {
          what: "one dead Region: how much later the scan ends",
          measured: seconds(after),
          budget: `<= ${seconds(BUDGET_MS)}`,
          ok: after <= BUDGET_MS,
        },
        {
          what: "… and cells of other Regions that it costs",
          measured: String(affected),
          budget: "0",
          ok: affected === 0,
        },
      ];
    } finally {
      await remote.close();
    }
  },
};
