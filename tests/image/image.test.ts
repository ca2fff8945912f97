import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/lib/cli/port";
import { addressOf } from "@/lib/env";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { KEYS } from "@/tests/support/stand-in";

/**
 * Needs Linux, since the local AWS is reached by the machine's own network. IMAGE names an image that is built already;
 * IMAGE_ENGINE and IMAGE_RUN are for an engine that needs more words than docker.
 */
const REQUIRED = process.env.REQUIRE_IMAGE === "1";
const words = (text = ""): readonly string[] => text.split(" ").filter((word) => word !== "");
const [ENGINE = "docker", ...ENGINE_ARGS] = words(process.env.IMAGE_ENGINE);
const IMAGE = process.env.IMAGE ?? "bedrock-readiness:test";
const RUN = [
  ...["run", "--rm", "--network=host", "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL"],
  ...["--security-opt=no-new-privileges", "--memory=512m"],
  ...words(process.env.IMAGE_RUN),
];
const HOST = "127.0.0.1";
const FIRST_PORT = 3_970;
const LONG_MS = 900_000;
const OUTPUT_MAX = 100_000_000;
/** A scan that is under way for long. */
const SLOW_MS = 400;
const ASKED_MIN = 400;
/** Another than the image's own. */
const USER = "54321:54321";

const args = (...more: readonly string[]): string[] => [...ENGINE_ARGS, ...more];
const engine = (...more: readonly string[]) =>
  spawnSync(ENGINE, args(...more), { encoding: "utf8", maxBuffer: OUTPUT_MAX });

describe.skipIf(!REQUIRED)("the image", () => {
  let standIn: StandIn;
  let data: string;

  beforeAll(async () => {
    if (process.env.IMAGE === undefined) {
      const built = engine("build", "--tag", IMAGE, ".");
      if (built.status !== 0) throw new Error(built.stderr);
    }
    standIn = await startStandIn({ world: "all-ready" });
    data = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-image-"));
    chmodSync(data, 0o777);
  }, LONG_MS);
  afterAll(async () => {
    await standIn?.close();
    if (data) rmSync(data, { recursive: true, force: true });
  }, LONG_MS);

  it("holds no compiler, and lets its user write nowhere but to its data", () => {
    const look = `
      const { accessSync, constants, existsSync, readdirSync } = require("node:fs");
      const writes = (at) => { try { accessSync(at, constants.W_OK); return true; } catch { return false; } };
      const tools = ["cc", "gcc", "g++", "make", "python3", "git"];
      console.log(JSON.stringify({
        uid: process.getuid(),
        tools: tools.filter((name) => existsSync("/usr/bin/" + name)),
        app: readdirSync("/app").filter((name) => !name.startsWith("chunk-")),
        writes: ["/", "/app", "/app/server", "/data", "/etc", "/tmp", "/usr"].filter(writes),
      }));`;
    const { stdout, stderr } = engine(...RUN, "--entrypoint=node", IMAGE, "-e", look);
    expect(JSON.parse(stdout || JSON.stringify(stderr))).toEqual({
      uid: 65_532,
      tools: [],
      app: expect.arrayContaining([
        "THIRD-PARTY-LICENSES.txt",
        "cli.mjs",
        "node_modules",
        "serve.mjs",
        "server",
      ]),
      writes: ["/data", "/tmp"],
    });
  });

  it("runs a command", () => {
    expect(engine(...RUN, IMAGE, "/app/cli.mjs", "policy").stdout).toContain("bedrock:");
    const named = engine(...RUN, "--entrypoint=bedrock-readiness", IMAGE, "--help");
    expect(named.stdout).toContain("serve");
  });

  it("does not open itself to others without sign-in", () => {
    const refused = engine(...RUN, IMAGE);
    expect(refused).toMatchObject({ status: 3, stderr: expect.stringMatching("no sign-in") });
  });

  it(
    "serves and scans as another user, and ends well in the middle of a scan",
    async () => {
      const { control } = standIn;
      const port = await freePort(FIRST_PORT, HOST);
      const at = addressOf({ bindAddress: HOST, port });
      const name = `bedrock-readiness-${process.pid}`;
      const env = {
        ...KEYS,
        AWS_ENDPOINT_URL: standIn.url,
        AWS_REGION: "us-east-1",
        AWS_EC2_METADATA_DISABLED: "true",
        BIND_ADDRESS: HOST,
        PORT: String(port),
        SCAN_INTERVAL: "10s",
        LOG_LEVEL: "error",
      };
      const given = Object.entries(env).map(([key, value]) => `--env=${key}=${value}`);
      const begun = performance.now();
      const child = spawn(
        ENGINE,
        args(...RUN, `--name=${name}`, `--user=${USER}`, `--volume=${data}:/data`, ...given, IMAGE),
        { stdio: ["ignore", "ignore", "inherit"] },
      );
      const ended = once(child, "exit");
      const ask = async (route: string): Promise<string> => {
        try {
          return await (await fetch(`${at}${route}`)).text();
        } catch {
          return `not up, ${child.exitCode}`;
        }
      };
      const asked = () => control.calls().reduce((sum, { calls }) => sum + calls, 0);
      const waiting = { timeout: 120_000, interval: 50 };
      try {
        await expect.poll(() => ask("/api/health/live"), waiting).toContain("live");
        const startedMs = Math.round(performance.now() - begun);
        expect(await ask("/")).toContain("Bedrock Readiness");
        await expect.poll(() => ask("/api/matrix"), waiting).toContain('"complete":true');
        const health = /HEALTHCHECK[^[]*(\[.*\])$/m.exec(readFileSync("Dockerfile", "utf8"))?.[1];
        const looked = engine("exec", name, ...(JSON.parse(health ?? "[]") as string[]));
        expect(looked.status, looked.stderr).toBe(0);
        const status = engine("exec", name, "cat", "/proc/1/status").stdout;
        const [, residentKb = ""] = /VmRSS:\s*(\d+)/.exec(status) ?? [];
        const [, capabilities] = /CapEff:\s*(\S+)/.exec(status) ?? [];
        expect(Number(capabilities)).toBe(0);
        control.setLatency(SLOW_MS);
        const before = asked();
        await expect.poll(asked, waiting).toBeGreaterThan(before + ASKED_MIN);
        const told = performance.now();
        expect(engine("stop", "--time=10", name).status).toBe(0);
        expect(await ended).toEqual([0, null]);
        const endedMs = Math.round(performance.now() - told);
        expect(readdirSync(data)).toEqual(["readiness.db"]);
        console.log({ startedMs, residentKb: Number(residentKb), endedMs });
      } finally {
        control.setLatency(0);
        engine("rm", "--force", name);
      }
    },
    LONG_MS,
  );
});
