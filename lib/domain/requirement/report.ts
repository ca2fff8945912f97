import type { EpochMs } from "@/lib/domain/time";
import { isoTime } from "@/lib/domain/words/dates";
import { OUTCOME_WORD } from "@/lib/domain/words/outcomes";
import type { Line } from "./line";
import { lineId } from "./lines";
import type { JudgedRequirement, Outcome, RequiredCell } from "./world";

/** What a check found, ready to be written in any format. */
export type CheckReport = {
  judged: readonly JudgedRequirement[];
  /** The same, each cell and each problem with since when it is so. */
  lines: readonly Line[];
  /** Whether the scan behind it reached its end over every planned region. */
  complete: boolean;
  /** Why it is not, where more is known than that the scan did not reach its end. */
  why?: string | null;
  exitCode: 0 | 1 | 2;
  at: EpochMs;
};

/** One thing that was checked: a cell, or a problem of the requirement itself. */
export type CheckItem = {
  requirement: string;
  outcome: Outcome;
  /** What was looked at, such as `anthropic.claude-sonnet-4-6@eu-west-1 (111122223333)`. */
  subject: string;
  code: string | null;
  /** Why it is not met, one sentence each; empty when it is. */
  reasons: readonly string[];
  routes: readonly string[];
};

export function itemsOf({
  requirement: { name },
  cells,
  problems,
}: JudgedRequirement): readonly CheckItem[] {
  return [
    ...cells.map((cell) => itemOfCell(name, cell)),
    ...problems.map(({ outcome, about, code, message }) => ({
      requirement: name,
      outcome,
      subject: about,
      code,
      reasons: [message],
      routes: [],
    })),
  ];
}

function itemOfCell(requirement: string, cell: RequiredCell): CheckItem {
  return {
    requirement,
    outcome: cell.outcome,
    subject: `${cell.modelId}@${cell.region} (${cell.account})`,
    code: cell.code,
    reasons: cell.findings.map(({ message }) => message),
    routes: cell.routes,
  };
}

/** The sentence that answers, such as `2 of 3 requirements are met.` */
export function summaryOf({ judged, complete, why }: CheckReport): string {
  const met = judged.filter(({ outcome }) => outcome === "met").length;
  const noun = judged.length === 1 ? "requirement is" : "requirements are";
  const partial = complete ? "" : ` ${why ?? "The scan did not reach its end."}`;
  return `${met} of ${judged.length} ${noun} met.${partial}`;
}

/** For programs. `since`, of a cell and of a problem: since when it is met or not, as ISO 8601 in UTC; null: nothing that was kept tells. */
export function toJsonReport({ judged, lines, complete, exitCode, at }: CheckReport): string {
  const known = new Map(lines.map(({ id, since }) => [id, since]));
  const since = (line: Parameters<typeof lineId>[0]) => isoTime(known.get(lineId(line)) ?? null);
  const requirements = judged.map(({ requirement: { name }, cells, problems, ...one }) => ({
    name,
    ...one,
    cells: cells.map((cell) => ({ ...cell, since: since({ requirement: name, ...cell }) })),
    problems: problems.map((problem) => {
      const { account, region, model } = problem;
      const line = { requirement: name, account, region, modelId: null, modelName: model };
      return { ...problem, since: since(line) };
    }),
  }));
  const told = { schemaVersion: 1, checkedAt: isoTime(at), complete, exitCode };
  return `${JSON.stringify({ ...told, requirements }, null, 2)}\n`;
}

/** Plain lines for a terminal, aligned; control characters that AWS's texts may carry are left out. */
export function toTableReport(report: CheckReport): string {
  const blocks = report.judged.map((one) => {
    const items = itemsOf(one);
    const wide = Math.max(0, ...items.map(({ subject }) => subject.length));
    const lines = items.flatMap((item) => itemLines(item, wide));
    return [`${one.requirement.name}: ${OUTCOME_WORD[one.outcome]}`, ...lines, ""].join("\n");
  });
  return `${[...blocks, summaryOf(report)].map(printable).join("\n")}\n`;
}

const OUTCOME_WIDTH = Math.max(...Object.values(OUTCOME_WORD).map((word) => word.length));

function itemLines(item: CheckItem, wide: number): readonly string[] {
  const head = `  ${OUTCOME_WORD[item.outcome].padEnd(OUTCOME_WIDTH)}  ${item.subject.padEnd(wide)}`;
  if (item.outcome === "met") return [`${head}  by ${item.routes.join(", ")}`];
  const [first, ...others] = item.reasons;
  const indent = " ".repeat(OUTCOME_WIDTH + wide + 6);
  const code = item.code ? `${item.code}: ` : "";
  return [`${head}  ${code}${first ?? ""}`, ...others.map((reason) => `${indent}${reason}`)];
}

const printable = (text: string): string => text.replace(/[^\n\P{Cc}]/gu, " ");
