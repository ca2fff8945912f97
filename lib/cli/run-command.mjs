import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * So that what a scan has in flight dies where it was made, instead of being moved: a tenth of a large scan's time. V8
 * takes it at the start of a process only.
 */
const YOUNG_SPACE = "--max-semi-space-size=64";
const ASKS_AWS = new Set(["scan", "check"]);

/**
 * Runs the command that this process was started for. `file` is what Node was given, `load` gives the commands.
 *
 * @param {string} file
 * @param {() => Promise<{ main: (args: readonly string[]) => Promise<number> }>} load
 */
export async function runCommand(file, load) {
  const roomy = process.execArgv.includes(YOUNG_SPACE);
  if (ASKS_AWS.has(process.argv[2] ?? "") && !roomy) return runWithRoom(file);
  process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
  process.channel?.unref();
  for (const stream of [process.stdout, process.stderr]) stream.on("error", notTaken);
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const { main } = await load();
  process.exitCode = await main(process.argv.slice(2));
}

/** What was asked for is not known to whoever asked; 0 and 1 would be an answer. */
const WRITE_FAILED = 2;

/**
 * A reader that has gone, as `head` does, changes nothing about how the command ends.
 *
 * @param {NodeJS.ErrnoException} error
 */
function notTaken(error) {
  if (error.code === "EPIPE") return;
  try {
    process.stderr.write(`What was said could not be written: ${error.message}\n`);
  } finally {
    process.exit(WRITE_FAILED);
  }
}

/**
 * A group of its own, so that Ctrl-C is said once, by this process; the channel tells when this process was killed.
 *
 * @param {string} file
 */
function runWithRoom(file) {
  const flags = [...process.execArgv, YOUNG_SPACE];
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
