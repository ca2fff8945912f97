import { parseArgs } from "node:util";
import { isAccountId } from "@/lib/domain/account-id";
import { ACT_KINDS, type ActKind } from "@/lib/domain/acts/kinds";
import { OPTIONAL_READS, type OptionalRead } from "@/lib/domain/policy/actions";
import {
  callerOf,
  policyOf,
  principalOf,
  type Trust,
  templateOf,
  trustOf,
} from "@/lib/domain/policy/documents";
import { isExternalId } from "@/lib/domain/policy/policy";
import { type ActScope, PURPOSES, type Purpose, roleFor } from "@/lib/domain/policy/roles";
import { delegationPolicy, rollOutTemplate } from "@/lib/domain/policy/roll-out";
import { rollOutTerraform, terraformOf } from "@/lib/domain/policy/terraform";
import { partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import { flagsOf } from "./flags";

const FORMATS = ["json", "cloudformation", "terraform"] as const;
type Format = (typeof FORMATS)[number];

const READS = Object.keys(OPTIONAL_READS) as readonly OptionalRead[];
const READ_LINES = READS.map(
  (name) => `                                  ${name} (${OPTIONAL_READS[name].what})`,
).join("\n");

export const POLICY_USAGE = `Usage: bedrock-readiness policy [options]

Prints the least IAM policy of a role. The role of a scan only reads.

  --for read|act|prove|discover   what the role is for (read): scans; acts that a person confirmed; calls that try a
                                  model; the list of the organization's accounts
  --kind KIND                     of act: may be given more than once (all of
                                  ${ACT_KINDS.join(", ")})
  --region REGION                 of act: a Region that may be enabled; may be given more than once (all)
  --with NAME                     of read: rights that a scan does not need, for what the configuration file switches on;
                                  may be given more than once:
${READ_LINES}
  --format json|cloudformation|terraform
                                  the policy, or a template of the role, for a stack or a StackSet (json)
  --trust-account ID              the account in which Bedrock Readiness runs: adds the trust policy of the role
  --external-id TEXT              what it has to give when it assumes the role
  --help                          prints this

With --trust-account, json prints { "policy": …, "trustPolicy": … }; for act, prove and discover also "callerPolicy",
what the dashboard's own credentials need; for discover also "delegationPolicy", by which the management account lets
them list the organization without a role there. Terraform needs --trust-account.
For discover the templates are those of the management account: the delegation, and a StackSet that puts the role of scans
into every account of the units. It does not reach the management account, which gets its own role on demand.
`;

export type PolicyDeps = { out(text: string): void; err(text: string): void };

/** Prints the policy; 0, or 3 for wrong usage. */
export function policy(args: readonly string[], { out, err: complain }: PolicyDeps): number {
  const plan = parsePolicyArgs(args);
  if (!plan.ok) {
    complain(`bedrock-readiness policy: ${plan.error}\n`);
    return 3;
  }
  out(plan.value.help ? POLICY_USAGE : textOf(plan.value));
  return 0;
}

type Plan = {
  purpose: Purpose;
  scope: ActScope;
  format: Format;
  trust: Trust | null;
  help: boolean;
};

function textOf(plan: Plan): string {
  const { purpose, scope, format, trust } = plan;
  if (format === "terraform" && trust !== null)
    return purpose === "discover"
      ? rollOutTerraform(trust)
      : terraformOf(roleFor(purpose, scope), trust);
  const document = purpose === "read" ? readDocument(plan) : roleDocument(plan);
  return `${JSON.stringify(document, null, 2)}\n`;
}

function readDocument({ scope, format, trust }: Plan): unknown {
  const role = roleFor("read", scope);
  if (format === "cloudformation") return templateOf(role, trust);
  const policy = policyOf(role);
  return trust ? { policy, trustPolicy: trustOf(role, trust) } : policy;
}

function roleDocument({ purpose, scope, format, trust }: Plan): unknown {
  const role = roleFor(purpose, scope);
  if (format === "cloudformation")
    return purpose === "discover" ? rollOutTemplate(trust) : templateOf(role, trust);
  if (trust === null) return policyOf(role);
  return {
    policy: policyOf(role),
    trustPolicy: trustOf(role, trust),
    callerPolicy: callerOf(role),
    ...(purpose === "discover" && { delegationPolicy: delegationPolicy(principalOf(trust)) }),
  };
}

function parsePolicyArgs(args: readonly string[]): Result<Plan, string> {
  const parsed = readFlags(args);
  if (!parsed.ok) return parsed;
  const flags = parsed.value.values;
  const format = FORMATS.find((one) => one === flags.format);
  if (!format)
    return err(`--format ${flags.format} is not known. Use json, cloudformation or terraform.`);
  const purpose = PURPOSES.find((one) => one === flags.for);
  if (!purpose) return err(`--for ${flags.for} is not known. Use ${PURPOSES.join(", ")}.`);
  const scope = scopeOf(purpose, flags);
  if (!scope.ok) return scope;
  const trust = trustOfFlags(flags);
  if (!trust.ok) return trust;
  if (format === "terraform" && trust.value === null)
    return err("--format terraform names who may assume the role. Give --trust-account as well.");
  return ok({ purpose, scope: scope.value, format, trust: trust.value, help: flags.help });
}

type Scoping = Partial<Record<"kind" | "region" | "with", string[] | undefined>>;

function scopeOf(
  purpose: Purpose,
  { kind, region, with: asked }: Scoping,
): Result<ActScope, string> {
  if (purpose !== "act" && (kind ?? region) !== undefined)
    return err(`--${kind ? "kind" : "region"} belongs to --for act.`);
  if (purpose !== "read" && asked !== undefined) return err("--with belongs to --for read.");
  const noRead = asked?.find((name) => !isRead(name));
  if (noRead !== undefined) return err(`--with ${noRead} is not known. Use ${READS.join(", ")}.`);
  const unknown = kind?.find((name) => !isKind(name));
  if (unknown !== undefined)
    return err(`--kind ${unknown} is not known. Use ${ACT_KINDS.join(", ")}.`);
  const kinds = kind === undefined ? ACT_KINDS : [...new Set(kind.filter(isKind))];
  const noRegion = region?.find((code) => partitionOf(code) === null);
  if (noRegion !== undefined) return err(`--region ${noRegion} is no Region code.`);
  if (region !== undefined && !kinds.includes("enable-region"))
    return err("--region belongs to --kind enable-region.");
  const reads = [...new Set(asked?.filter(isRead))];
  return ok({ kinds, regions: region ?? [], reads });
}

const isKind = (name: string): name is ActKind => ACT_KINDS.some((kind) => kind === name);

const isRead = (name: string): name is OptionalRead => READS.some((read) => read === name);

type Trusting = { "trust-account"?: string | undefined; "external-id"?: string | undefined };

function trustOfFlags(flags: Trusting): Result<Trust | null, string> {
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
  return ok(accountId ? { accountId, externalId } : null);
}

function readFlags(args: readonly string[]) {
  return flagsOf("policy", () =>
    parseArgs({
      args: [...args],
      options: {
        for: { type: "string", default: "read" },
        kind: { type: "string", multiple: true },
        region: { type: "string", multiple: true },
        with: { type: "string", multiple: true },
        format: { type: "string", default: "json" },
        "trust-account": { type: "string" },
        "external-id": { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
}
