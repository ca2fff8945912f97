import { readdirSync, statSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { ENV, memoryOf, type Remote, writeConfiguration } from "@/tests/bench/process";
import { startBuiltServer } from "@/tests/support/built-server";

/** The built dashboard in a process of its own. */
export type Dashboard = {
  url: string;
  /** From its start to the first byte of an answer. */
  startedMs: number;
  /** Resident memory in MB; null where the system does not say. */
  residentMb(): number | null;
  dataDir: string;
  /** Starts a scan as the page's button does. */
  scan(): Promise<void>;
  /** Waits until no scan runs and one has ended since `before`, null for the first; gives when, in epoch milliseconds. */
  scanned(before?: number | null): Promise<number>;
  close(): Promise<void>;
};

type Seen = { finishedAt: number | null; scan: unknown };
export const DATA_FOLDER = "dashboard";
/** As often as a page looks during a scan. */
const LOOK_MS = 2_000;

type Answer = { status: number; bytes: number; etag: string | null };

/** Asks as a browser does; `bytes` is what travelled, compressed. */
export function askFor(url: string, etag: string | null = null): Promise<Answer> {
  const headers = { "accept-encoding": "gzip", ...(etag ? { "if-none-match": etag } : {}) };
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, bytes, etag: response.headers.etag ?? null }),
      );
    }).on("error", reject);
  });
}

/** Modules that the server loads first, variables beside its own, and its port where that is known before. */
type Beside = {
  imports?: readonly string[];
  env?: Readonly<Record<string, string>>;
  port?: number;
};

export async function startDashboard(
  remote: Remote,
  configuration: string,
  { imports = [], env = {}, port }: Beside = {},
): Promise<Dashboard> {
  const dataDir = path.join(remote.folder, DATA_FOLDER);
  const { url, child, startedMs, press } = await startBuiltServer({
    imports,
    port,
    env: {
      ...ENV,
      AWS_ENDPOINT_URL: remote.url,
      AWS_REGION: "us-east-1",
      READINESS_DATA_DIR: dataDir,
      READINESS_CONFIG: writeConfiguration(remote, configuration),
      SCAN_INTERVAL: "6h",
      LOG_LEVEL: "error",
      ...env,
    },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    url,
    startedMs,
    residentMb: () => memoryOf(child.pid, "VmRSS"),
    dataDir,
    scan: () => press("startScanAction", EVERYTHING),
    async scanned(before = null) {
      for (;;) {
        const answer = await fetch(`${url}/api/matrix`);
        const { finishedAt, scan } = (await answer.json()) as Seen;
        if (finishedAt !== null && finishedAt !== before && scan === null) return finishedAt;
        await delay(LOOK_MS);
      }
    },
    async close() {
      child.kill();
      await ended;
    },
  };
}

/** What the store's files take, in MB. */
export const storeMb = (folder: string): number =>
  readdirSync(folder)
    .filter((name) => name.startsWith("readiness.db"))
    .reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0) / 1_000_000;
