import { xml } from "@/lib/domain/changes/rss";
import { isoTime } from "@/lib/domain/words/dates";
import { OUTCOME_WORD } from "@/lib/domain/words/outcomes";
import { asSentence } from "@/lib/domain/words/sentence";
import { type CheckItem, type CheckReport, itemsOf, summaryOf } from "./report";
import type { JudgedRequirement, Outcome } from "./world";

/** JUnit XML: not met and waiting are failures, what could not be told is an error. */
export function toJunitReport(report: CheckReport): string {
  const all = report.judged.flatMap(itemsOf);
  const suites = report.judged.map((one) => suiteOf(one, report));
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="bedrock-readiness" ${totals(all)}>`,
    ...suites,
    "</testsuites>",
  ].join("\n")}\n`;
}

function suiteOf(one: JudgedRequirement, { at }: CheckReport): string {
  const items = itemsOf(one);
  return [
    `<testsuite name="${xml(one.requirement.name)}" timestamp="${isoTime(at)}" ${totals(items)}>`,
    ...items.map(caseOf),
    "</testsuite>",
  ].join("\n");
}

function totals(items: readonly CheckItem[]): string {
  const failures = items.filter(({ outcome }) => ELEMENTS[outcome] === "failure").length;
  const errors = items.filter(({ outcome }) => ELEMENTS[outcome] === "error").length;
  return `tests="${items.length}" failures="${failures}" errors="${errors}"`;
}

const ELEMENTS = {
  met: null,
  not_met: "failure",
  waiting: "failure",
  could_not_tell: "error",
} as const satisfies Record<Outcome, "failure" | "error" | null>;

function caseOf(item: CheckItem): string {
  const open = `<testcase classname="${xml(item.requirement)}" name="${xml(item.subject)}"`;
  const element = ELEMENTS[item.outcome];
  if (!element) return `${open}/>`;
  const type = xml(item.code ?? item.outcome);
  const message = xml(item.reasons[0] ?? OUTCOME_WORD[item.outcome]);
  return `${open}><${element} type="${type}" message="${message}">${xml(item.reasons.join("\n"))}</${element}></testcase>`;
}

/**
 * GitHub Actions workflow commands: an error for what is not ready, a warning for what could not be told.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function toGithubReport(report: CheckReport): string {
  const lines = report.judged.flatMap(itemsOf).flatMap(annotationOf);
  return `${[...lines, plainLine(summaryOf(report))].join("\n")}\n`;
}

const COMMANDS = {
  met: null,
  not_met: "error",
  waiting: "error",
  could_not_tell: "warning",
} as const satisfies Record<Outcome, "error" | "warning" | null>;

function annotationOf(item: CheckItem): readonly string[] {
  const command = COMMANDS[item.outcome];
  if (!command) return [];
  const title = property(`${item.requirement}: ${OUTCOME_WORD[item.outcome]}`);
  const code = item.code ? ` ${item.code}:` : "";
  return [
    `::${command} title=${title}::${data(`${item.subject}${code} ${item.reasons.map(asSentence).join(" ")}`)}`,
  ];
}

const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** A line that no text inside can turn into a command. */
const plainLine = (text: string): string => data(text).replaceAll("::", ": :");
