import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";

const PRELOAD = pathToFileURL(path.resolve("lib/preload.mjs")).href;
/** Writes on and on, as a server does; asked, it tells once it has written a hundred lines more. */
const WRITES = `
  let left = Number.POSITIVE_INFINITY;
  setInterval(() => {
    process.STREAM.write("a line of the log\\n");
    left -= 1;
    if (left === 0) process.send("goes on");
  }, 1);
  process.on("message", () => { left = 100; });
`;

describe("a server whose log has lost its reader", () => {
  it.each(["stdout", "stderr"] as const)("goes on without that of %s", async (stream) => {
    const code = WRITES.replace("STREAM", stream);
    const child = spawn(process.execPath, ["--import", PRELOAD, "-e", code], {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const ended = once(child, "exit").then(() => ["ended"]);
    const log = child[stream];
    if (!log) throw new Error("the log is a pipe");
    await once(log, "data");
    log.destroy();
    child.send("how is it");
    expect(await Promise.race([once(child, "message"), ended])).toEqual(["goes on", undefined]);
    child.kill("SIGKILL");
  });
});
