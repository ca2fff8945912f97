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
