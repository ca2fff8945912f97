import { type Dashboard, startDashboard, storeMb } from "@/tests/bench/dashboard";
import { type Figure, type Measured, percent } from "@/tests/bench/figure";
import { configurationOf, type Remote, startRemote } from "@/tests/bench/process";
import { ACCOUNT, REGIONS, sampleId } from "@/tests/bench/worlds";

const SCANS = 100;
const LOOKS = [10, 50, SCANS] as const;
const CHANGE_EVERY = 10;
const GROWTH_MAX = 0.1;

type Look = { memoryMb: number | null; storeMb: number };

/** One model is authorized, or not any more. */
function change(remote: Remote, scan: number): Promise<void> {
  const authorized = scan % (2 * CHANGE_EVERY) === 0;
  return remote.control("given", {
    change: "access",
    account: ACCOUNT,
    models: [sampleId(0)],
    regions: [REGIONS[0]],
    authorization: authorized ? "AUTHORIZED" : "NOT_AUTHORIZED",
  });
}

function lookAt(dashboard: Dashboard): Look {
  return { memoryMb: dashboard.residentMb(), storeMb: storeMb(dashboard.dataDir) };
}

function growth(what: string, values: readonly number[]): Measured {
  const [first = 0] = values;
  const grown = ((values.at(-1) ?? 0) - first) / first;
  return {
    what: `${what} after ${LOOKS.join(", ")} scans`,
    measured: `${values.map((value) => value.toFixed(1)).join(", ")} MB, ${percent(grown)}`,
    budget: `<= ${percent(GROWTH_MAX)} more`,
    ok: grown <= GROWTH_MAX,
  };
}

/** The dashboard over a hundred scans of 15 Regions of 60 models, in which a cell changes now and then. */
export const hundred: Figure = {
  name: "hundred",
  async measure(): Promise<readonly Measured[]> {
    const remote = await startRemote({ world: "square" });
    const dashboard = await startDashboard(remote, configurationOf([ACCOUNT]));
    try {
      const looks: Look[] = [];
      let finishedAt = await dashboard.scanned();
      for (let scan = 2; scan <= SCANS; scan += 1) {
        if (scan % CHANGE_EVERY === 0) await change(remote, scan);
        await dashboard.scan();
        finishedAt = await dashboard.scanned(finishedAt);
        if (LOOKS.some((look) => look === scan)) looks.push(lookAt(dashboard));
      }
      const memories = looks.flatMap(({ memoryMb }) => memoryMb ?? []);
      return [
        ...(memories.length > 0 ? [growth("server's memory", memories)] : []),
        growth(
          "store's size",
          looks.map((look) => look.storeMb),
        ),
      ];
    } finally {
      await dashboard.close();
      await remote.close();
    }
  },
};
