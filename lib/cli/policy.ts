import { parseArgs } from "node:util";
import {
  isAccountId,
  isExternalId,
  roleTemplate,
  scanPolicy,
  type Trust,
  trustPolicy,
} from "@/lib/domain/policy/policy";
import { err, ok, type Result } from "@/lib/domain/result";

const FORMATS = ["json", "cloudformation"] as const;
type Format = (typeof FORMATS)[number];

export const POLICY_USAGE = `Usage: bedrock-readiness policy [options]

Prints the least IAM policy a scan needs. It only reads.

  --format json|cloudformation   the policy, or a template of the role, for a stack or a StackSet (json)
  --trust-account ID             the account in which Bedrock Readiness runs: adds the trust policy of the role
  --external-id TEXT             what it has to give when it assumes the role
  --help                         prints this

With --trust-account, json prints { "policy": …, "trustPolicy": … }.
`;

export type PolicyDeps = { out(text: string): void; err(text: string): void };

/** Prints the policy; 0, or 3 for wrong usage. */
export function policy(args: readonly string[], { out, err: complain }: PolicyDeps): number {
  const plan = parsePolicyArgs(args);
  if (!plan.ok) {
    complain(`bedrock-readiness policy: ${plan.error}\n`);
    return 3;
  }
  if (plan.value.help) out(POLICY_USAGE);
  else out(`${JSON.stringify(documentOf(plan.value), null, 2)}\n`);
  return 0;
}

type Plan = { format: Format; trust: Trust | null; help: boolean };

function documentOf({ format, trust }: Plan): unknown {
  if (format === "cloudformation") return roleTemplate(trust);
  return trust ? { policy: scanPolicy(), trustPolicy: trustPolicy(trust) } : scanPolicy();
}

function parsePolicyArgs(args: readonly string[]): Result<Plan, string> {
  const parsed = readFlags(args);
  if (!parsed.ok) return parsed;
  const flags = parsed.value.values;
  const format = FORMATS.find((one) => one === flags.format);
  if (!format) return err(`--format ${flags.format} is not known. Use json or cloudformation.`);
  const accountId = flags["trust-account"];
  const externalId = flags["external-id"] ?? null;
  if (accountId !== undefined && !isAccountId(accountId)) {
    return err(`--trust-account ${accountId} is no account id. Give its 12 digits.`);
  }
  if (externalId !== null && !isExternalId(externalId)) {
    return err("--external-id takes 2 to 1,224 letters, digits and _+=,.@:/- without spaces.");
  }
  if (externalId !== null && accountId === undefined) {
    return err("--external-id belongs to a trust policy. Give --trust-account as well.");
  }
  return ok({ format, trust: accountId ? { accountId, externalId } : null, help: flags.help });
}

function readFlags(args: readonly string[]) {
  try {
    return ok(
      parseArgs({
        args: [...args],
        options: {
          format: { type: "string", default: "json" },
          "trust-account": { type: "string" },
          "external-id": { type: "string" },
          help: { type: "boolean", short: "h", default: false },
        },
      }),
    );
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)} See policy --help.`);
  }
}
