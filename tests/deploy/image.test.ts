import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SOURCES } from "@/lib/cli/build";
import { SERVER_FLAGS, SERVER_VARIABLES } from "@/lib/cli/server-process";

const file = readFileSync("Dockerfile", "utf8");
const stages = file.split(/^FROM /m);
const last = stages.at(-1) ?? "";

describe("the image", () => {
  it("runs the server as the command does", () => {
    const entry = /^ENTRYPOINT (\[.*\])$/m.exec(last)?.[1] ?? "[]";
    expect(JSON.parse(entry)).toEqual(["node", ...SERVER_FLAGS]);
    for (const [name, value] of Object.entries(SERVER_VARIABLES))
      expect(last).toContain(`${name}=${value}`);
  });

  it("is made of two images that a release names by digest", () => {
    const given = stages.slice(1).map((stage) => stage.split(/\s/, 1)[0]);
    expect(given).toEqual([`\${BUILD_IMAGE}`, `\${RUN_IMAGE}`]);
  });

  it.each([
    ["", "3000"],
    ["4200", "4200"],
  ])("is healthy by the port on which it listens: %j", (PORT, port) => {
    const [, command = "[]"] = /^HEALTHCHECK [\s\S]*?CMD (\[.*\])$/m.exec(last) ?? [];
    const [, ...args] = JSON.parse(command) as string[];
    const fetch =
      "data:text/javascript,globalThis.fetch=async(url)=>{console.log(url);return{ok:true}}";
    const { stdout, status } = spawnSync(process.execPath, ["--import", fetch, ...args], {
      encoding: "utf8",
      env: { NODE_ENV: "production", PORT },
    });
    expect([stdout.trim(), status]).toEqual([`http://127.0.0.1:${port}/api/health/live`, 0]);
  });

  it("is no root's, and its last stage runs nothing", () => {
    expect(last).toMatch(/^USER 65532:65532$/m);
    expect(last).not.toMatch(/^RUN /m);
  });

  it("is built of what the build needs and of nothing else", () => {
    const lines = readFileSync(".dockerignore", "utf8").split("\n");
    const admitted = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    const texts = ["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", "docs"];
    expect(lines).toContain("*");
    expect([...admitted].sort()).toEqual([...SOURCES, ...texts].sort());
  });
});
