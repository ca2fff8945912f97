import type { Denial } from "@/lib/stand-in/faults/types";
import { ALL_RIGHTS, matches, missingRight } from "@/lib/stand-in/rights";
import type { Call, Operation, Service } from "@/lib/stand-in/services/types";
import type { WireError } from "@/lib/stand-in/wire/outcome";

/** What the callers' policies permit; every caller has the same. */
export type Policy = {
  deny: readonly string[];
  /** Where it is given, exactly these actions are allowed. */
  allow: readonly string[] | null;
  /** Denied by the organisation. */
  denyByScp: readonly string[];
};

export const ALLOW_ALL: Policy = { deny: [], allow: null, denyByScp: [] };

export type Target = { service: Service; operation: string; definition: Operation; call: Call };

/** AWS's refusal, or null where the policy allows the call. */
export function refusalBy(policy: Policy, target: Target): WireError | null {
  const { action } = target.definition;
  if (action === null) return null;
  if (matches(policy.denyByScp, action)) return denied(target, "service-control-policy");
  if (matches(policy.deny, action)) return denied(target, "identity-policy");
  if (policy.allow !== null && !matches(policy.allow, action)) {
    return denied(target, "identity-policy");
  }
  const { definition, call } = target;
  const missing = missingRight(call.principal.rights ?? ALL_RIGHTS, {
    action,
    resource: definition.resource?.(call) ?? "*",
    context: definition.context?.(call) ?? {},
  });
  return missing === null ? null : denied(target, missing);
}

/** The same of an action that a service calls in the caller's name, on everything. */
export function refusalOnBehalf(
  policy: Policy,
  target: Target,
  { action, context }: { action: string; context: Readonly<Record<string, string>> },
): WireError | null {
  const definition: Operation = {
    ...target.definition,
    action,
    resource: () => "*",
    context: () => context,
  };
  return refusalBy(policy, { ...target, definition });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function denied({ service, operation, definition, call }: Target, by: Denial): WireError {
  const action = definition.action ?? `${service.name}:${operation}`;
  const resource = definition.resource?.(call);
  const on = resource === undefined ? "" : ` on resource: ${resource}`;
  const reasons = {
    "identity-policy": `because no identity-based policy allows the ${action} action`,
    "service-control-policy": "with an explicit deny in a service control policy",
    "permissions-boundary": `because no permissions boundary allows the ${action} action`,
    "session-policy": `because no session policy allows the ${action} action`,
  } as const satisfies Record<Denial, string>;
  return {
    ...service.denied,
    message: `User: ${call.principal.arn} is not authorized to perform: ${action}${on} ${reasons[by]}`,
  };
}
