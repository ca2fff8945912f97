import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import { type Figure, type Measured, percent } from "@/tests/bench/figure";
import {
  type LabelledError,
  type Marked,
  mark,
  parseReports,
  reliability,
  rightTooOften,
  scoreOf,
} from "@/tests/support/error-reports";

const OWN = ["error-reports", "error-messages", "error-wordings"].map(
  (name) => new URL(`../../support/data/${name}.json`, import.meta.url),
);
const SLOWEST_MS = 50;
const ROUNDS = 3;

/** How often a pasted text is told right, by files of reports; without any, by those of the tests. */
export const diagnosis: Figure = {
  name: "diagnosis",
  wrongIn(files) {
    const missing = files.filter((file) => !existsSync(file));
    return missing.length === 0 ? null : `There is no file ${missing.join(", ")}.`;
  },
  async measure(files: readonly string[] = []): Promise<readonly Measured[]> {
    const reports = await Promise.all((files.length > 0 ? files : OWN).map(read));
    const errors = reports.flat();
    const marked = errors.map((error) => mark(error, diagnose(error.text)));
    tellWrong(marked);
    return [...scores(marked), ...sureness(marked), slowest(errors)];
  },
};

async function read(file: string | URL): Promise<readonly LabelledError[]> {
  return parseReports(JSON.parse(await readFile(file, "utf8")));
}

function tellWrong(marked: readonly Marked[]): void {
  for (const { error, found, codeRight, causeRight, misled } of marked) {
    if (codeRight && causeRight) continue;
    const wanted = `${error.code} ${error.cause ?? "no cause"}`;
    const said = `${found.code} ${found.cause ?? "no cause"}, ${found.confidence}`;
    process.stderr.write(`${misled ? "MISLED " : ""}${error.id}: ${wanted}; said ${said}\n`);
  }
}

function scores(marked: readonly Marked[]): readonly Measured[] {
  const { codes, causes, owners, misled } = scoreOf(marked);
  const row = (what: string, is: number, floor: number): Measured => ({
    what,
    measured: percent(is),
    budget: `>= ${percent(floor)}`,
    ok: is >= floor,
  });
  return [
    { what: "reports", measured: String(marked.length), budget: "", ok: null },
    row("codes right", codes, 0.98),
    row("causes right", causes, 0.94),
    { what: "owners right", measured: percent(owners), budget: "", ok: null },
    {
      what: "sure and wrong",
      measured: percent(misled),
      budget: "<= 1.5 %",
      ok: misled <= 0.015,
    },
  ];
}

function sureness(marked: readonly Marked[]): readonly Measured[] {
  const told = Object.entries(reliability(marked)).map(
    ([sure, { right, of }]): Measured => ({
      what: `said with ${sure} confidence, and right`,
      measured: of === 0 ? "none" : `${right} of ${of}, ${percent(right / of)}`,
      budget: "",
      ok: null,
    }),
  );
  const often = rightTooOften(marked).map(
    ({ cause, right, of }): Measured => ({
      what: `right too often for medium: ${cause}`,
      measured: `${right} of ${of}`,
      budget: "",
      ok: null,
    }),
  );
  return [...told, ...often];
}

/** Processor time of the slowest text, the best of a few rounds. */
function slowest(errors: readonly LabelledError[]): Measured {
  const times = errors.map(({ text }) =>
    Math.min(...Array.from({ length: ROUNDS }, () => cost(text))),
  );
  const most = Math.max(0, ...times);
  return {
    what: "slowest text",
    measured: `${most.toFixed(1)} ms`,
    budget: `<= ${SLOWEST_MS} ms`,
    ok: most <= SLOWEST_MS,
  };
}

function cost(text: string): number {
  const before = process.cpuUsage().user;
  diagnose(text);
  return (process.cpuUsage().user - before) / 1_000;
}
