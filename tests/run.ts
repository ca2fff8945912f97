import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { buildIfStale } from "@/lib/cli/build";
import { assertLocalEndpoint } from "./support/assert-local-endpoint";
import { ensureBrowser } from "./support/browser";
import { ensureNode24 } from "./support/node-24";

const reports = mkdtempSync(path.join(tmpdir(), "readiness-tests-"));
const ROOT = path.resolve(import.meta.dirname, "..");
const IN_CI = Boolean(process.env.CI) || process.env.REQUIRE_POSTGRES === "1";

type Row = { kind: string; passed: number; failed: number; skipped: number; seconds: number };
type Ran = { exitCode: number; seconds: number };

/** Everything runs to its end, so that one run tells all that is wrong. True: nothing is. */
async function main(): Promise<boolean> {
  const rows: Row[] = [
    await check("lint", "biome", ["check", "."]),
    await check("types", "tsc", ["--noEmit"]),
    await check("dead code", "knip", []),
    ...(await vitest()),
    ...(await inBrowser()),
    ...(await onNode24()),
  ];
  const total = (key: "passed" | "failed" | "skipped") =>
    rows.reduce((sum, row) => sum + row[key], 0);
  const skipped = total("skipped") > 0 ? `, ${total("skipped")} skipped` : "";
  console.log(`\n${table(rows)}\n`);
  console.log(`${total("passed")} passed, ${total("failed")} failed${skipped}`);
  return total("failed") === 0;
}

async function check(kind: string, program: string, args: readonly string[]): Promise<Row> {
  const { exitCode, seconds } = await run(program, args);
  const passed = exitCode === 0 ? 1 : 0;
  return { kind, passed, failed: 1 - passed, skipped: 0, seconds };
}

function run(program: string, args: readonly string[], env: Record<string, string> = {}) {
  const startedAt = performance.now();
  console.log(`\n> ${[program, ...args].join(" ")}`);
  const command = path.resolve(ROOT, "node_modules", ".bin", program);
  const child = spawn(command, [...args], {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...(IN_CI && REQUIRED), ...env },
  });
  return new Promise<Ran>((resolve) => {
    const end = (exitCode: number) =>
      resolve({ exitCode, seconds: (performance.now() - startedAt) / 1_000 });
    child.once("error", () => end(1));
    child.once("exit", (code) => end(code ?? 1));
  });
}

const REQUIRED = { REQUIRE_POSTGRES: "1" };
const KINDS = ["unit", "contract", "architecture", "deploy"];
/** The quick half of chaos: it waits more than it works, so it runs beside the others. */
const KILLS = { project: "kills", folder: "chaos" };

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
        }),
      ),
    }),
  ),
});
type TestFile = z.infer<typeof VitestReport>["testResults"][number];

async function vitest(): Promise<readonly Row[]> {
  const file = path.join(reports, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { exitCode, seconds } = await run("vitest", [
    "run",
    ...[...KINDS, KILLS.project].map((name) => `--project=${name}`),
    ...reporters,
  ]);
  const report = readReport(file, VitestReport);
  if (!report) return [{ kind: "vitest", passed: 0, failed: 1, skipped: 0, seconds }];
  const filesOf = (folder: string) =>
    report.testResults.filter(({ name }) => kindOf(name) === folder);
  const rows = [
    ...KINDS.flatMap((kind) =>
      kind === "contract" ? contractRows(filesOf(kind)) : [rowOf(kind, filesOf(kind))],
    ),
    rowOf(KILLS.project, filesOf(KILLS.folder)),
  ];
  const unexplained = exitCode !== 0 && rows.every((row) => row.failed === 0) ? 1 : 0;
  return unexplained
    ? [...rows, { kind: "vitest itself", passed: 0, failed: 1, skipped: 0, seconds }]
    : rows;
}

const kindOf = (file: string): string | undefined =>
  path.relative(path.join(ROOT, "tests"), file).split(path.sep)[0];

/** The tests that ran on PostgreSQL stand apart: where they did not run, that must be seen. */
function contractRows(files: readonly TestFile[]): readonly Row[] {
  const onPostgres = ({ fullName }: { fullName: string }) => /on PostgreSQL/.test(fullName);
  const only = (wanted: boolean) =>
    files.map((file) => ({
      ...file,
      assertionResults: file.assertionResults.filter((test) => onPostgres(test) === wanted),
    }));
  const postgres = rowOf("contract, PostgreSQL", only(true));
  if (postgres.passed > 0 || postgres.failed > 0) return [rowOf("contract", only(false)), postgres];
  console.log("\nThe tests on PostgreSQL did not run: no server binary was found.");
  const missing = { ...postgres, failed: IN_CI ? 1 : 0 };
  return [rowOf("contract", only(false)), { ...missing, kind: "contract, PostgreSQL (not run)" }];
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
    return [{ kind: `${kind} (not run)`, passed: 0, failed: 0, skipped: 0, seconds: 0 }];
  }
  const file = path.join(reports, "node-24.json");
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const vitestItself = path.join("node_modules", "vitest", "vitest.mjs");
  const { exitCode, seconds } = await run(node.path, [
    vitestItself,
    "run",
    ...ON_NODE_24,
    "-t",
    BUT_POSTGRES,
    ...reporters,
  ]);
  const report = readReport(file, VitestReport);
  if (!report) return [{ kind, passed: 0, failed: 1, skipped: 0, seconds }];
  const row = { ...rowOf(kind, report.testResults), skipped: 0, seconds };
  const unexplained = exitCode !== 0 && row.failed === 0 ? 1 : 0;
  return [{ ...row, failed: row.failed + unexplained }];
}

function rowOf(kind: string, files: readonly TestFile[]): Row {
  const tests = files.flatMap((file) => file.assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const broken = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(isFailed),
  );
  const onlyHere = kind.endsWith("PostgreSQL") ? 0 : broken.length;
  return {
    kind,
    passed: count("passed"),
    failed: count("failed") + onlyHere,
    skipped: count("skipped") + count("pending") + count("todo"),
    seconds: tests.reduce((sum, test) => sum + (test.duration ?? 0), 0) / 1_000,
  };
}

const isFailed = ({ status }: { status: string }): boolean => status === "failed";

const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

async function inBrowser(): Promise<readonly Row[]> {
  const kind = "end to end";
  const browser = ensureBrowser();
  if (browser.state === "absent") {
    console.log(`\nThe end-to-end tests did not run: ${browser.reason}.`);
    return [{ kind, passed: 0, failed: 1, skipped: 0, seconds: 0 }];
  }
  const startedAt = performance.now();
  const built = buildIfStale((text) => process.stdout.write(`\n${text}`)).ok;
  const build = {
    kind: "build",
    passed: built ? 1 : 0,
    failed: built ? 0 : 1,
    skipped: 0,
    seconds: (performance.now() - startedAt) / 1_000,
  };
  if (!built) {
    console.log("\nThe end-to-end tests did not run: the build failed.");
    return [build, { kind, passed: 0, failed: 1, skipped: 0, seconds: 0 }];
  }
  const file = path.join(reports, "playwright.json");
  const { exitCode, seconds } = await run("playwright", ["test", "--reporter=list,json"], {
    BROWSER_PATH: browser.path,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const stats = readReport(file, PlaywrightReport)?.stats;
  if (!stats) return [build, { kind, passed: 0, failed: 1, skipped: 0, seconds }];
  const failed = stats.unexpected + stats.flaky;
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  return [
    build,
    { kind, passed: stats.expected, failed: failed + unexplained, skipped: stats.skipped, seconds },
  ];
}

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null;
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return parsed.success ? parsed.data : null;
}

function table(rows: readonly Row[]): string {
  const head = ["", "passed", "failed", "skipped", "seconds"];
  const lines = rows.map((row) => [
    row.kind,
    String(row.passed),
    String(row.failed),
    String(row.skipped),
    row.seconds.toFixed(1),
  ]);
  const width = Math.max(...rows.map((row) => row.kind.length));
  return [head, ...lines]
    .map(([kind = "", ...cells]) =>
      [kind.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(" "),
    )
    .join("\n");
}

process.chdir(ROOT);
assertLocalEndpoint(process.env);
process.exitCode = (await main()) ? 0 : 1;
rmSync(reports, { recursive: true, force: true });
