import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, type Page } from "@playwright/test";
import { serverCommand } from "@/lib/cli/server-process";
import type { Control } from "@/lib/stand-in/control/client";
import { startStandIn } from "@/lib/stand-in/start";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import type { WorldName } from "@/lib/stand-in/worlds/all";
import { freePort } from "@/tests/support/free-port";

const SERVER = path.resolve(".next/standalone/server.js");
const KEYS = {
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const START_MS = 120_000;
/** The most that a scan takes, however busy the machine is. */
export const SCAN_MS = 240_000;

export type Site = {
  url: string;
  aws: Control;
  /** Where that AWS is. */
  awsUrl: string;
  /** The store, the configuration and, where it is `logged`, what the dashboard printed. */
  dataDir: string;
  /** Ends the dashboard at once, as a crash does; its store and the local AWS stay. */
  kill: () => Promise<void>;
  /** Starts it again at the same address, over the same store. */
  revive: (env?: Record<string, string>) => Promise<void>;
  stop: () => Promise<void>;
};
export type SiteOptions = {
  world: WorldName | WorldSpec;
  /** Text of `readiness.yaml`; null: none. */
  config: string | null;
  scanInterval: string;
  /** Variables; by its own address where they name it. */
  env: Record<string, string> | ((url: string) => Promise<Record<string, string>>);
  /** The local AWS has public feeds, too; absent: they are not asked. */
  feeds: boolean;
  /** All that the dashboard prints is kept in a file of `dataDir`, beginning with what helps to debug it. */
  logged: boolean;
  /** Told to the local AWS before the first call. */
  before: (aws: Control) => void;
};

async function untilUp(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the dashboard ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error("the dashboard did not start");
}

function end(child: ChildProcess, by: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(by);
    setTimeout(() => child.kill("SIGKILL"), 5_000).unref();
  });
}

/** The built dashboard over a local AWS of its own, with a store of its own. */
export async function startSite(options: Partial<SiteOptions> = {}): Promise<Site> {
  const aws = await startStandIn({ world: options.world ?? "first-look" });
  options.before?.(aws.control);
  const dataDir = mkdtempSync(path.join(tmpdir(), "readiness-e2e-"));
  const config = path.join(dataDir, "readiness.yaml");
  if (options.config) writeFileSync(config, options.config);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = options.logged ? openSync(path.join(dataDir, "dashboard.log"), "a") : null;
  const given = typeof options.env === "function" ? await options.env(url) : options.env;
  const begin = (env: Record<string, string> = {}) =>
    spawn(process.execPath, serverCommand(SERVER), {
      stdio: ["ignore", log ?? "ignore", log ?? "inherit"],
      env: {
        PATH: process.env.PATH,
        HOME: dataDir,
        NODE_ENV: "production",
        PORT: String(port),
        AWS_ENDPOINT_URL: aws.url,
        AWS_REGION: "us-east-1",
        AWS_EC2_METADATA_DISABLED: "true",
        READINESS_DATA_DIR: dataDir,
        SCAN_INTERVAL: options.scanInterval ?? "1h",
        LOG_LEVEL: options.logged ? "debug" : "error",
        // Who asks in the moment in which an idle connection is ended is told that it broke.
        KEEP_ALIVE_TIMEOUT: "600000",
        ...KEYS,
        ...(options.feeds ? { HEALTH_FEED_URL: `${aws.url}/rss` } : {}),
        ...(options.config ? { READINESS_CONFIG: config } : {}),
        ...given,
        ...env,
      },
    });
  let child = begin();
  const stop = async () => {
    await end(child);
    await aws.close();
    if (log !== null) closeSync(log);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilUp(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const kill = () => end(child, "SIGKILL");
  const revive = async (env?: Record<string, string>) => {
    child = begin(env);
    await untilUp(url, child);
  };
  return { url, aws: aws.control, awsUrl: aws.url, dataDir, kill, revive, stop };
}

/** Waits until the running scan has ended; asks as who is signed in on a page, where one is given. */
export async function scanEnds(site: Pick<Site, "url">, page?: Page): Promise<void> {
  const address = `${site.url}/api/matrix`;
  await expect
    .poll(
      async () => {
        const answer = await (page ? page.request.get(address) : fetch(address));
        const { complete, scan } = (await answer.json()) as { complete: boolean; scan: unknown };
        return complete && scan === null;
      },
      { timeout: SCAN_MS, intervals: [250] },
    )
    .toBe(true);
}
