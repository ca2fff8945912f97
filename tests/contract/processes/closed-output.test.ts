import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { compiled } from "@/tests/support/compiled";
import { CLEAN } from "@/tests/support/stand-in";

/** A command whose reader has gone before it says anything: as `| head` goes. */
async function unread(args: readonly string[], gone: "stdout" | "stderr") {
  const child = spawn(process.execPath, [compiled("command"), ...args], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...CLEAN },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  child[gone].destroy();
  child[gone === "stdout" ? "stderr" : "stdout"].on("data", (chunk) => (told += chunk));
  const [code] = await once(child, "close");
  return { code, told };
}

describe("a command of which nobody reads what it says", () => {
  it.each([
    ["what was asked for", ["explain", "ThrottlingException"], "stdout", 0],
    ["what is wrong", ["explain", "--no-such-flag"], "stderr", 3],
  ] as const)("ends as it would have: %s", async (_what, args, gone, code) => {
    expect(await unread(args, gone)).toEqual({ code, told: "" });
  });
});
