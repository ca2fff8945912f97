import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { buildIfStale } from "@/lib/cli/build";
import { assertLocalEndpoint } from "@/tests/support/assert-local-endpoint";
import { ensureBrowser } from "@/tests/support/browser";
import { browserRow, PlaywrightReport } from "@/tests/support/reports/playwright";
import { readReport } from "@/tests/support/reports/row";
import { AREAS, type Area } from "./areas";
import { figuresText } from "./figures";

/** The whole promise; in `npm test` fewer. */
const KILLS = "20";
/** Whatever hangs, the suite comes to its end. */
const AREA_MS = 40 * 60_000;
const ROOT = path.resolve(import.meta.dirname, "..", "..");

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          meta: z.object({ figures: z.record(z.string(), z.number()).optional() }),
        }),
      ),
    }),
  ),
});
type Row = {
  area: Area;
  passed: number;
  failed: number;
  /** What a test counted, and what was not run. */
  below: readonly string[];
  ms: number;
};

/** Does to the product what the command line names, or everything, and prints what came of it. */
async function main(names: readonly string[]): Promise<number> {
  const known = AREAS.map(({ name }) => name);
  const strangers = names.filter((name) => !known.includes(name));
  if (strangers.length > 0) {
    process.stderr.write(`There is no ${strangers.join(", ")}. There are: ${known.join(", ")}.\n`);
    return 3;
  }
  const asked = AREAS.filter(({ name }) => names.length === 0 || names.includes(name));
  if (asked.some(({ isBuilt }) => isBuilt) && !buildIfStale(tell).ok) return 1;
  const rows: Row[] = [];
  for (const area of asked) rows.push(await weather(area));
  process.stdout.write(`\n${table(rows)}\n`);
  return rows.every(({ failed }) => failed === 0) ? 0 : 1;
}

const tell = (text: string): void => void process.stderr.write(text);

async function weather(area: Area): Promise<Row> {
  process.stderr.write(`\n${area.name}: ${area.does}\n`);
  const folder = mkdtempSync(path.join(tmpdir(), "readiness-chaos-"));
  const file = path.join(folder, "report.json");
  const begun = performance.now();
  const { ended, passed, failed, below } = await (area.inBrowser ? browsed : tested)(area, file);
  const ms = performance.now() - begun;
  rmSync(folder, { recursive: true, force: true });
  return { area, passed, failed: ended === 0 ? failed : Math.max(1, failed), below, ms };
}

type Came = Pick<Row, "passed" | "failed" | "below"> & { ended: number | null };

async function tested({ files, only }: Area, file: string): Promise<Came> {
  const ended = await run("vitest", [
    ...["run", "--project=!kills", ...files, ...(only ? ["-t", only] : [])],
    ...["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`],
  ]);
  const report = readReport(file, Report);
  const tests = report?.testResults.flatMap((one) => one.assertionResults) ?? [];
  return {
    ended,
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    below: tests.flatMap(({ status, fullName, meta: { figures } }) => {
      if (figures) return [`${fullName.trim()}: ${figuresText(figures)}`];
      return status !== "passed" && /not run/.test(fullName) ? [fullName.trim()] : [];
    }),
  };
}

async function browsed({ name, files }: Area, file: string): Promise<Came> {
  const browser = ensureBrowser();
  const nothing = { passed: 0, failed: 0 };
  if (browser.state === "absent")
    return { ended: 1, ...nothing, below: [`${name}: not run, ${browser.reason}`] };
  const ended = await run("playwright", ["test", ...files, "--reporter=list,json"], {
    BROWSER_PATH: browser.path,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const report = readReport(file, PlaywrightReport);
  return { ended, ...(report ? browserRow(name, report, 0) : nothing), below: [] };
}

function run(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number | null> {
  const child = spawn(path.join(ROOT, "node_modules", ".bin", program), [...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    timeout: AREA_MS,
    env: { ...process.env, READINESS_KILLS: process.env.READINESS_KILLS ?? KILLS, ...env },
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", resolve);
  });
}

function table(rows: readonly Row[]): string {
  const does = Math.max(...rows.map(({ area }) => area.does.length));
  const cells = (row: Row) =>
    [row.passed, row.failed, `${(row.ms / 1_000).toFixed(0)} s`].map((cell) =>
      String(cell).padStart(7),
    );
  const line = (row: Row) =>
    [row.area.name.padEnd(10), row.area.does.padEnd(does), ...cells(row)].join(" ");
  const head = `${" ".repeat(does + 11)} ${["passed", "failed", ""].map((word) => word.padStart(7)).join(" ")}`;
  const below = rows.flatMap((row) => row.below);
  return [head, ...rows.map(line), ...below.map((text) => `  ${text}`)].join("\n");
}

process.chdir(ROOT);
assertLocalEndpoint(process.env);
process.exitCode = await main(process.argv.slice(2));
