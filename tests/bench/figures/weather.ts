import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Dashboard, startDashboard } from "@/tests/bench/dashboard";
import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { configurationOf, runFile, startRemote } from "@/tests/bench/process";
import { WIDE } from "@/tests/bench/worlds";

const READERS = 20;
const LOOP_DELAY = pathToFileURL(path.resolve("tests", "bench", "loop-delay.mjs")).href;
const DELAY_MAX_MS = 250;
const MEMORY_MAX_MB = 600;
const SHARE_MAX = 1.5;

type Sample = { at: number; worstMs: number; residentMb: number };
type Worst = { worstMs: number; residentMb: number };

/** 100,000 cells scanned while 20 connections read the matrix as fast as they are answered. */
export const weather: Figure = {
  name: "weather",
  async measure(): Promise<readonly Measured[]> {
    const remote = await startRemote({ world: "wide" });
    const file = path.join(remote.folder, "loop-delay");
    const dashboard = await startDashboard(remote, configurationOf(WIDE), {
      imports: [LOOP_DELAY],
      env: { LOOP_DELAY_FILE: file },
    });
    try {
      const first = await dashboard.scanned();
      const alone = await oneScan(dashboard, { file, after: first });
      const readers = startReaders(dashboard);
      const under = await oneScan(dashboard, { file, after: alone.finishedAt });
      const { answers, strange } = await readers.stop();
      const share = under.ms / alone.ms;
      return [
        {
          what: `scan of 100,000 cells alone, and while ${READERS} connections read the matrix`,
          measured: `${seconds(alone.ms)}, ${seconds(under.ms)}: ${share.toFixed(2)} times`,
          budget: `<= ${SHARE_MAX} times`,
          ok: share <= SHARE_MAX,
        },
        {
          what: "… the event loop's worst delay meanwhile (alone)",
          measured: `${under.worst.worstMs.toFixed(0)} ms (${alone.worst.worstMs.toFixed(0)} ms)`,
          budget: `<= ${DELAY_MAX_MS} ms`,
          ok: under.worst.worstMs <= DELAY_MAX_MS,
        },
        {
          what: "… the server's most memory",
          measured: `${under.worst.residentMb.toFixed(0)} MB`,
          budget: `<= ${MEMORY_MAX_MB} MB`,
          ok: under.worst.residentMb <= MEMORY_MAX_MB,
        },
        {
          what: "… answers, and the slowest 1 %",
          measured: `${answers.length}, ${(answers.at(-Math.ceil(answers.length / 100)) ?? 0).toFixed(0)} ms`,
          budget: "",
          ok: null,
        },
        {
          what: "… answers that were none",
          measured: strange.length === 0 ? "0" : `${strange.length} (${strange[0]})`,
          budget: "0",
          ok: strange.length === 0 && answers.length > 0,
        },
      ];
    } finally {
      await dashboard.close();
      await remote.close();
    }
  },
};

type Scanned = { ms: number; finishedAt: number; worst: Worst };

async function oneScan(
  dashboard: Dashboard,
  { file, after }: { file: string; after: number },
): Promise<Scanned> {
  const begun = Date.now();
  await dashboard.scan();
  const finishedAt = await dashboard.scanned(after);
  return { ms: finishedAt - begun, finishedAt, worst: worstOf(file, begun, finishedAt) };
}

/** Of what the server itself wrote between two times. */
function worstOf(file: string, from: number, to: number): Worst {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  const samples = lines
    .map((line) => JSON.parse(line) as Sample)
    .filter(({ at }) => at >= from && at <= to + 500);
  if (samples.length === 0) throw new Error("the server told nothing of its event loop");
  return {
    worstMs: Math.max(...samples.map(({ worstMs }) => worstMs)),
    residentMb: Math.max(...samples.map(({ residentMb }) => residentMb)),
  };
}

function startReaders({ url }: Dashboard) {
  const child = runFile("tests/bench/readers.ts", [`${url}/api/matrix`, String(READERS)]);
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  return {
    async stop() {
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill();
      await ended;
      const lines = out.split("\n").filter((line) => line !== "");
      const times = lines.map(Number).filter((ms) => !Number.isNaN(ms));
      return {
        answers: times.sort((a, b) => a - b),
        strange: lines.filter((line) => Number.isNaN(Number(line))),
      };
    },
  };
}
