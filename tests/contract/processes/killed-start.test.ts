import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { freePort } from "@/tests/support/free-port";

const STARTER = path.resolve("tests", "contract", "processes", "starter.ts");
const WITHIN_MS = 30_000;

it(
  "a server whose starter was killed ends too, and leaves the port to the next",
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "killed-start-"));
    const server = path.join(folder, "server.js");
    mkdirSync(path.join(folder, ".next"));
    writeFileSync(path.join(folder, ".next", "BUILD_ID"), "build");
    writeFileSync(
      server,
      'require("node:http").createServer((_, answer) => answer.end("here")).listen(Number(process.env.PORT), "127.0.0.1");',
    );
    const port = await freePort();
    const answers = () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        (answer) => answer.text(),
        () => "nobody",
      );
    const starter = spawn(process.execPath, ["--import", "tsx", STARTER, server, String(port)], {
      stdio: "ignore",
    });
    try {
      await expect.poll(answers, { timeout: WITHIN_MS }).toBe("here");
      starter.kill("SIGKILL");
      await expect.poll(answers, { timeout: WITHIN_MS }).toBe("nobody");
    } finally {
      starter.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    }
  },
  3 * WITHIN_MS,
);
