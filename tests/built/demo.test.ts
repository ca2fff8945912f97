import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const SERVER = path.resolve(".next", "standalone", "server.js");
const DEMO = path.resolve("lib", "cli", "bin.mjs");
const LONG_MS = 300_000;

type Scanned = { complete: boolean; accounts: { name: string; fault: { code: string } | null }[] };

it.skipIf(!existsSync(SERVER))(
  "the demo's first scan reaches the local AWS by every account, and the demo ends when it is told to",
  async () => {
    const child = spawn(process.execPath, [DEMO, "demo"], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        ...{ PORT: "4200", LOG_LEVEL: "error" },
        // Nobody listens there, and the local AWS is not to be looked for behind it.
        ...{ HTTP_PROXY: "http://127.0.0.1:9", https_proxy: "http://127.0.0.1:9" },
      },
    });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const address = () => /http:\/\/\S+/.exec(said)?.[0];
    const read = async (): Promise<Scanned | null> => {
      try {
        return (await (await fetch(`${address()}/api/readiness`)).json()) as Scanned;
      } catch {
        return null;
      }
    };
    try {
      await expect
        .poll(read, { timeout: LONG_MS, interval: 500 })
        .toMatchObject({ complete: true });
      const accounts = (await read())?.accounts ?? [];
      expect(accounts.length).toBeGreaterThan(1);
      expect(accounts.filter(({ fault }) => fault?.code === "NetworkError")).toEqual([]);
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
    } finally {
      child.kill("SIGKILL");
    }
  },
  LONG_MS,
);
