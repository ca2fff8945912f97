import { isoTime } from "@/lib/domain/words/dates";
import { OUTCOME_WORD } from "@/lib/domain/words/outcomes";
import { type Exemption, exemptionText } from "./exemption";
import { hclOf, oneLine } from "./hcl";
import type { Kit, KitAccount, KitGap } from "./kit";
import type { PolicyDocument } from "./policy";

/** The policies of the kit as Terraform, one resource each, and what a service control policy has to exempt. */
export function kitTerraform({ requirement, at, gaps, accounts }: Kit): string {
  const head = [
    `# What callers need for ${oneLine(requirement)}, as of ${isoTime(at)}.`,
    ...gaps.map(gapLine),
  ];
  const blocks = accounts.flatMap((account) => accountBlocks(account, labelOf(requirement)));
  return `${[head.join("\n"), ...blocks].join("\n\n")}\n`;
}

const gapLine = ({ subject, outcome, reasons }: KitGap): string =>
  `# Not here: ${oneLine(subject)}, ${OUTCOME_WORD[outcome]}. ${oneLine(reasons[0] ?? "")}`.trimEnd();

/** One policy of one route, as Terraform. */
export const policyTerraform = (document: PolicyDocument, name: string): string =>
  `${policyBlock(document, { label: labelOf(name), name: nameOf(name) })}\n`;

function accountBlocks(account: KitAccount, label: string): readonly string[] {
  const { accountId, accountName, policies, exemption } = account;
  const own = `${label}_${accountId}`.replace(/\*/g, "x");
  const comment = `# In ${accountName === null ? accountId : `${oneLine(accountName)} (${accountId})`}:`;
  const blocks = policies.map((document, at) => {
    const part = policies.length === 1 ? own : `${own}_${at + 1}`;
    return policyBlock(document, { label: part, name: part.replaceAll("_", "-") });
  });
  const all = [...blocks, ...(exemption ? [exemptionBlock(exemption, own)] : [])];
  return all.map((block, at) => (at === 0 ? `${comment}\n${block}` : block));
}

const policyBlock = (document: PolicyDocument, { label, name }: { label: string; name: string }) =>
  `resource "aws_iam_policy" "${label}" {\n  name = "${name}"\n  policy = jsonencode(${hclOf(document, 1)})\n}`;

function exemptionBlock(exemption: Exemption, label: string): string {
  const condition = hclOf({ ...exemption.condition }, 1);
  return `# ${exemptionText(exemption)}\nlocals {\n  ${label}_exempt = ${condition}\n}`;
}

/** A name that a resource of Terraform may have. */
function labelOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return `bedrock_${plain || "calls"}`.slice(0, 80);
}

const nameOf = (text: string): string => labelOf(text).replaceAll("_", "-");
