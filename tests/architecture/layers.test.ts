import { describe, expect, it } from "vitest";
import { importsOf, sourceFiles } from "./source";

const SDK = ["@aws-sdk/", "@smithy/"];
const DRIVERS = ["kysely", "better-sqlite3", "better-sqlite3-napi", "pg"];
const FRAMEWORK = ["next", "next/", "react", "react/", "react-dom", "react-dom/", "@tanstack/"];
const SCREEN = ["app/", "components/", "lib/queries/"];
const SERVER = ["lib/aws/", "lib/db/", "lib/jobs/", "lib/cli/"];

/** One row per layer. A name that ends in a slash stands for all that begins so; `but` wins over `never`. */
type Layer = { name: string; files: RegExp; never: readonly string[]; but?: readonly string[] };

const LAYERS: readonly Layer[] = [
  {
    name: "routes",
    files: /^app\/(?!actions\/)/,
    never: [...SERVER, "lib/stand-in/", ...SDK, ...DRIVERS],
  },
  {
    name: "actions",
    files: /^app\/actions\//,
    never: [...SERVER, "components/", "lib/queries/", "lib/stand-in/", ...SDK, ...DRIVERS],
  },
  {
    name: "components",
    files: /^components\//,
    never: [
      ...SERVER,
      "lib/services/",
      "lib/config/",
      "lib/stand-in/",
      "lib/start",
      "lib/env",
      "lib/log",
      "next/headers",
      "next/server",
      "node:",
      ...SDK,
      ...DRIVERS,
    ],
  },
  {
    name: "queries",
    files: /^lib\/queries\//,
    never: [
      ...SERVER,
      "components/",
      "lib/services/",
      "lib/config/",
      "lib/stand-in/",
      "lib/start",
      "lib/env",
      "lib/log",
      "next/headers",
      "next/server",
      "server-only",
      "node:",
      ...SDK,
      ...DRIVERS,
    ],
  },
  {
    name: "verbs",
    files: /^lib\/services\//,
    never: [...SERVER, ...SCREEN, ...FRAMEWORK, ...SDK, ...DRIVERS, "lib/"],
    but: ["lib/services/", "lib/domain/", "lib/contracts/", "lib/routes", "lib/within"],
  },
  {
    name: "contracts",
    files: /^lib\/contracts\//,
    never: [""],
    but: ["lib/contracts/", "lib/domain/", "zod/v4/core", "zod"],
  },
  {
    name: "the domain",
    files: /^lib\/domain\//,
    never: [""],
    but: ["lib/domain/", "zod"],
  },
  {
    name: "adapters of AWS",
    files: /^lib\/aws\//,
    never: [...SCREEN, ...FRAMEWORK, ...DRIVERS, "lib/"],
    but: [
      "lib/aws/",
      "lib/domain/",
      "lib/services/ports/",
      "lib/env",
      "lib/log",
      "lib/sleep",
      "lib/file-stamp",
      "lib/small-file",
      "lib/within",
    ],
  },
  {
    name: "adapters of identity",
    files: /^lib\/identity\//,
    never: [...SCREEN, ...FRAMEWORK, ...SDK, ...DRIVERS, "lib/"],
    but: ["lib/identity/", "lib/domain/", "lib/services/ports/", "lib/env-auth", "lib/small-file"],
  },
  {
    name: "stores",
    files: /^lib\/db\//,
    never: [...SCREEN, ...FRAMEWORK, ...SDK, "lib/"],
    but: ["lib/db/", "lib/domain/", "lib/services/ports/", "lib/env", "lib/log"],
  },
  {
    name: "jobs",
    files: /^lib\/jobs\//,
    never: [...SCREEN, ...FRAMEWORK, ...SDK, ...DRIVERS, "lib/"],
    but: ["lib/jobs/", "lib/domain/", "lib/services/", "lib/log", "lib/sleep"],
  },
  {
    name: "commands",
    files: /^lib\/cli\//,
    never: [...SCREEN, ...FRAMEWORK, ...SDK, ...DRIVERS, "lib/aws/", "lib/db/", "lib/stand-in/"],
  },
  {
    name: "the entrances",
    files: /^(instrumentation(\.node)?|proxy)\.ts$/,
    never: ["components/", "lib/aws/", "lib/db/", "lib/stand-in/", ...SDK, ...DRIVERS],
  },
  {
    name: "the stand-in",
    files: /^lib\/stand-in\//,
    never: ["app/", "components/", "lib/", ...FRAMEWORK, ...DRIVERS],
    but: ["lib/stand-in/"],
  },
  {
    name: "the start",
    files: /^lib\/start\.ts$/,
    never: ["app/", "components/", "lib/stand-in/"],
  },
  {
    name: "the rest of lib",
    files: /^lib\/((?!start\.ts)[^/]+\.m?[tj]s$|config\/|notify\/|telemetry\/)/,
    never: ["app/", "components/", "lib/stand-in/", ...FRAMEWORK],
  },
];

const matches = (target: string, names: readonly string[]): boolean =>
  names.some((name) =>
    name === "" || /[/:]$/.test(name) ? target.startsWith(name) : target === name,
  );

const files = sourceFiles();

describe("who imports whom", () => {
  it.each(LAYERS)("$name", ({ files: pattern, never, but = [] }) => {
    const mine = files.filter((file) => pattern.test(file.path));
    expect(mine).not.toEqual([]);
    const wrong = mine
      .flatMap(importsOf)
      .filter(({ target }) => matches(target, never) && !matches(target, but))
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it("every source file belongs to a layer", () => {
    const stray = files.filter((file) => !LAYERS.some((layer) => layer.files.test(file.path)));
    expect(stray.map((file) => file.path)).toEqual([]);
  });

  it("no path climbs", () => {
    const climbing = [...files, ...sourceFiles(["tests"])]
      .flatMap(importsOf)
      .filter(({ specifier }) => specifier.startsWith("../"));
    expect(climbing.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it("the product starts the stand-in as a process, and its source is named where it is started and packed", () => {
    const naming = files
      .filter((file) => !/^lib\/stand-in\//.test(file.path) && file.text.includes("stand-in/"))
      .map((file) => file.path);
    expect(naming.toSorted()).toEqual(["lib/cli/pack/bundle.ts", "lib/cli/parts.ts"]);
  });
});
