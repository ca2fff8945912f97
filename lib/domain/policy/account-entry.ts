import type { Partition } from "@/lib/domain/region";

/** The name that the role template gives the role where nothing else is chosen. */
export const ROLE_NAME = "BedrockReadinessRead";

export type NewAccount = {
  partition: Partition;
  accountId: string;
  name: string | null;
  externalId: string;
};

/** The role that the template makes in that account. */
export const roleArnOf = ({ partition, accountId }: Pick<NewAccount, "partition" | "accountId">) =>
  `arn:${partition}:iam::${accountId}:role/${ROLE_NAME}`;

/**
 * The lines of `readiness.yaml` for an account that is read by its role. `own` is the id of the account that is read
 * without being named: as soon as the file names accounts, those are all, so it has to stand among them.
 */
export function accountEntry(account: NewAccount, own: { accountId: string } | null): string {
  const { accountId, name, externalId } = account;
  const lines = [
    ...(own ? ["accounts:", `  - id: "${own.accountId}"`] : []),
    `  - id: "${accountId}"`,
    ...(name === null ? [] : [`    name: ${scalar(name)}`]),
    `    role: ${roleArnOf(account)}`,
    `    externalId: ${scalar(externalId)}`,
  ];
  return `${lines.join("\n")}\n`;
}

const PLAIN = /^[A-Za-z][A-Za-z0-9-]*$/;
const READ_AS_OTHER = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** As a text of YAML, in quotes wherever it might be read as something else. JSON's quotes are YAML's. */
const scalar = (text: string): string =>
  PLAIN.test(text) && !READ_AS_OTHER.test(text) ? text : JSON.stringify(text);
