import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readiness } from "@/lib/contracts/readiness";
import type { CallCount } from "@/lib/stand-in/calls";
import { ROLE_NAME } from "@/lib/stand-in/worlds/account";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";
import { freePort } from "@/tests/support/free-port";

/** A stand-in in a process of its own, as AWS is, and a folder that several scans share. */
export type Remote = {
  url: string;
  folder: string;
  calls(): Promise<readonly CallCount[]>;
  /** From now on calls are counted anew. */
  clearCalls(): Promise<void>;
  control(name: string, input: unknown): Promise<void>;
  truth(): Promise<unknown>;
  close(): Promise<void>;
};

export type ScanRun = {
  readiness: Readiness;
  code: number | null;
  wallMs: number;
  /** The most resident memory it had, in MB; null where the system does not say. */
  peakMb: number | null;
};

const START_MS = 60_000;
const WATCH_MS = 200;
export const ENV: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  AWS_ACCESS_KEY_ID: DOCUMENTATION_KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: DOCUMENTATION_KEY.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  PATH: process.env.PATH ?? "",
  HOME: process.env.HOME ?? "",
};

/** Runs a TypeScript file of ours in another process. */
export function runFile(file: string, args: readonly string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, ["--import", "tsx", path.resolve(file), ...args], {
    env: { ...ENV, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

export async function startRemote(options: Record<string, string | number>): Promise<Remote> {
  const port = await freePort();
  const child = runFile("tests/bench/serve.ts", [JSON.stringify({ ...options, port })]);
  const url = `http://127.0.0.1:${port}`;
  await ready(child);
  const folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-bench-"));
  const ask = async (verb: string, name: string, input?: unknown) => {
    const answer = await fetch(`${url}/_stand-in/${name}`, {
      method: verb,
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    });
    return answer.json();
  };
  return {
    url,
    folder,
    calls: async () => (await ask("GET", "calls")).calls,
    clearCalls: async () => {
      await ask("DELETE", "calls");
    },
    control: async (name, input) => {
      await ask("POST", name, input);
    },
    truth: () => ask("GET", "truth"),
    close: async () => {
      child.kill();
      await new Promise((resolve) => child.once("close", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the stand-in did not start")), START_MS);
    child.stdout?.once("data", () => {
      clearTimeout(timer);
      resolve();
    });
    child.once("exit", (code) => reject(new Error(`the stand-in ended with ${code}`)));
  });
}

/** One `scan` as a user runs it, in a process of its own. Scans of one `store` know what earlier ones learned. */
export async function runScan(
  remote: Remote,
  {
    accounts,
    configuration,
    store = "data",
  }: { accounts?: readonly string[]; configuration?: string; store?: string } = {},
): Promise<ScanRun> {
  const text = accounts ? configurationOf(accounts) : configuration;
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [path.resolve("lib/cli/bin.mjs"), "scan", "--format", "json"],
    {
      env: {
        ...ENV,
        AWS_ENDPOINT_URL: remote.url,
        READINESS_DATA_DIR: path.join(remote.folder, store),
        LOG_LEVEL: "silent",
        ...(text ? { READINESS_CONFIG: writeConfiguration(remote, text) } : {}),
      },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  let peakMb: number | null = null;
  const watching = setInterval(() => {
    peakMb = memoryOf(childOf(child.pid), "VmHWM") ?? peakMb;
  }, WATCH_MS);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearInterval(watching);
  const readiness = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Readiness;
  return { readiness, code, wallMs: performance.now() - begun, peakMb };
}

/** A configuration with the first account by the default credentials and the others by role. */
export function configurationOf([first, ...others]: readonly string[]): string {
  const byRole = others.map((id) => `  - role: arn:aws:iam::${id}:role/${ROLE_NAME}\n`);
  return `accounts:\n  - id: "${first}"\n${byRole.join("")}`;
}

/** Writes the text of a configuration; gives its path. */
export function writeConfiguration(remote: Remote, text: string): string {
  const file = path.join(remote.folder, "readiness.yaml");
  writeFileSync(file, text);
  return file;
}

/** A process's resident memory in MB: `VmRSS` now, `VmHWM` at most so far; null where the system does not say. */
export function memoryOf(pid: number | null | undefined, what: "VmRSS" | "VmHWM"): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const found = new RegExp(`${what}:\\s+(\\d+)`).exec(status);
    return found?.[1] ? Number(found[1]) / 1_024 : null;
  } catch {
    // Only Linux tells it this way.
    return null;
  }
}

/** The process that a command started to do its work; null while there is none, or where the system does not say. */
function childOf(pid: number | undefined): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ")[0]) || null;
  } catch {
    // Only Linux tells it this way.
    return null;
  }
}

export const throttledShare = (calls: readonly CallCount[]): number => {
  const bedrock = calls.filter(({ service }) => service === "bedrock");
  const made = bedrock.reduce((sum, { calls: count }) => sum + count, 0);
  return bedrock.reduce((sum, { throttled }) => sum + throttled, 0) / Math.max(1, made);
};
