import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { furtherMeanings } from "@/lib/domain/diagnosis/explain-json";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";
import type { Owner } from "@/lib/domain/owner";
import { waitText } from "@/lib/domain/words/durations";

const WHO = {
  "caller-credentials": "whoever made the call",
  "iam-admin": "an IAM admin",
  "org-admin": "an admin of the organization",
  billing: "billing",
  "account-admin": "an account admin",
  "aws-support": "AWS Support",
  "application-code": "a developer",
  network: "whoever runs the network",
  wait: "nobody: wait for AWS",
} as const satisfies Record<Owner, string>;

const RETRY = {
  wait: "wait, then try again",
  "after-fix": "try again once it is fixed; waiting alone does not help",
  never: "do not repeat the call as it is",
  backoff: "retry with growing pauses",
} as const satisfies Record<Diagnosis["retry"]["rule"], string>;

const READ = [
  ["region", "Region"],
  ["modelId", "model"],
  ["accountId", "account"],
  ["action", "action"],
  ["operation", "operation"],
  ["requestId", "request id"],
  ["httpStatus", "status"],
] as const satisfies readonly (readonly [keyof Diagnosis["read"], string])[];

/** A diagnosis for a terminal, the answer first: all that `--format json` holds. */
export function explainText(found: Diagnosis): string {
  return [
    found.sentence,
    "",
    `Code   ${found.code}`,
    `Cause  ${found.cause ?? "not recognised"} (confidence ${found.confidence})`,
    `What   ${found.title}`,
    `Who    ${WHO[found.owner]}`,
    `Retry  ${retryText(found)}`,
    "",
    ...found.steps.map((step, at) => `${at + 1}. ${step.replaceAll("\n", "\n   ")}`),
    ...(found.command ? ["", `  ${found.command}`] : []),
    ...paragraph(doubt(found)),
    ...paragraph(found.others.map(({ code, title }) => `Also in the text: ${title} (${code})`)),
    ...paragraph(found.links.map(({ label, href }) => `${label}: ${href}`)),
    ...paragraph(readText(found)),
  ].join("\n");
}

const paragraph = (lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? ["", ...lines] : [];

function retryText({ retry }: Diagnosis): string {
  return `${RETRY[retry.rule]}${retry.afterMinutes ? ` (${waitText(retry.afterMinutes)})` : ""}`;
}

function doubt(found: Diagnosis): readonly string[] {
  const titles = furtherMeanings(found).map(({ cause }) => CAUSE_ENTRIES[cause].title);
  return [
    ...(titles.length > 0 ? [`The text alone can't tell it from: ${titles.join("; ")}.`] : []),
    ...(found.question ? [`To be sure: ${found.question}`] : []),
  ];
}

function readText({ read }: Diagnosis): readonly string[] {
  const known = READ.flatMap(([key, word]) => (read[key] === null ? [] : [`${word} ${read[key]}`]));
  return known.length > 0 ? [`Read from it: ${known.join(", ")}`] : [];
}
