import type { Diagnosis } from "@/lib/domain/diagnosis/types";
import type { Owner } from "@/lib/domain/owner";

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

/** A diagnosis for a terminal, the answer first. */
export function explainText(found: Diagnosis): string {
  const { retry } = found;
  const minutes = retry.afterMinutes ? ` (${retry.afterMinutes} min)` : "";
  const read = Object.entries(found.read).filter(([, value]) => value !== null);
  return [
    found.sentence,
    "",
    `Code   ${found.code}`,
    `Cause  ${found.cause ?? "not recognised"} (confidence ${found.confidence})`,
    `Who    ${WHO[found.owner]}`,
    `Retry  ${RETRY[retry.rule]}${minutes}`,
    "",
    ...found.steps.map((step, at) => `${at + 1}. ${step}`),
    ...(found.command ? ["", `  ${found.command}`] : []),
    ...(found.question ? ["", `To be sure: ${found.question}`] : []),
    "",
    ...found.links.map((link) => `${link.label}: ${link.href}`),
    ...(read.length > 0
      ? ["", `Read from it: ${read.map(([key, value]) => `${key} ${value}`).join(", ")}`]
      : []),
    ...(found.others.length > 0
      ? [`Also in it: ${found.others.map((other) => other.code).join(", ")}`]
      : []),
  ].join("\n");
}
