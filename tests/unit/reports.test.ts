import path from "node:path";
import { describe, expect, test } from "vitest";
import { browserRow, PlaywrightReport } from "@/tests/support/reports/playwright";
import { allFailed, firstLine, inWords } from "@/tests/support/reports/row";
import { apart, rowOf, VitestReport } from "@/tests/support/reports/vitest";

const said = (status: string, fullName: string, failureMessages: readonly string[] = []) => ({
  fullName,
  status,
  duration: 500,
  failureMessages,
});
const vitest = VitestReport.parse({
  testResults: [
    {
      name: path.resolve("tests/contract/db/a.test.ts"),
      status: "failed",
      message: "",
      assertionResults: [
        said("passed", "on SQLite keeps"),
        said("failed", "on PostgreSQL keeps", [
          "\u001b[31mError: not kept\u001b[39m\n    at a.ts:1",
        ]),
        said("skipped", "on SQLite later"),
      ],
    },
    {
      name: path.resolve("tests/contract/db/b.test.ts"),
      status: "failed",
      message: "SyntaxError: no such export\n at b.ts:1",
      assertionResults: [],
    },
  ],
});
const BROKEN = {
  file: path.join("tests", "contract", "db", "b.test.ts"),
  title: "",
  error: "SyntaxError: no such export",
};
const NOT_KEPT = {
  file: path.join("tests", "contract", "db", "a.test.ts"),
  title: "on PostgreSQL keeps",
  error: "Error: not kept",
};

const spec = (title: string, status: string, message: string | null) => ({
  title,
  line: 7,
  tests: [{ status, results: [{ errors: message === null ? [] : [{ message }] }] }],
});
const playwright = PlaywrightReport.parse({
  suites: [
    {
      title: "a.spec.ts",
      file: "e2e/a.spec.ts",
      specs: [spec("it opens", "expected", null), spec("it stays", "flaky", "Error: gone")],
      suites: [
        {
          title: "on a phone",
          file: "e2e/a.spec.ts",
          specs: [
            spec("it closes", "unexpected", "\u001b[2mError: still open\u001b[22m\nCall log:"),
          ],
        },
      ],
    },
  ],
  errors: [],
  stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
});

describe("what a runner reported", () => {
  test("a failed test is named once, under the store it ran on; a file that broke, with the others", () => {
    const { others, postgres } = apart(vitest.testResults);
    expect(rowOf("others", others)).toEqual({
      kind: "others",
      passed: 1,
      failed: 1,
      skipped: 1,
      seconds: 1,
      failures: [BROKEN],
    });
    expect(rowOf("PostgreSQL", postgres)).toMatchObject({ failed: 1, failures: [NOT_KEPT] });
    expect(rowOf("all", vitest.testResults).failures).toEqual([NOT_KEPT, BROKEN]);
  });

  test("a test of a browser is named with its groups and its line", () => {
    expect(browserRow("end to end", playwright, 9)).toEqual({
      kind: "end to end",
      passed: 2,
      failed: 1,
      skipped: 0,
      seconds: 9,
      failures: [
        {
          file: "tests/e2e/a.spec.ts:7",
          title: "on a phone › it closes",
          error: "Error: still open",
        },
      ],
      shaky: [{ file: "tests/e2e/a.spec.ts:7", title: "it stays", error: "Error: gone" }],
    });
  });

  test.each([
    ["\n\n  first\nsecond", "first"],
    ["\u001b[31mred\u001b[39m", "red"],
    ["", "no words"],
  ])("the first line of %j is %j", (text, line) => expect(firstLine(text)).toBe(line));

  test("after the table, each in two lines; nothing where nothing failed", () => {
    const good = rowOf("good", []);
    expect(inWords([good])).not.toContain("Failed");
    const words = inWords([good, allFailed("types", "tsc ended with 2")]);
    expect(words.split("\n").slice(-3)).toEqual(["Failed:", "  types", "    tsc ended with 2"]);
    const shaky = inWords([browserRow("end to end", playwright, 9)]);
    expect(shaky).toMatch(/second try only.+:\n.+it stays\n.+gone\n\nFailed:\n.+it closes\n/);
  });
});
