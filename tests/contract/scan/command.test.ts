import { spawn } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compiled } from "@/tests/support/compiled";
import { aBench, type Bench, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const CLAUDE = "anthropic.claude-sonnet-4-6";
let bench: Bench;

beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
afterAll(() => bench.close());

describe("scan, limited", () => {
  it("to a region, asks no other", async () => {
    bench.standIn.control.clearCalls();
    const { code, readiness } = await bench.read(["--region", "eu-west-2", "--no-store"]);
    expect(code).toBe(0);
    expect(readiness.regions.map(({ region }) => region)).toEqual(["eu-west-2"]);
    expect(new Set(readiness.cells.map(({ region }) => region))).toEqual(new Set(["eu-west-2"]));
    const asked = bench.standIn.control
      .calls()
      .filter(({ operation }) => operation === "ListFoundationModels");
    expect(asked.map(({ region }) => region)).toEqual(["eu-west-2"]);
  });

  it("to a model, asks about no other", async () => {
    bench.standIn.control.clearCalls();
    const args = ["--region", "eu-west-2", "--model", CLAUDE, "--no-store"];
    const { code, readiness } = await bench.read(args);
    expect(code).toBe(0);
    expect(readiness.cells.map(({ modelId }) => modelId)).toEqual([CLAUDE]);
    const asked = bench.standIn.control
      .calls()
      .filter(({ operation }) => operation === "GetFoundationModelAvailability");
    expect(asked.map(({ calls }) => calls)).toEqual([1]);
  });

  it("to a state, shows no other", async () => {
    const args = ["--region", "eu-west-2", "--region", "us-west-2", "--state", "not_offered"];
    const { code, readiness } = await bench.read([...args, "--no-store"]);
    expect(code).toBe(0);
    expect(new Set(readiness.cells.map(({ state }) => state))).toEqual(new Set(["not_offered"]));
  });

  it("to the account of the default credentials, by its id", async () => {
    const args = ["--account", "111122223333", "--region", "eu-west-2", "--no-store"];
    const { code, readiness } = await bench.read(args);
    expect(code).toBe(0);
    expect(readiness.cells.length).toBeGreaterThan(50);
  });

  it.each([
    ["a region the account does not have", ["--region", "eu-west-9"], 2, /--region eu-west-9/],
    ["a model no list shows", ["--region", "eu-west-2", "--model", "a.typo"], 2, /--model a\.typo/],
    [
      "an account of others",
      ["--region", "eu-west-2", "--account", "999999999999"],
      2,
      /999999999999/,
    ],
    ["a text that is no region", ["--region", "mars"], 3, /--region mars is not an AWS Region/],
    ["a state that is none", ["--state", "fine"], 3, /--state fine is not known/],
    ["a format that is none", ["--format", "xml"], 3, /--format xml is not known/],
    ["an option that is none", ["--fast"], 3, /--fast/],
  ])("to %s: is told, not taken for an empty result", async (_name, args, code, message) => {
    const ran = await bench.scan([...args, "--no-store"]);
    expect(ran.err).toMatch(message);
    expect(ran.code).toBe(code);
  });

  it("to an account that the file does not name is refused before anything is asked", async () => {
    bench.standIn.control.clearCalls();
    const config = bench.file("readiness.yaml", 'accounts: [{ id: "111122223333", name: hub }]\n');
    const ran = await bench.scan(["--account", "shop"], { READINESS_CONFIG: config });
    expect(ran.code).toBe(3);
    expect(ran.err).toMatch(/--account shop is not configured/);
    expect(bench.standIn.control.calls()).toEqual([]);
  });
});

describe("scan, in each format", () => {
  const args = ["--region", "eu-west-2", "--model", CLAUDE, "--no-store", "--format"];

  it.each([
    ["table", /^ready +Claude Sonnet 4\.6 +1 Regions? +by on-demand, eu, global$/m],
    ["markdown", /\|.*claude-sonnet-4-6.*\|/i],
    ["csv", /111122223333.*anthropic\.claude-sonnet-4-6.*ready/],
  ])("%s", async (format, text) => {
    const { code, out } = await bench.scan([...args, format]);
    expect(code).toBe(0);
    expect(out).toMatch(text);
  });

  it("json, with every documented member and no other", async () => {
    const { readiness } = await bench.read(args.slice(0, -1));
    expect(Object.keys(readiness)).toEqual([
      "schemaVersion",
      "startedAt",
      "finishedAt",
      "complete",
      "accounts",
      "regions",
      "cells",
      "quotas",
      "stats",
    ]);
    expect(Object.keys(readiness.accounts[0] ?? {})).toEqual(["accountId", "name", "fault"]);
    expect(Object.keys(readiness.regions[0] ?? {})).toEqual([
      "accountId",
      "region",
      "status",
      "fault",
    ]);
    expect(readiness.cells[0]).toMatchObject({
      accountId: "111122223333",
      region: "eu-west-2",
      modelId: CLAUDE,
      state: "ready",
      code: null,
      cause: null,
      routes: ["on-demand", "eu", "global"],
    });
    expect(Object.keys(readiness.stats ?? {})).toEqual([
      "calls",
      "throttled",
      "retries",
      "durationMs",
    ]);
    expect(readiness.startedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it("masks account ids where the file says so", async () => {
    const config = bench.file("masked.yaml", "maskAccountIds: true\n");
    for (const format of ["table", "json", "markdown", "csv"]) {
      const { out } = await bench.scan([...args, format], { READINESS_CONFIG: config });
      expect(out).not.toContain("111122223333");
    }
  });
});

/** The command as a user runs it. */
function command(args: readonly string[], own: Bench) {
  const child = spawn(process.execPath, [compiled("command"), "scan", ...args], {
    env: {
      NODE_ENV: "test",
      PATH: process.env.PATH,
      ...KEYS,
      AWS_ENDPOINT_URL: own.standIn.url,
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      READINESS_DATA_DIR: path.join(own.folder, "killed"),
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString("utf8");
  });
  const done = new Promise<{ code: number | null; out: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, out }));
  });
  return { child, done };
}

describe("scan, killed in the middle", () => {
  it(
    "loses nothing that was known, and goes on when it is run again",
    async () => {
      const args = ["--region", "eu-west-2", "--region", "us-west-2", "--format", "json"];
      const first = await command(args, bench).done;
      expect(first.code).toBe(0);
      const ready = (text: string) =>
        (JSON.parse(text).cells as { state: string }[]).filter(({ state }) => state === "ready")
          .length;
      const { control } = bench.standIn;
      control.setLatency(400);
      control.clearCalls();
      const second = command(args, bench);
      const asked = () =>
        control
          .calls()
          .filter(({ operation }) => operation === "GetFoundationModelAvailability")
          .reduce((sum, { calls }) => sum + calls, 0);
      await expect.poll(asked, { timeout: 60_000, interval: 20 }).toBeGreaterThan(3);
      second.child.kill("SIGKILL");
      expect((await second.done).out).toBe("");

      control.setLatency(0);
      control.setPolicy({ deny: ["bedrock:*"] });
      const blind = JSON.parse((await command(args, bench).done).out);
      expect(blind.cells).toHaveLength(JSON.parse(first.out).cells.length);
      expect(blind.cells.filter((cell: { state: string }) => cell.state !== "unknown")).toEqual([]);
      control.setPolicy({});

      const last = await command(args, bench).done;
      expect(last.code).toBe(0);
      expect(ready(last.out)).toBe(ready(first.out));
    },
    LONG_MS,
  );
});
