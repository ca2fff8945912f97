import { spawn } from "node:child_process";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";

type Ended = { code: number | null; stdout: string; stderr: string };

const TSX = "node_modules/.bin/tsx";

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(TSX, ["lib/stand-in/main.ts", ...args]);
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

let taken: Server | undefined;
afterEach(() => {
  taken?.close();
});

describe("the command", () => {
  it("says plainly that its port is in use", async () => {
    const server = createServer();
    taken = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { code, stdout, stderr } = await run("--port", String(port));
    expect(code).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toContain(`stand-in: port ${port} is in use; choose another with --port`);
  });

  it("lists the worlds", async () => {
    const { code, stdout } = await run("--list-worlds");
    expect(code).toBe(0);
    expect(stdout.split("\n").map((line) => line.split(":")[0])).toEqual([
      "first-look",
      "all-ready",
      "storm",
      "large",
      "fleet",
      "closed-routes",
      "gated",
      "organisation",
      "wide-organisation",
      "",
    ]);
  });

  it("prints the truth", async () => {
    const { stdout } = await run("--world", "all-ready", "--truth");
    const truth = JSON.parse(stdout);
    expect(truth.world).toBe("all-ready");
    expect(truth.accounts[0].regions).toHaveLength(17);
    expect(truth.accounts[0].regions[0].models[0]).toMatchObject({
      authorizationStatus: "AUTHORIZED",
    });
  });

  it("refuses what it does not understand", async () => {
    const { code, stderr } = await run("--world", "atlantis");
    expect(code).toBe(3);
    expect(stderr).toContain("must be one of");
  });
});
