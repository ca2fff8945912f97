import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findings, ROOT, sourceFiles } from "./source";

const LINES_MAX = 300;
const files = sourceFiles();
const all = [...files, ...sourceFiles(["tests"])];
const lineCount = (text: string) => text.split("\n").length - 1;

describe("the house", () => {
  it(`no file is longer than ${LINES_MAX} lines`, () => {
    const long = all
      .map((file) => ({ path: file.path, lines: lineCount(file.text) }))
      .filter(({ lines }) => lines > LINES_MAX);
    expect(long).toEqual([]);
  });

  it.each([
    [
      "interfaces; write a type",
      /^\s*(export )?interface \w/,
      /^tests\/(?:support\/setup-|chaos\/figures)/,
    ],
    ["enums; write a union", /^\s*(export )?(const )?enum \w/, null],
    ["type checks switched off", /@ts-(ignore|nocheck|expect-error)/, null],
  ])("has no %s", (_name, pattern, except) => {
    const checked = all.filter(
      (file) => !except?.test(file.path) && !file.path.startsWith("tests/architecture/"),
    );
    expect(findings(checked, pattern)).toEqual([]);
  });

  it("has classes only where a library's own is extended", () => {
    const own = findings(files, /^\s*(export )?(abstract )?class \w+.*/).filter(
      (found) => !/class \w+(<[^>]*>)? extends /.test(found),
    );
    expect(own).toEqual([]);
  });

  it("has no unfinished business", () => {
    const unfinished = all
      .filter((file) => !file.path.startsWith("tests/architecture/"))
      .flatMap((file) => {
        const found = /\b(TODO|FIXME|XXX|HACK)\b/.exec(file.text);
        return found ? [`${file.path}: ${found[0]}`] : [];
      });
    expect(unfinished).toEqual([]);
  });

  it("names its files in kebab-case", () => {
    const odd = all.filter(
      ({ path: file }) => !/^[a-z0-9]+([-.][a-z0-9]+)*\.(ts|tsx|js|mjs)$/.test(path.basename(file)),
    );
    expect(odd.map((file) => file.path)).toEqual([]);
  });
});

describe("what is written about the project", () => {
  const documents = ["README.md", "AGENTS.md", "CONTRIBUTING.md"].filter((name) =>
    existsSync(path.join(ROOT, name)),
  );
  const ROOTED =
    /`((?:app|components|lib|tests|docs|public|\.ci|bin|scripts)\/[\w./[\]-]*|[\w.-]+\.(?:json|ts|js|mjs|md|yaml))`/g;
  /** Files that a user writes, or a build makes. */
  const ELSEWHERE = new Set(["readiness.yaml", "server.js"]);

  it.each(documents)("every path that %s names exists", (name) => {
    const text = readFileSync(path.join(ROOT, name), "utf8");
    const named = [...text.matchAll(ROOTED)].map((match) => match[1] ?? "");
    const absent = named.filter(
      (file) => !ELSEWHERE.has(file) && !existsSync(path.join(ROOT, file)),
    );
    expect(absent).toEqual([]);
  });

  it.each(["AGENTS.md", "CONTRIBUTING.md"])("%s is there", (name) => {
    expect(existsSync(path.join(ROOT, name))).toBe(true);
  });
});

describe("dependencies", () => {
  const Manifest = z.object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  });
  const Lock = z.object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        engines: z.union([z.record(z.string(), z.string()), z.array(z.string())]).optional(),
      }),
    ),
  });
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(ROOT, name), "utf8"));
  const manifest = Manifest.parse(read("package.json"));
  const { packages } = Lock.parse(read("package-lock.json"));
  const wanted = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };
  const installed = (name: string) => packages[`node_modules/${name}`]?.version;

  it("are pinned to one version each", () => {
    const loose = Object.entries(wanted).filter(
      ([, version]) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("are locked at the version that is asked for", () => {
    const other = Object.entries(wanted).filter(
      ([name, version]) => installed(name) !== version.replace(/^npm:.+@/, ""),
    );
    expect(other).toEqual([]);
  });

  it.each([
    ["next", "16.4.1", "earlier ones have known holes"],
    ["better-sqlite3", "12.11.1", "earlier ones hold a SQLite whose WAL two processes may break"],
    ["better-sqlite3-napi", "13.2.0", "earlier ones end the process on Node 24.19 and later"],
    ["react", "19.3.0", "earlier ones were not tried with this Next"],
  ])("%s is %s or later: %s", (name, least) => {
    expect(compareVersions(installed(name) ?? "0.0.0", least)).toBeGreaterThanOrEqual(0);
  });

  it.each(["libsql", "@libsql/client", "@electric-sql/pglite", "sonner", "moment", "lodash"])(
    "%s is not among them",
    (name) => {
      expect(Object.keys(packages).filter((key) => key.endsWith(`node_modules/${name}`))).toEqual(
        [],
      );
    },
  );
});

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  const differing = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return differing < 0 ? 0 : (left?.[differing] ?? 0) - (right?.[differing] ?? 0);
}
