import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REGION } from "@/tests/contract/accounts/small-world";
import { answer } from "@/tests/contract/check/gate";
import { elementsOf } from "@/tests/contract/check/xml";
import { aHostileWorld, HOSTILE_IDS, HOSTILE_TEXTS } from "@/tests/support/hostile-world";
import { aBench, type Bench } from "@/tests/support/stand-in";

const LONG_MS = 90_000;
const CONFIG = `regions: [${REGION}]
requirements: [{ name: everything, models: ["*"] }]
`;
const TEXTS = Object.keys(HOSTILE_TEXTS).length;
const MODELS = TEXTS + HOSTILE_IDS.length;
/** What a terminal or a reader obeys, but for the ends of lines. */
const UNSEEN = /(?!\r?\n)[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: aHostileWorld() });
});
afterAll(() => bench.close());

async function outputOf(args: readonly string[]): Promise<string> {
  const { out, err } = await answer(bench, args, CONFIG);
  expect(err).not.toMatch(UNSEEN);
  expect(err).not.toMatch(/ at .*\.ts:\d/);
  expect(out).not.toMatch(UNSEEN);
  return out;
}
const linesOf = (text: string) => text.replace(/\r?\n$/, "").split(/\r?\n/);

describe("hostile texts of AWS", () => {
  it(
    "stand in one line each of the terminal's table",
    async () => {
      const lines = linesOf(await outputOf(["scan"]));
      expect(lines.filter((line) => /Value 'evil\.\[31m' at/.test(line))).toHaveLength(1);
      expect(lines.filter((line) => line.startsWith("blocked ")).length).toBe(TEXTS);
      expect(lines.indexOf("")).toBe(MODELS);
    },
    LONG_MS,
  );

  it(
    "are one row of CSV each, all fields quoted, and none is a formula",
    async () => {
      const [head = "", ...rows] = linesOf(await outputOf(["scan", "--format", "csv"]));
      const fields = (row: string) => row.match(/"(?:[^"]|"")*"/g) ?? [];
      const [columns, cells] = [fields(head), rows.map(fields)];
      expect(cells).toHaveLength(MODELS);
      for (const [index, row] of cells.entries()) {
        expect(row).toHaveLength(columns.length);
        expect(row.join(",")).toBe(rows[index]);
        expect(row.filter((field) => /^"\s*[=+@|-]/.test(field))).toEqual([]);
      }
    },
    LONG_MS,
  );

  it(
    "are one row of Markdown each, without markup of their own",
    async () => {
      const text = await outputOf(["scan", "--format", "markdown"]);
      const rows = linesOf(text).filter((line) => line.startsWith("|"));
      const bare = rows.map((row) => row.replace(/\\[\\`*_[\]<>|#~]/g, ""));
      expect(rows).toHaveLength(MODELS + 2);
      expect(new Set(bare.map((row) => row.split("|").length)).size).toBe(1);
      expect(bare.slice(2).join("\n")).not.toMatch(/[<>`*[\]~]/);
    },
    LONG_MS,
  );

  it(
    "keep their ids in JSON, also those that every object has",
    async () => {
      const { cells } = JSON.parse(await outputOf(["scan", "--format", "json"])) as {
        cells: { modelId: string }[];
      };
      const ids = cells.map(({ modelId }) => modelId);
      expect(ids).toEqual(expect.arrayContaining(["constructor", "toString", "__proto__"]));
      expect(new Set(ids).size).toBe(MODELS);
    },
    LONG_MS,
  );

  it(
    "are a test case of JUnit each, in a well-formed document",
    async () => {
      const elements = elementsOf(await outputOf(["check", "everything", "--format", "junit"]));
      expect(elements.filter(({ name }) => name === "testcase")).toHaveLength(MODELS);
      expect(elements.filter(({ attributes }) => attributes.name === "owned")).toEqual([]);
    },
    LONG_MS,
  );

  it(
    "are one annotation of GitHub each, and give no command of their own",
    async () => {
      const lines = linesOf(await outputOf(["check", "everything", "--format", "github"]));
      const commands = lines.filter((line) => line.includes("::"));
      expect(commands.filter((line) => !/^::(error|warning|notice) /.test(line))).toEqual([]);
      expect(commands.length).toBeLessThanOrEqual(MODELS + 1);
      expect(lines.filter((line) => /^::(add-mask|set-output|stop-commands)/.test(line))).toEqual(
        [],
      );
    },
    LONG_MS,
  );

  it(
    "are plain lines of the check's table",
    async () => {
      const text = await outputOf(["check", "everything"]);
      expect(text).toContain("0 of 1 requirement is met.");
    },
    LONG_MS,
  );
});
