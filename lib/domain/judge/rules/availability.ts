import type { Availability } from "@/lib/domain/facts/facts";
import {
  PASS,
  type Rule,
  type RuleOutcome,
  unreadable,
  unreadableAsWeSay,
} from "@/lib/domain/judge/outcome";

const KNOWN = {
  agreement: ["AVAILABLE", "PENDING", "NOT_AVAILABLE", "ERROR"],
  authorization: ["AUTHORIZED", "NOT_AUTHORIZED"],
  entitlement: ["AVAILABLE", "NOT_AVAILABLE"],
  region: ["AVAILABLE", "NOT_AVAILABLE"],
} as const satisfies Partial<Record<keyof Availability, readonly string[]>>;

const WIRE_NAME = {
  agreement: "agreementAvailability",
  authorization: "authorizationStatus",
  entitlement: "entitlementAvailability",
  region: "regionAvailability",
} as const satisfies Record<keyof typeof KNOWN, string>;

const FIELDS = Object.keys(KNOWN) as (keyof typeof KNOWN)[];

/** The first field whose value AWS has not documented, or null. */
export function unknownField(availability: Availability): { field: string; value: string } | null {
  for (const field of FIELDS) {
    const known: readonly string[] = KNOWN[field];
    if (!known.includes(availability[field]))
      return { field: WIRE_NAME[field], value: availability[field] };
  }
  return null;
}

/** Row 4. */
export const availabilityRule: Rule = {
  gate: "availability",
  judge: ({ availability }): RuleOutcome =>
    availability.ok ? PASS : unreadable(availability.fault),
};

/** Row 5: a value that is not known is not read as a yes. */
export const documentedRule: Rule = {
  gate: "availability",
  judge: ({ availability }) => {
    if (!availability.ok) return { kind: "skip" };
    const unknown = unknownField(availability.value);
    if (!unknown) return PASS;
    const { operation, requestId, at, attempt } = availability.source;
    return unreadableAsWeSay({
      code: "UnexpectedResponse",
      cause: null,
      owner: "aws-support",
      message: `AWS answered ${unknown.field} ${unknown.value.slice(0, 60)}, which is not documented.`,
      operation,
      requestId,
      httpStatus: 200,
      at,
      attempt,
    });
  },
};
