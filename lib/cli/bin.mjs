#!/usr/bin/env node
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

/**
 * So that what a scan has in flight dies where it was made, instead of being moved: a tenth of a large scan's time. V8
 * takes it at the start of a process only.
 */
const YOUNG_SPACE = "--max-semi-space-size=64";
const ASKS_AWS = new Set(["scan", "check"]);

/** A group of its own, so that Ctrl-C is said once, by this process; the channel tells when this process was killed. */
function runWithRoom() {
  const flags = [...process.execArgv, YOUNG_SPACE];
  const file = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [...flags, file, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: process.platform !== "win32",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  child.once("exit", (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal]);
  });
}

async function run() {
  process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
  process.channel?.unref();
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  // "@/…" is told by our tsconfig, wherever the command is run.
  process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../../tsconfig.json", import.meta.url));
  const { register } = await import("tsx/esm/api");
  register();
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv.slice(2));
}

const roomy = process.execArgv.includes(YOUNG_SPACE);
if (ASKS_AWS.has(process.argv[2]) && !roomy) runWithRoom();
else await run();
