import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { codeOfName } from "@/lib/domain/diagnosis/wire-codes";
import type { Fault } from "@/lib/domain/facts/fault";
import type { Why } from "./act";
import type { ActKind } from "./kinds";
import { type ActWhy, whyOf } from "./whys";

/** `name`: AWS's name of the error, without namespace; null: there was none. */
type Failed = { fault: Fault; name: string | null; left: "not-sent" | "maybe" };

/**
 * What the fault of a write tells. `exists`: AWS has it already, or has it in hand. `unknown`: it may have been done, so
 * that only a reading tells.
 */
export type Answered =
  | { state: "refused"; why: Why }
  | { state: "exists" }
  | { state: "unknown"; why: Why };

/**
 * By the error's name and text, never by its status: botocore's model gives Bedrock's ConflictException 400, a captured
 * answer 409. What is not known to be a refusal is not known:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateFoundationModelAgreement.html
 */
export function answerOf(kind: ActKind, { fault, name, left }: Failed): Answered {
  if (left === "not-sent") return { state: "refused", why: whyOf("not-sent", fault) };
  if (isThere(kind, fault, name)) return { state: "exists" };
  const refusal = refusalOf(kind, fault, name);
  if (refusal !== null) return { state: "refused", why: whyOf(refusal, fault) };
  return { state: "unknown", why: whyOf(notKnown(name, fault), fault) };
}

const THERE: Partial<Record<ActKind, readonly (Cause | null)[]>> = {
  "accept-agreement": [
    "marketplace-agreement-already-exists",
    "marketplace-subscription-in-progress",
  ],
  "enable-region": ["region-change-in-progress"],
};

function isThere(kind: ActKind, { cause }: Fault, name: string | null): boolean {
  const causes = THERE[kind];
  if (causes === undefined) return false;
  return name === "ConflictException" || causes.includes(cause);
}

function refusalOf(kind: ActKind, fault: Fault, name: string | null): ActWhy | null {
  const byName = BY_NAME[kind]?.[name ?? ""];
  if (byName) return byName;
  const code = codeOfName(name);
  const byText = code === "ValidationError" ? (ofText(kind, fault.message) ?? null) : null;
  const byCause = fault.cause === null ? undefined : BY_CAUSE[fault.cause];
  const byCode = code === null ? null : (BY_CODE[code] ?? null);
  return byText ?? byCause?.[kind] ?? byCause?.any ?? outright(byCode, fault.message);
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html */
const BY_NAME: Partial<Record<ActKind, Readonly<Record<string, ActWhy>>>> = {
  "accept-agreement": { ResourceNotFoundException: "offer-stale" },
  "request-quota-increase": {
    ResourceAlreadyExistsException: "quota-request-open",
    QuotaExceededException: "quota-requests-exceeded",
    DependencyAccessDeniedException: "quota-service-role",
    NoSuchResourceException: "quota-not-here",
  },
};

/** Texts that mean something only as the answer to this one call. */
function ofText(kind: ActKind, message: string): ActWhy | undefined {
  if (kind === "enable-region" && /enabled by default|opt[- ]?target/i.test(message))
    return "region-not-opt-in";
  if (kind === "submit-use-case-form" && /not authorized[\s\S]*support case/i.test(message))
    return "form-refused";
  if (
    kind === "accept-agreement" &&
    /offer ?token|\boffers?\b[^.]*(?:expired|invalid|not valid)/i.test(message)
  )
    return "offer-stale";
  return undefined;
}

/** AWS does not always name the policy in which the Deny stands. */
const outright = (why: ActWhy | null, message: string): ActWhy | null =>
  why === "role-lacks-right" && /explicit deny/i.test(message) ? "denied-outright" : why;

type ByKind = Partial<Record<ActKind | "any", ActWhy>>;

const BY_CAUSE: Partial<Record<Cause, ByKind>> = {
  "use-case-form-missing": { "accept-agreement": "form-missing" },
  "marketplace-subscribe-permission-missing": { any: "no-subscribe" },
  "marketplace-subscribe-scp-deny": { any: "organization-denies" },
  "scp-explicit-deny": { any: "organization-denies" },
  "permissions-boundary": { any: "boundary" },
  "iam-identity-explicit-deny": { any: "denied-outright" },
  "session-policy": { any: "session-policy" },
  "vpc-endpoint-policy": { any: "endpoint-policy" },
  "product-restricted": { any: "private-marketplace" },
  "agreement-not-applicable": { "accept-agreement": "not-sold" },
  "offer-token-expired": { "accept-agreement": "offer-stale" },
  "payment-instrument-invalid": { any: "payment" },
  "incompatible-currency": { any: "payment" },
  "region-unsupported-country": { any: "country" },
  "account-not-authorized-for-operation": {
    "submit-use-case-form": "form-refused",
    any: "account-barred",
  },
  "account-not-eligible-for-model": { any: "account-barred" },
  "account-provider-blocked": { any: "account-barred" },
  "account-operation-not-allowed": { any: "account-barred" },
  "account-suspended": { any: "account-barred" },
  "account-bedrock-not-allowed": { any: "account-barred" },
  "account-plan-excludes-service": { any: "account-barred" },
  "account-verification-pending": { any: "account-barred" },
  "account-hold": { any: "account-barred" },
  "channel-program-account": { any: "account-barred" },
  "form-invalid": { "submit-use-case-form": "form-invalid" },
  "form-refused": { any: "form-refused" },
  "form-internal-account": { any: "form-internal-account" },
  "quota-not-above-default": { any: "quota-not-above-default" },
  "quota-not-adjustable": { any: "quota-not-adjustable" },
  "quota-request-open": { any: "quota-request-open" },
  "quota-increase-requests-exceeded": { any: "quota-requests-exceeded" },
  "quota-service-role-missing": { any: "quota-service-role" },
  "quota-not-in-region": { any: "quota-not-here" },
  "region-not-opt-in": { any: "region-not-opt-in" },
};

/** Codes that are a refusal whatever the text, so that nothing was done. */
const BY_CODE: Partial<Record<Code, ActWhy>> = {
  AccessDeniedException: "role-lacks-right",
  NotAuthorized: "role-lacks-right",
  IncompleteSignature: "credentials",
  InvalidClientTokenId: "credentials",
  RequestExpired: "credentials",
  ExpiredToken: "credentials",
  SSOTokenExpired: "credentials",
  CredentialsMissing: "credentials",
  ValidationError: "refused",
  ResourceNotFound: "refused",
  InvalidAction: "refused",
  RegionDisabled: "refused",
};

const NOT_KNOWN: Partial<Record<Code, ActWhy>> = {
  ThrottlingException: "throttled",
  InternalFailure: "aws-failed",
  ServiceUnavailable: "aws-failed",
  Overloaded: "aws-failed",
  NetworkError: "no-answer",
};

/** Where the name says nothing, the fault's own code does. */
const notKnown = (name: string | null, fault: Fault): ActWhy =>
  NOT_KNOWN[codeOfName(name) ?? fault.code] ?? "not-understood";

const REPEATS: ReadonlySet<string> = new Set<ActWhy>([
  "no-subscribe",
  "organization-denies",
  "boundary",
  "denied-outright",
  "session-policy",
  "endpoint-policy",
  "private-marketplace",
  "payment",
  "country",
  "account-barred",
  "role-lacks-right",
  "credentials",
  "not-sent",
]);

/** Whether the next act of the same kind in the same account would meet the same refusal. */
export const wouldRepeat = ({ code }: Pick<Why, "code">): boolean => REPEATS.has(code);
