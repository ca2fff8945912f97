import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { freePort } from "@/lib/cli/port";
import { startServer } from "@/lib/cli/server-process";
import { addressOf } from "@/lib/env";
import { startStandIn } from "@/lib/stand-in/start";
import { aCollector } from "@/tests/support/collector";
import { CLEAN, KEYS } from "@/tests/support/stand-in";

const SERVER = path.resolve(".next", "standalone", "server.js");
const HOST = "127.0.0.1";
const FIRST_PORT = 3_900;
const LONG_MS = 90_000;

it.skipIf(!existsSync(SERVER))(
  `the built server starts, scans and tells a collector on Node ${process.versions.node}, and ends when it is told to`,
  async () => {
    const standIn = await startStandIn({ world: "all-ready" });
    const collector = await aCollector();
    const folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-built-"));
    const at = { bindAddress: HOST, port: await freePort(FIRST_PORT, HOST) };
    const child = startServer(SERVER, {
      env: at,
      variables: {
        PATH: process.env.PATH,
        HOME: folder,
        ...CLEAN,
        ...KEYS,
        AWS_ENDPOINT_URL: standIn.url,
        READINESS_DATA_DIR: folder,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      },
    });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const ask = async (route: string): Promise<unknown> => {
      try {
        return await (await fetch(`${addressOf(at)}${route}`)).json();
      } catch {
        return { refused: child.exitCode ?? "not up yet" };
      }
    };
    try {
      await expect
        .poll(() => ask("/api/matrix"), { timeout: LONG_MS, interval: 200 })
        .toMatchObject({ complete: true });
      expect(await ask("/api/health/ready")).toEqual({ status: "ready" });
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
      const names = new Set(collector.spans().map(({ name }) => name));
      for (const name of ["GET /api/matrix", "scan", "read account", "read Region"])
        expect([...names]).toContain(name);
    } finally {
      child.kill("SIGKILL");
      await standIn.close();
      await collector.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  LONG_MS,
);
