import { type Figure, type Measured, percent, seconds } from "@/tests/bench/figure";
import { type Remote, runFile, runScan, startRemote, throttledShare } from "@/tests/bench/process";
import { FLEET } from "@/tests/bench/worlds";

const PER_SECOND = 20;
const LATENCY_MS = 40;
const SHARE = 1.5;
/** Every operation of every account and region has a bucket of its own: one second's worth at once, then one by one. */
const DICTATED_MS = ((FLEET.models.length - PER_SECOND) / PER_SECOND) * 1_000;

/** The same calls by the SDK alone, from an endpoint without latency or limit: what this processor allows. */
async function bareSdkMs(): Promise<number> {
  const remote = await startRemote({ world: "fleet" });
  try {
    const { regions, models } = FLEET;
    const input = { endpoint: remote.url, accounts: FLEET.accounts.length, regions, models };
    const child = runFile("tests/bench/bare-sdk.ts", [JSON.stringify(input)]);
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString("utf8");
    });
    await new Promise((resolve) => child.once("close", resolve));
    const ms = Number(out.trim());
    if (!(ms > 0)) throw new Error("the bare SDK did not make its calls");
    return ms;
  } finally {
    await remote.close();
  }
}

async function scanOf(remote: Remote) {
  const { readiness, peakMb } = await runScan(remote, { accounts: FLEET.accounts });
  const left = readiness.cells.filter(({ state }) => state !== "ready").length;
  const missing = FLEET.accounts.length * FLEET.regions.length * FLEET.models.length;
  return {
    ms: readiness.stats?.durationMs ?? 0,
    wrong: left + missing - readiness.cells.length,
    share: throttledShare(await remote.calls()),
    peakMb,
  };
}

/** A scan of 20 accounts, 19 of them by role, where each operation of each region takes 20 calls a second. */
export const fleet: Figure = {
  name: "fleet",
  async measure(): Promise<readonly Measured[]> {
    const bareMs = await bareSdkMs();
    const remote = await startRemote({ world: "fleet", latencyMs: LATENCY_MS, rate: PER_SECOND });
    try {
      const { ms, wrong, share, peakMb } = await scanOf(remote);
      const allowedMs = Math.max(DICTATED_MS, bareMs);
      const { accounts, regions, models } = FLEET;
      return [
        {
          what: `scan of ${accounts.length} accounts x ${regions.length} Regions x ${models.length} models, ${PER_SECOND} a second`,
          measured: `${seconds(ms)}, ${(ms / allowedMs).toFixed(2)} times`,
          budget: `<= ${SHARE} times`,
          ok: ms <= SHARE * allowedMs,
        },
        {
          what: "… of what the limits dictate, or the processor allows",
          measured: `${seconds(DICTATED_MS)}, ${seconds(bareMs)}`,
          budget: "",
          ok: null,
        },
        { what: "… share of calls throttled", measured: percent(share), budget: "", ok: null },
        { what: "… cells not read", measured: String(wrong), budget: "0", ok: wrong === 0 },
        {
          what: "… most memory of the command",
          measured: peakMb === null ? "not told here" : `${peakMb.toFixed(0)} MB`,
          budget: "",
          ok: null,
        },
      ];
    } finally {
      await remote.close();
    }
  },
};
