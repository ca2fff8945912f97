import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/lib/cli/port";
import { addressOf } from "@/lib/env";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { groupSeconds } from "@/tests/support/group-seconds";
import { type InstalledPackage, installPackage, NODES } from "@/tests/support/installed";
import { runCli } from "@/tests/support/run-cli";
import { CLEAN, KEYS } from "@/tests/support/stand-in";

const SERVER = path.resolve(".next", "standalone", "server.js");
const HOST = "127.0.0.1";
const FIRST_PORT = 3_950;
const LONG_MS = 120_000;
/** Until the first answer, of a processor: how long that is on a clock, a machine that does nothing else tells. */
const START_SECONDS = 2;

const line = (id: number, method: string, params: object) =>
  `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;

const QUESTIONS = [
  line(1, "initialize", {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "package", version: "1" },
  }),
  line(2, "tools/call", {
    name: "can_we_use",
    arguments: { model: "amazon.nova-lite-v1:0", region: "us-east-1" },
  }),
].join("");

/** What the server needs beside itself; the store's driver is the package's own dependency. */
const SERVER_PACKAGES = [
  "@aws-sdk",
  "@next",
  "@opentelemetry",
  "@pinojs",
  "@swc",
  "atomic-sleep",
  "client-only",
  "detect-libc",
  "next",
  "on-exit-leak-free",
  "pg",
  "pg-cloudflare",
  "pg-connection-string",
  "pg-int8",
  "pg-pool",
  "pg-protocol",
  "pg-types",
  "pgpass",
  "pino",
  "pino-std-serializers",
  "postgres-array",
  "postgres-bytea",
  "postgres-date",
  "postgres-interval",
  "quick-format-unescaped",
  "react",
  "react-dom",
  "real-require",
  "safe-stable-stringify",
  "semver",
  "sharp",
  "sonic-boom",
  "split2",
  "styled-jsx",
  "thread-stream",
  "xtend",
];

describe.skipIf(!existsSync(SERVER))("the npm package, in an empty folder", () => {
  let installed: InstalledPackage;
  let standIn: StandIn;
  let env: Record<string, string | undefined>;

  beforeAll(async () => {
    standIn = await startStandIn({ world: "all-ready" });
    installed = await installPackage(SERVER);
    env = {
      ...CLEAN,
      ...KEYS,
      PATH: process.env.PATH,
      HOME: installed.folder,
      AWS_ENDPOINT_URL: standIn.url,
      AWS_REGION: "us-east-1",
      READINESS_DATA_DIR: "data",
    };
  }, LONG_MS);
  afterAll(async () => {
    installed?.remove();
    await standIn?.close();
  }, LONG_MS);

  it("holds what runs and what is read, and nothing else", () => {
    const { files } = installed.packed;
    const below = (folder: string, depth = 1) => [
      ...new Set(
        files
          .filter((file) => file.startsWith(folder))
          .map((file) => file.slice(folder.length).split("/").slice(0, depth).join("/"))
          .map((name) => name.replace(/^chunk-[A-Z0-9]{8}\./, "chunk-*.")),
      ),
    ];
    expect(below("").sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "SECURITY.md",
      "THIRD-PARTY-LICENSES.txt",
      "chunk-*.mjs",
      "chunk-*.mjs.LEGAL.txt",
      "cli.mjs",
      "docs",
      "package.json",
      "serve.mjs",
      "server",
      "stand-in.mjs",
    ]);
    expect(below("server/").sort()).toEqual([
      ".next",
      "node_modules",
      "package.json",
      "public",
      "server.js",
    ]);
    expect(below("server/node_modules/").sort()).toEqual(SERVER_PACKAGES);
    const stray = files.filter(
      (file) =>
        /\.(tsx?|map|png|node|db|ya?ml|sh|py|rs)$|(^|\/)(\.env|\.npmrc|\.git)/.test(file) &&
        !file.startsWith("docs/"),
    );
    expect(stray).toEqual([]);
  });

  it("names no folder of the machine that built it", () => {
    const { files, dist } = installed.packed;
    const text = files.filter((file) => /\.(m?js|json|html|md)$/.test(file));
    const naming = text.filter((file) =>
      readFileSync(path.join(dist, file), "utf8").includes(`${path.resolve(".")}/`),
    );
    expect(naming).toEqual([]);
  });

  describe.each(NODES)("on %s", (node) => {
    const run = (args: readonly string[], more: Record<string, string> = {}, input = "") =>
      runCli(args, {
        env: { ...env, ...more },
        file: installed.command,
        cwd: installed.folder,
        node,
        input,
      });

    it("tells its commands, a policy and what an error means", { timeout: LONG_MS }, async () => {
      expect(await run(["--help"])).toMatchObject({ code: 0, out: expect.stringMatching("serve") });
      const policy = await run(["policy", "--for", "read"]);
      expect(policy).toMatchObject({ code: 0, err: "" });
      expect(policy.out).toContain("bedrock:ListFoundationModels");
      const explained = await run([
        "explain",
        "ThrottlingException: Too many tokens, please wait before trying again.",
      ]);
      expect(explained).toMatchObject({ code: 0, err: "" });
    });

    it("scans, and answers an assistant by what was read", { timeout: LONG_MS }, async () => {
      const scanned = await run(["scan", "--format", "json"]);
      expect(scanned.code, scanned.err).toBe(0);
      expect(JSON.parse(scanned.out)).toMatchObject({ complete: true });
      const told = await run(["mcp"], {}, QUESTIONS);
      expect(told, told.err).toMatchObject({ code: 0 });
      const [, answer] = told.out.trimEnd().split("\n");
      expect(JSON.parse(answer ?? "null")).toMatchObject({
        result: { structuredContent: { region: "us-east-1" } },
      });
    });

    it("serves its pages, and ends when it is told to", { timeout: LONG_MS }, async () => {
      const port = await freePort(FIRST_PORT, HOST);
      const at = addressOf({ bindAddress: HOST, port });
      const child = spawn(node, [installed.command, "serve"], {
        cwd: installed.folder,
        env: { NODE_ENV: "production", ...env, PORT: String(port) },
        stdio: "ignore",
        detached: true,
      });
      const ended = once(child, "exit");
      const ask = (route = "/") =>
        fetch(`${at}${route}`).then(
          (answer) => answer.text(),
          () => `not up, ${child.exitCode}`,
        );
      const up = { timeout: LONG_MS, interval: 20 };
      try {
        await expect.poll(() => ask("/api/health/live"), up).not.toContain("not up, null");
        expect(groupSeconds(child.pid ?? 0)).toBeLessThan(START_SECONDS);
        const page = await ask();
        expect(page).toContain("Bedrock Readiness");
        const [script] = /\/_next\/static\/[^"]+\.js/.exec(page) ?? [];
        for (const route of [script, "/api/health/ready", "/icon.svg"])
          expect((await fetch(`${at}${route}`)).status, route).toBe(200);
        // As a terminal does it: to the whole group.
        process.kill(-(child.pid ?? 0), "SIGINT");
        expect(await ended).toEqual([0, null]);
      } finally {
        child.kill("SIGKILL");
      }
    });

    it("refuses what would open it to others, in words", { timeout: LONG_MS }, async () => {
      const refused = await run(["serve"], { BIND_ADDRESS: "0.0.0.0" });
      expect(refused).toMatchObject({ code: 3, err: expect.stringMatching("no sign-in") });
    });
  });
});
