import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { buildIfStale } from "@/lib/cli/build";
import { ROLE_NAME } from "@/lib/stand-in/worlds/account";
import { ENV, freePort, type Remote } from "@/tests/bench/process";

/** The built dashboard in a process of its own. */
export type Dashboard = {
  url: string;
  /** From its start to the first byte of an answer. */
  startedMs: number;
  /** Resident memory in MB; null where the system does not say. */
  residentMb(): number | null;
  /** Waits until the first scan has ended. */
  scanned(): Promise<void>;
  close(): Promise<void>;
};

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

/** The first account by the default credentials, the others by role. */
export function configurationOf([first, ...others]: readonly string[]): string {
  const byRole = others.map((id) => `  - role: arn:aws:iam::${id}:role/${ROLE_NAME}\n`);
  return `accounts:\n  - id: "${first}"\n${byRole.join("")}`;
}

export async function startDashboard(remote: Remote, configuration: string): Promise<Dashboard> {
  const built = buildIfStale((text) => process.stderr.write(text));
  if (!built.ok) throw new Error("the dashboard could not be built");
  const config = path.join(remote.folder, "readiness.yaml");
  writeFileSync(config, configuration);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const child = spawn(process.execPath, [built.server], {
    cwd: path.dirname(built.server),
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...ENV,
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      NEXT_MANUAL_SIG_HANDLE: "true",
      AWS_ENDPOINT_URL: remote.url,
      AWS_REGION: "us-east-1",
      READINESS_DATA_DIR: path.join(remote.folder, "dashboard"),
      READINESS_CONFIG: config,
      SCAN_INTERVAL: "6h",
      LOG_LEVEL: "error",
    },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (!(await fetch(`${url}/api/health/live`).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`the dashboard ended with ${child.exitCode}`);
    await delay(10);
  }
  return {
    url,
    startedMs: performance.now() - begun,
    residentMb: () => residentMb(child.pid),
    async scanned() {
      for (;;) {
        const answer = await fetch(`${url}/api/matrix`);
        const { complete, scan } = (await answer.json()) as { complete: boolean; scan: unknown };
        if (complete && scan === null) return;
        await delay(1_000);
      }
    },
    async close() {
      child.kill();
      await ended;
    },
  };
}

function residentMb(pid: number | undefined): number | null {
  try {
    const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return found?.[1] ? Number(found[1]) / 1_024 : null;
  } catch {
    // Only Linux tells it this way.
    return null;
  }
}
