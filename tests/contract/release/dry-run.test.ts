import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCli } from "@/tests/support/run-cli";

const LONG_MS = 90_000;
const TSX = path.resolve("node_modules", "tsx", "dist", "cli.mjs");
const RUN = path.resolve("lib", "cli", "release", "run.ts");

const folder = mkdtempSync(path.join(tmpdir(), "release-"));
const out = path.join(folder, "release");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const release = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  runCli([RUN, ...args], { file: TSX, env: { HOME: folder, npm_config_offline: "true", ...env } });

describe("a dry run of a release", () => {
  it(
    "tells of each check, and makes what needs no network and no build",
    async () => {
      const { out: printed } = await release(["--dry-run", "--no-pack", "--out", out]);
      const told = printed
        .trim()
        .split("\n")
        .map((line) => line.split(/\s{2,}/));
      expect(told.map(([, name]) => name)).toEqual([
        ...["version", "changelog", "tree", "tag", "pins", "tests", "licences", "sbom"],
        ...["package", "provenance"],
      ]);
      const outcomes = Object.fromEntries(told.map(([outcome, name]) => [name, outcome]));
      expect(outcomes).toMatchObject({
        version: "ok",
        licences: "ok",
        sbom: "ok",
        provenance: "ok",
      });
      expect(readdirSync(out).sort()).toEqual([
        ...["licences.txt", "notes.md", "provenance.json", "sbom.cdx.json"],
      ]);
      const { files } = JSON.parse(readFileSync(path.join(out, "provenance.json"), "utf8"));
      expect(files).toHaveLength(3);
    },
    LONG_MS,
  );

  it(
    "refuses the tag of a workflow that is of another version",
    async () => {
      const env = { GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "v9.9.9" };
      const { code, out: printed } = await release(["--dry-run", "--no-pack", "--out", out], env);
      expect(code).toBe(1);
      expect(printed).toMatch(/^failed +version +.*, but the tag has 9\.9\.9$/m);
    },
    LONG_MS,
  );

  it(
    "is all that it does: without the word it does nothing",
    async () => {
      expect(await release()).toMatchObject({ code: 3, out: expect.stringContaining("--dry-run") });
    },
    LONG_MS,
  );
});
