import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { assertLocalEndpoint } from "./support/assert-local-endpoint";
import { ensureBrowser } from "./support/browser";
import { ensureNode24 } from "./support/node-24";
import { browserRow, PlaywrightReport } from "./support/reports/playwright";
import { allFailed, inWords, type Row, readReport } from "./support/reports/row";
import { apart, rowOf, type TestFile, VitestReport } from "./support/reports/vitest";

const reports = mkdtempSync(path.join(tmpdir(), "readiness-tests-"));
const ROOT = path.resolve(import.meta.dirname, "..");
const IN_CI = Boolean(process.env.CI) || process.env.REQUIRE_POSTGRES === "1";

type Ran = { exitCode: number; seconds: number };

/**
 * Everything runs to its end, so that one run tells all that is wrong. Tests run one kind after the other, since what tries time
 * limits fails where a browser takes the processors meanwhile. True: nothing is wrong.
 */
async function main(): Promise<boolean> {
  const rows = [
    ...(await Promise.all([
      check("lint", "biome", ["check", "."]),
      check("types", "tsc", ["--noEmit"]),
      check("dead code", "knip", []),
    ])),
    ...(await vitest()),
    ...(await inBrowser(await build())),
    ...(await onNode24()),
  ];
  const total = (key: "passed" | "failed" | "skipped") =>
    rows.reduce((sum, row) => sum + row[key], 0);
  const skipped = total("skipped") > 0 ? `, ${total("skipped")} skipped` : "";
  console.log(`\n${inWords(rows)}\n`);
  console.log(`${total("passed")} passed, ${total("failed")} failed${skipped}`);
  return total("failed") === 0;
}

/** The built server, where it is missing or older than its source. */
async function build(): Promise<Row> {
  const { exitCode, seconds } = await run("build", "tsx", ["tests/support/build.ts"]);
  if (exitCode !== 0) return allFailed("build", NO_BUILD, seconds);
  return { kind: "build", passed: 1, failed: 0, skipped: 0, seconds, failures: [] };
}

async function check(kind: string, program: string, args: readonly string[]): Promise<Row> {
  const { exitCode, seconds } = await run(kind, program, args);
  if (exitCode !== 0) return allFailed(kind, `${program} ended with ${exitCode}`, seconds);
  return { kind, passed: 1, failed: 0, skipped: 0, seconds, failures: [] };
}

function run(
  kind: string,
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
) {
  const startedAt = performance.now();
  console.log(`${kind} > ${[program, ...args].join(" ")}`);
  const command = path.resolve(ROOT, "node_modules", ".bin", program);
  const child = spawn(command, [...args], {
    cwd: ROOT,
    stdio: ["inherit", "pipe", "pipe"],
    shell: process.platform === "win32",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...(IN_CI && REQUIRED), ...env },
  });
  for (const stream of [child.stdout, child.stderr]) tell(kind, stream);
  return new Promise<Ran>((resolve) => {
    const end = (exitCode: number) =>
      resolve({ exitCode, seconds: (performance.now() - startedAt) / 1_000 });
    child.once("error", () => end(1));
    child.once("close", (code) => end(code ?? 1));
  });
}

/** Each line with the name of what says it. */
function tell(kind: string, stream: Readable): void {
  createInterface({ input: stream }).on("line", (line) => console.log(`${kind} | ${line}`));
}

const REQUIRED = { REQUIRE_POSTGRES: "1" };
const KINDS = ["unit", "contract", "architecture", "deploy"];
/** The quick half of chaos: it waits more than it works, so it runs beside the others. */
const KILLS = { project: "kills", folder: "chaos" };

async function vitest(): Promise<readonly Row[]> {
  const file = path.join(reports, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { exitCode, seconds } = await run("vitest", "vitest", [
    "run",
    ...[...KINDS, KILLS.project].map((name) => `--project=${name}`),
    ...reporters,
  ]);
  const report = readReport(file, VitestReport);
  if (!report) return [allFailed("vitest", NO_REPORT, seconds)];
  const filesOf = (folder: string) =>
    report.testResults.filter(({ name }) => kindOf(name) === folder);
  const rows = [
    ...KINDS.flatMap((kind) =>
      kind === "contract" ? contractRows(filesOf(kind)) : [rowOf(kind, filesOf(kind))],
    ),
    rowOf(KILLS.project, filesOf(KILLS.folder)),
  ];
  const unexplained = exitCode !== 0 && rows.every((row) => row.failed === 0);
  return unexplained ? [...rows, allFailed("vitest itself", endedWith(exitCode), seconds)] : rows;
}

const NO_BUILD = "the build failed; what it said stands above";
const NO_REPORT = "it wrote no report; what it said stands above";
const endedWith = (exitCode: number) => `it ended with ${exitCode}, and no test of it failed`;

const kindOf = (file: string): string | undefined =>
  path.relative(path.join(ROOT, "tests"), file).split(path.sep)[0];

/** The tests that ran on PostgreSQL stand apart: where they did not run, that must be seen. */
function contractRows(files: readonly TestFile[]): readonly Row[] {
  const parts = apart(files);
  const others = rowOf("contract", parts.others);
  const postgres = rowOf("contract, PostgreSQL", parts.postgres);
  if (postgres.passed > 0 || postgres.failed > 0) return [others, postgres];
  const reason = "no server binary was found";
  console.log(`\nThe tests on PostgreSQL did not run: ${reason}.`);
  const kind = "contract, PostgreSQL (not run)";
  return [others, IN_CI ? allFailed(kind, reason) : { ...postgres, kind }];
}

/** What depends on the Node it runs on: the store, what gives memory back, and the built server. */
const ON_NODE_24 = ["tests/contract/db", "tests/contract/processes/memory", "tests/built"];
/** PostgreSQL's driver is the same on every Node. */
const BUT_POSTGRES = "^((?!PostgreSQL).)*$";

async function onNode24(): Promise<readonly Row[]> {
  const node = ensureNode24();
  const kind = `on Node ${node.version}`;
  if (node.state === "absent") {
    console.log(`\nThe tests on Node ${node.version} did not run: ${node.reason}.`);
    return [rowOf(`${kind} (not run)`, [])];
  }
  const file = path.join(reports, "node-24.json");
  const reporters = ["--reporter=minimal", "--reporter=json", `--outputFile.json=${file}`];
  const vitestItself = path.join("node_modules", "vitest", "vitest.mjs");
  const { exitCode, seconds } = await run(kind, node.path, [
    vitestItself,
    "run",
    ...ON_NODE_24,
    "-t",
    BUT_POSTGRES,
    ...reporters,
  ]);
  const report = readReport(file, VitestReport);
  if (!report) return [allFailed(kind, NO_REPORT, seconds)];
  const row = { ...rowOf(kind, report.testResults), skipped: 0, seconds };
  const unexplained = exitCode !== 0 && row.failed === 0;
  return unexplained ? [row, allFailed(`${kind} itself`, endedWith(exitCode))] : [row];
}

async function inBrowser(built: Row): Promise<readonly Row[]> {
  const kind = "end to end";
  const browser = ensureBrowser();
  if (browser.state === "absent") {
    console.log(`\nThe end-to-end tests did not run: ${browser.reason}.`);
    return [built, allFailed(kind, browser.reason)];
  }
  if (built.failed > 0) {
    console.log("\nThe end-to-end tests did not run: the build failed.");
    return [built, allFailed(kind, NO_BUILD)];
  }
  return [built, ...(await played(kind, browser.path))];
}

async function played(kind: string, browser: string): Promise<readonly Row[]> {
  const file = path.join(reports, "playwright.json");
  const { exitCode, seconds } = await run(
    kind,
    "playwright",
    ["test", "--project=e2e", "--reporter=list,json"],
    {
      BROWSER_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  );
  const report = readReport(file, PlaywrightReport);
  if (!report) return [allFailed(kind, NO_REPORT, seconds)];
  const row = browserRow(kind, report, seconds);
  const unexplained = exitCode !== 0 && row.failed === 0;
  return unexplained ? [row, allFailed(`${kind} itself`, endedWith(exitCode))] : [row];
}

process.chdir(ROOT);
assertLocalEndpoint(process.env);
process.exitCode = (await main()) ? 0 : 1;
rmSync(reports, { recursive: true, force: true });
