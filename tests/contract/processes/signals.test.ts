import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compiled } from "@/tests/support/compiled";
import { aBench, type Bench, CLEAN, KEYS } from "@/tests/support/stand-in";

const SLOW_MS = 300;
/** Whatever had left before the signal has arrived by then. */
const SETTLED_MS = 1_000;

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
  bench.standIn.control.setLatency(SLOW_MS);
});
afterAll(() => bench.close());

const asked = () => bench.standIn.control.calls().reduce((sum, { calls }) => sum + calls, 0);

type Ran = { child: ChildProcess; ended: Promise<number | null>; said(): string };

function command(words: readonly string[], dataDir = "signals"): Ran {
  const child = spawn(process.execPath, [compiled("command"), ...words], {
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      ...CLEAN,
      ...KEYS,
      HOME: bench.folder,
      AWS_ENDPOINT_URL: bench.standIn.url,
      READINESS_DATA_DIR: path.join(bench.folder, dataDir),
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, said: () => said };
}

async function whileItScans(words: readonly string[], dataDir?: string): Promise<Ran> {
  const before = asked();
  const ran = command(words, dataDir);
  await expect.poll(asked, { timeout: 30_000, interval: 20 }).toBeGreaterThan(before + 20);
  return ran;
}

describe("a scan that is told to stop", () => {
  it.each<[string, NodeJS.Signals, number | null]>([
    ["by Ctrl-C ends by itself, and says that not all was read", "SIGINT", 2],
    ["by a service manager ends", "SIGTERM", 143],
    ["by kill -9 asks nothing more", "SIGKILL", null],
  ])("%s", { timeout: 60_000 }, async (_name, signal, code) => {
    const { child, ended } = await whileItScans(["scan", "--no-store"]);
    child.kill(signal);
    expect(await ended).toBe(code);
    await delay(SETTLED_MS);
    const settled = asked();
    await delay(SETTLED_MS);
    expect(asked()).toBe(settled);
  });
});

describe("a command whose scan is cancelled by Ctrl-C", () => {
  const CELL = "anthropic.claude-sonnet-4-6@us-east-1";
  it.each([
    ["scan", ["scan"]],
    ["check", ["check", CELL, "--wait", "20m"]],
    ["plan", ["plan"]],
    ["kit", ["kit", CELL]],
  ])(
    "%s tells that not all is known, and the record that it was cancelled",
    {
      timeout: 60_000,
    },
    async (name, words) => {
      const { child, ended } = await whileItScans(words, name);
      child.kill("SIGINT");
      expect([1, 2]).toContain(await ended);
      const record = command(["audit", "export"], name);
      expect(await record.ended).toBe(0);
      const rows = record.said().trim().split("\n");
      expect(rows.map((row): unknown => JSON.parse(row))).toContainEqual(
        expect.objectContaining({
          entry: expect.objectContaining({ what: "scan.cancelled", outcome: "done" }),
        }),
      );
    },
  );
});
