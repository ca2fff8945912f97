import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const SERVE = path.resolve("lib", "serve.mjs");
const WITHIN_MS = 30_000;

const folder = mkdtempSync(path.join(tmpdir(), "serve-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(path.join(folder, ".next"));
writeFileSync(path.join(folder, ".next", "BUILD_ID"), "build");

/** Runs a server that is this script, and gives what it says first and how it ends. */
function served(script: string, variables: Record<string, string> = {}) {
  const server = path.join(folder, "server.js");
  writeFileSync(server, `setInterval(() => undefined, 1_000);\n${script}`);
  const child = spawn(process.execPath, [SERVE, server], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...variables },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise<number | string | null>((resolve) =>
    child.once("close", (code, signal) => resolve(signal ?? code)),
  );
  const said = new Promise<string>((resolve) =>
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim())),
  );
  return { child, said, ended };
}

describe("what the built server is given", () => {
  it.each([
    ["no port", {}, "3000"],
    ["a port that is set to nothing", { PORT: "" }, "3000"],
    ["a port", { PORT: "4200" }, "4200"],
    ["a port as the environment may write it", { PORT: "3e3" }, "3000"],
    ["a port that is none", { PORT: "http" }, "NaN"],
  ])("%s", async (_name, variables: Record<string, string>, port) => {
    const { child, said, ended } = served("console.log(process.env.PORT)", variables);
    expect(await said).toBe(port);
    child.kill("SIGKILL");
    await ended;
  });
});

describe.each<NodeJS.Signals>(["SIGTERM", "SIGINT"])(
  "a server that is told to end by %s",
  (signal) => {
    it(
      "before it hears that itself ends, as process 1 too, which no signal ends by itself",
      async () => {
        const { child, said, ended } = served('console.log("up")');
        await said;
        child.kill(signal);
        expect(await ended).toBe(0);
      },
      WITHIN_MS,
    );

    it(
      "ends as it will once it hears that itself",
      async () => {
        const hears = `process.on("${signal}", () => setTimeout(() => process.exit(7), 50));`;
        const { child, said, ended } = served(`${hears}\nconsole.log("up")`);
        await said;
        child.kill(signal);
        expect(await ended).toBe(7);
      },
      WITHIN_MS,
    );
  },
);
