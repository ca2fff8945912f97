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

async function aScan(): Promise<{ child: ChildProcess; ended: Promise<number | null> }> {
  const before = asked();
  const child = spawn(process.execPath, [compiled("command"), "scan", "--no-store"], {
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      ...CLEAN,
      ...KEYS,
      HOME: bench.folder,
      AWS_ENDPOINT_URL: bench.standIn.url,
      READINESS_DATA_DIR: path.join(bench.folder, "signals"),
    },
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await expect.poll(asked, { timeout: 30_000, interval: 20 }).toBeGreaterThan(before + 20);
  return { child, ended };
}

describe("a scan that is told to stop", () => {
  it.each<[string, NodeJS.Signals, number | null]>([
    ["by Ctrl-C ends by itself, and says that not all was read", "SIGINT", 2],
    ["by a service manager ends", "SIGTERM", 143],
    ["by kill -9 asks nothing more", "SIGKILL", null],
  ])("%s", { timeout: 60_000 }, async (_name, signal, code) => {
    const { child, ended } = await aScan();
    child.kill(signal);
    expect(await ended).toBe(code);
    await delay(SETTLED_MS);
    const settled = asked();
    await delay(SETTLED_MS);
    expect(asked()).toBe(settled);
  });
});
