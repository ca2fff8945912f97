import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Fault } from "@/lib/domain/facts/fault";

/**
 * What a call that was not answered says. `account`: refused for a reason that holds for every caller of the account;
 * `role`: for one of the proof role itself; `throttled`: refused for now; `no-verdict`: it says nothing; `not-provable`: this
 * call is not the one that the model takes.
 */
export type Refusal = "account" | "role" | "throttled" | "no-verdict" | "not-provable";

const BY_CAUSE = {
  "marketplace-subscribe-permission-missing": "account",
  "use-case-form-missing": "account",
  "payment-instrument-invalid": "account",
  "account-not-authorized-for-operation": "account",
  "model-access-not-granted": "account",
  "marketplace-agreement-missing": "account",
  "region-unsupported-country": "account",
  "account-not-eligible-for-model": "account",
  "account-provider-blocked": "account",
  "account-operation-not-allowed": "account",
  "channel-program-account": "account",
  "marketplace-subscription-in-progress": "account",
  "account-verification-pending": "account",
  "marketplace-agreement-already-exists": "no-verdict",
  "agreement-not-applicable": "no-verdict",
  "marketplace-subscribe-scp-deny": "account",
  "signup-iam-propagation": "no-verdict",
  "data-retention-mode-required": "account",
  "account-plan-excludes-service": "account",
  "iam-identity-policy-missing": "role",
  "scp-explicit-deny": "role",
  "assume-role-denied": "role",
  "service-role-misconfigured": "role",
  "api-key-permission-missing": "role",
  "vpc-endpoint-policy": "role",
  "session-policy": "role",
  "web-identity-denied": "role",
  "permissions-boundary": "role",
  "cross-account-resource": "role",
  "credentials-missing": "role",
  "credentials-invalid-access-key": "role",
  "clock-skew": "no-verdict",
  "credentials-expired": "role",
  "sso-session-expired": "role",
  "signature-mismatch": "role",
  "bearer-token-invalid": "role",
  "region-opt-in-disabled": "no-verdict",
  "authorization-header-missing": "role",
  "profile-not-found": "role",
  "imds-unreachable": "role",
  "signature-wrong-scope": "role",
  "credentials-malformed": "role",
  "model-id-invalid": "not-provable",
  "request-body-malformed": "not-provable",
  "inference-profile-required": "not-provable",
  "model-end-of-life": "account",
  "model-feature-unsupported": "not-provable",
  "model-legacy-not-used": "account",
  "request-parameter-unsupported": "not-provable",
  "resource-not-found": "not-provable",
  "sdk-old-or-incomplete": "not-provable",
  "agent-configuration-invalid": "not-provable",
  "guardrail-not-found": "role",
  "region-not-configured": "no-verdict",
  "model-not-in-region": "not-provable",
  "tpm-quota": "throttled",
  "rpm-quota": "throttled",
  "service-unavailable": "no-verdict",
  "model-processing-error": "no-verdict",
  "daily-token-quota": "throttled",
  "internal-server-error": "no-verdict",
  "quota-increase-requests-exceeded": "no-verdict",
  "model-not-ready": "no-verdict",
  "model-timeout": "no-verdict",
  "client-timeout": "no-verdict",
  "tls-certificate-untrusted": "no-verdict",
  "network-unreachable": "no-verdict",
  "region-no-bedrock-endpoint": "no-verdict",
  "client-connection-pool-full": "no-verdict",
  "third-party-gateway-error": "no-verdict",
  "answer-shape-unexpected": "no-verdict",
  "answer-not-json": "no-verdict",
  "answer-too-large": "no-verdict",
  "list-without-end": "no-verdict",
  "retry-after-too-long": "no-verdict",
  "region-unknown-to-this-version": "no-verdict",
  "quota-zero": "throttled",
  "account-suspended": "account",
  "product-restricted": "account",
  "incompatible-currency": "account",
  "form-refused": "account",
  "credential-process-failed": "role",
  "credentials-of-another-account": "role",
  "sso-role-not-assigned": "role",
  "input-too-long": "not-provable",
  "client-field-unsupported": "not-provable",
  "api-path-unsupported": "not-provable",
  "service-tier-unavailable": "no-verdict",
  "unknown-operation": "not-provable",
  "account-bedrock-not-allowed": "account",
  "account-hold": "account",
  "iam-identity-explicit-deny": "role",
  "resource-policy-deny": "role",
  "scp-destination-denied": "role",
  "bearer-token-expired": "role",
  "not-a-bedrock-call": "no-verdict",
  "tokens-per-day-zero": "throttled",
  "quota-not-above-default": "no-verdict",
  "quota-not-adjustable": "no-verdict",
  "quota-request-open": "no-verdict",
  "quota-request-decided": "no-verdict",
  "quota-not-in-region": "no-verdict",
  "quota-service-role-missing": "no-verdict",
  "support-plan-required": "no-verdict",
  "agreement-none": "account",
  "offer-token-expired": "no-verdict",
  "form-invalid": "no-verdict",
  "form-internal-account": "no-verdict",
  "region-not-opt-in": "no-verdict",
  "region-change-in-progress": "no-verdict",
  "dashboard-failed": "no-verdict",
  "account-configured-twice": "no-verdict",
  "account-of-no-organization": "no-verdict",
} as const satisfies Record<Cause, Refusal>;

/** Where no cause is known. A denial that nobody explains is not the account's: it would block a cell by a guess. */
const BY_CODE = {
  AccessDeniedException: "role",
  BadCScoreException: "account",
  FTUFormNotFilled: "account",
  IncompleteSignature: "role",
  InternalFailure: "no-verdict",
  InvalidAction: "not-provable",
  InvalidClientTokenId: "role",
  MPAgreementFailed: "account",
  MPAgreementPending: "account",
  MPAgreementBeingCreated: "account",
  NotAuthorized: "account",
  RequestExpired: "no-verdict",
  ServiceUnavailable: "no-verdict",
  ThrottlingException: "throttled",
  ValidationError: "not-provable",
  ResourceNotFound: "not-provable",
  RegionDisabled: "no-verdict",
  RegionEnabling: "no-verdict",
  AgreementNotCreated: "account",
  ModelEndOfLife: "account",
  ModelLegacy: "account",
  CredentialsMissing: "role",
  ExpiredToken: "role",
  SSOTokenExpired: "role",
  NetworkError: "no-verdict",
  Overloaded: "no-verdict",
  UnexpectedResponse: "no-verdict",
  NotReadYet: "no-verdict",
  Stale: "no-verdict",
  DataRetentionNotAllowed: "account",
  Unrecognized: "no-verdict",
} as const satisfies Record<Code, Refusal>;

const WORSE_THAN_STATUS = 500;

/** What an error of a proof says, by the classification that pasted errors have as well. */
export function refusalOf({ code, cause, httpStatus }: Fault): Refusal {
  if (httpStatus !== null && httpStatus >= WORSE_THAN_STATUS) return "no-verdict";
  return cause === null ? BY_CODE[code] : BY_CAUSE[cause];
}

const MINIMUM =
  /max_?(?:output_)?_?tokens|maxTokens|integer_below_min_value|Expected a value >= \d+/i;

/** Whether a model names a minimum of tokens, so that it is asked once more for 16. */
export const namesMinimum = ({ code, message, httpStatus }: Fault): boolean =>
  code === "ValidationError" &&
  httpStatus === 400 &&
  MINIMUM.test(message) &&
  /minimum|below|at least|>=/i.test(message);
