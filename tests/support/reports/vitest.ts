import path from "node:path";
import { z } from "zod";
import { type Failure, firstLine, type Row } from "./row";

/** What Vitest's JSON reporter writes, as far as it is read. */
export const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
export type TestFile = z.infer<typeof VitestReport>["testResults"][number];

const isFailed = ({ status }: { status: string }): boolean => status === "failed";

const fromRoot = (file: string): string => path.relative(process.cwd(), file);

/** A file that failed without a test that did: it could not be loaded, or a hook of it failed. */
const isBroken = (file: TestFile): boolean =>
  isFailed(file) && !file.assertionResults.some(isFailed);

const failedOf = (file: TestFile): readonly Failure[] =>
  file.assertionResults.filter(isFailed).map(({ fullName, failureMessages }) => ({
    file: fromRoot(file.name),
    title: fullName,
    error: firstLine(failureMessages?.join("\n") ?? ""),
  }));

/** The tests of these files as one row; its seconds are the sum of theirs. */
export function rowOf(kind: string, files: readonly TestFile[]): Row {
  const tests = files.flatMap((file) => file.assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const broken = files.filter(isBroken);
  return {
    kind,
    passed: count("passed"),
    failed: count("failed") + broken.length,
    skipped: count("skipped") + count("pending") + count("todo"),
    seconds: tests.reduce((sum, test) => sum + (test.duration ?? 0), 0) / 1_000,
    failures: [
      ...files.flatMap(failedOf),
      ...broken.map(({ name, message }) => ({
        file: fromRoot(name),
        title: "",
        error: firstLine(message ?? ""),
      })),
    ],
  };
}

const onPostgres = ({ fullName }: { fullName: string }): boolean => /on PostgreSQL/.test(fullName);

/** The tests that ran on PostgreSQL apart from the others; a broken file stands with the others. */
export function apart(files: readonly TestFile[]): { others: TestFile[]; postgres: TestFile[] } {
  const only = (wanted: boolean) =>
    files.map((file) => ({
      ...file,
      status: !wanted && isBroken(file) ? "failed" : "passed",
      assertionResults: file.assertionResults.filter((test) => onPostgres(test) === wanted),
    }));
  return { others: only(false), postgres: only(true) };
}
