import type { Call } from "@/lib/stand-in/services/types";
import {
  checkInteger,
  checkOneOf,
  checkPattern,
  summarise,
  type Violations,
} from "@/lib/stand-in/wire/constraints";
import type { WireError } from "@/lib/stand-in/wire/outcome";

export const SERVICE_CODE = "bedrock";
export const SERVICE_TITLE = "Amazon Bedrock";

const REQUEST_STATUSES = [
  "PENDING",
  "CASE_OPENED",
  "APPROVED",
  "DENIED",
  "CASE_CLOSED",
  "NOT_APPROVED",
  "INVALID_REQUEST",
];

export type QuotaInput = {
  size: number;
  token: string | undefined;
  quotaCode: string | undefined;
  status: string | undefined;
  level: string | undefined;
};

/** Reads what the quota operations have in common, or says what is wrong with it. */
export function readInput(
  call: Call,
  needs: { serviceCode: boolean; quotaCode: boolean },
): { ok: true; input: QuotaInput } | { ok: false; error: WireError } {
  const { input } = call;
  const violations: Violations = [];
  const serviceCode = checkPattern(violations, {
    at: "serviceCode",
    value: input.ServiceCode,
    pattern: /^[a-zA-Z][a-zA-Z0-9-]{0,62}$/,
    max: 63,
    required: needs.serviceCode,
  });
  const quotaCode = checkPattern(violations, {
    at: "quotaCode",
    value: input.QuotaCode,
    pattern: /^[a-zA-Z][a-zA-Z0-9-]{0,127}$/,
    max: 128,
    required: needs.quotaCode,
  });
  const size = checkInteger(violations, {
    at: "maxResults",
    value: input.MaxResults,
    min: 1,
    max: 100,
  });
  const status = checkOneOf(violations, {
    at: "status",
    value: input.Status,
    allowed: REQUEST_STATUSES,
  });
  const level = checkOneOf(violations, {
    at: "quotaAppliedAtLevel",
    value: input.QuotaAppliedAtLevel ?? input.QuotaRequestedAtLevel,
    allowed: ["ACCOUNT", "RESOURCE", "ALL"],
  });
  const token = checkPattern(violations, {
    at: "nextToken",
    value: input.NextToken,
    pattern: /^[a-zA-Z0-9/+]*={0,2}$/,
    max: 2048,
  });
  const message = summarise(violations);
  if (message !== null) {
    return { ok: false, error: { name: "IllegalArgumentException", status: 400, message } };
  }
  if (serviceCode !== undefined && serviceCode !== SERVICE_CODE) {
    return {
      ok: false,
      error: noSuch(`The request failed because the specified service does not exist.`),
    };
  }
  return { ok: true, input: { size: size ?? 100, token, quotaCode, status, level } };
}

export function noSuch(message: string): WireError {
  return { name: "NoSuchResourceException", status: 400, message };
}

export function badToken(): WireError {
  return { name: "InvalidPaginationTokenException", status: 400, message: "Invalid NextToken" };
}
