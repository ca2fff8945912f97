import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { z } from "zod";

/** A test that failed, or what failed where no test could be told: `file` from the root, the first line of its error. */
export type Failure = { file: string; title: string; error: string };
/** What came of one kind of test. */
export type Row = {
  kind: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  failures: readonly Failure[];
  /** What passed at a second try alone: faults that are still to be found. */
  shaky?: readonly Failure[];
};

/** A kind of which nothing more is known than that it failed. */
export const allFailed = (kind: string, error: string, seconds = 0): Row => ({
  kind,
  passed: 0,
  failed: 1,
  skipped: 0,
  seconds,
  failures: [{ file: kind, title: "", error }],
});

/** What a runner wrote of itself; null where it wrote nothing, or nothing that is known. */
export function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null;
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return parsed.success ? parsed.data : null;
}

/** The first line that says something, without colours. */
export const firstLine = (text: string): string =>
  stripVTControlCharacters(text)
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "") ?? "no words";

/** The rows as a table, then each shaky and each failed test in two lines, so that the end of a log tells them. */
export function inWords(rows: readonly Row[]): string {
  const shaky = listed(
    "Passed at a second try only, so something is wrong",
    rows.flatMap((row) => row.shaky ?? []),
  );
  const failed = listed(
    "Failed",
    rows.flatMap((row) => row.failures),
  );
  return `${table(rows)}${shaky}${failed}`;
}

function listed(title: string, failures: readonly Failure[]): string {
  if (failures.length === 0) return "";
  const lines = failures.map(
    ({ file, title, error }) => `  ${[file, title].filter(Boolean).join(" › ")}\n    ${error}`,
  );
  return `\n\n${title}:\n${lines.join("\n")}`;
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
