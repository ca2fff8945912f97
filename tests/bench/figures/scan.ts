import { spawn } from "node:child_process";
import path from "node:path";
import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { ENDED_WATCHES, liveIn, REQUIREMENTS } from "@/tests/bench/lived";
import { ENV, type Remote, runScan, startRemote } from "@/tests/bench/process";
import { AGREEMENTS, MODELS, REGIONS } from "@/tests/bench/worlds";

const LATENCY_MS = 40;
const BUDGET_MS = 2_000;
const RUNS = 3;
const TIMES = 2.2;

/** The calls of Bedrock and Service Quotas by 16 threads of boto3; null where Python or boto3 is not there. */
async function boto3Ms(remote: Remote): Promise<number | null> {
  const child = spawn("python3", [path.resolve("tests/bench/boto3-scan.py"), ...REGIONS], {
    env: { ...ENV, AWS_ENDPOINT_URL: remote.url },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString("utf8");
  });
  const code = await new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", () => resolve(null));
  });
  const ms = Number(out.trim());
  return code === 0 && Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** A scan of 15 regions of 60 models, 17 of them with an agreement in flight, at 40 ms, the best of three, beside boto3. */
export const scan: Figure = {
  name: "scan",
  async measure(): Promise<readonly Measured[]> {
    const remote = await startRemote({ world: "pendingSquare", latencyMs: LATENCY_MS });
    try {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) {
        const store = `data-${run}`;
        await liveIn(path.join(remote.folder, store));
        runs.push(await runScan(remote, { store, configuration: REQUIREMENTS }));
      }
      const unread = runs.some(({ code, readiness }) => {
        return code !== 0 || readiness.cells.length !== REGIONS.length * MODELS;
      });
      const durations = runs.map(({ readiness }) => readiness.stats?.durationMs ?? 0);
      const best = Math.min(...durations);
      const walls = Math.min(...runs.map(({ wallMs }) => wallMs));
      const what = `scan of ${REGIONS.length} Regions x ${MODELS} models, ${AGREEMENTS} agreements in flight, ${ENDED_WATCHES} ended, 3 requirements, ${LATENCY_MS} ms`;
      const boto3 = await boto3Ms(remote);
      return [
        {
          what,
          measured: `${seconds(best)} (of ${durations.map(seconds).join(", ")})`,
          budget: `<= ${seconds(BUDGET_MS)}`,
          ok: !unread && best <= BUDGET_MS,
        },
        {
          what: "the whole command, from start to prompt",
          measured: seconds(walls),
          budget: "",
          ok: null,
        },
        {
          what: "beside 16 threads of boto3 making the same calls",
          measured:
            boto3 === null
              ? "not measured: python3 with boto3 is not here"
              : `${(boto3 / best).toFixed(1)} times as fast (${seconds(boto3)})`,
          budget: `>= ${TIMES} times`,
          ok: boto3 === null ? null : boto3 / best >= TIMES,
        },
      ];
    } finally {
      await remote.close();
    }
  },
};
