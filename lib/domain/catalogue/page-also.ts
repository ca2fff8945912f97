import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { CODE_ENTRIES } from "./codes";
import type { Step } from "./entry";

const IN_THE_REFERENCE = [0, 1, 2] as const;

/**
 * Which steps of a code hold beside those of a cause, by AWS's page: what the cause's own steps carry already is left out,
 * and what does not help with it, such as a retry against a quota of 0 or another Allow against a Deny.
 */
const ALSO: Readonly<Partial<Record<Code, Partial<Record<Cause, readonly number[]>>>>> = {
  AccessDeniedException: {
    "model-access-not-granted": [0, 1],
    "iam-identity-policy-missing": [1],
  },
  NotAuthorized: { "iam-identity-policy-missing": [1, 2] },
  IncompleteSignature: {
    "signature-mismatch": [0],
    "signature-wrong-scope": [0, 2],
    "credentials-malformed": [0, 2],
  },
  InvalidAction: { "unknown-operation": [0, 1] },
  InvalidClientTokenId: { "credentials-invalid-access-key": [1] },
  MPAgreementPending: { "marketplace-subscription-in-progress": [1] },
  RequestExpired: { "clock-skew": [1] },
  ServiceUnavailable: { "service-unavailable": [1, 4, 6] },
  ThrottlingException: {
    "tpm-quota": [2, 3],
    "rpm-quota": [2, 3],
    "daily-token-quota": [0, 2],
  },
  ValidationError: {
    "model-id-invalid": [0],
    "request-body-malformed": IN_THE_REFERENCE,
    "request-parameter-unsupported": IN_THE_REFERENCE,
    "client-field-unsupported": IN_THE_REFERENCE,
    "model-feature-unsupported": IN_THE_REFERENCE,
    "agent-configuration-invalid": IN_THE_REFERENCE,
    "input-too-long": [1, 2],
    "service-tier-unavailable": [0, 1],
    "inference-profile-required": [0],
    "guardrail-not-found": [0],
    "api-path-unsupported": [0],
  },
  ResourceNotFound: {
    "resource-not-found": [1, 3, 4],
    "model-not-in-region": [1, 3, 4],
    "model-end-of-life": [3],
    "model-legacy-not-used": [3],
  },
};

/** What AWS's page advises besides what is known of the cause; nothing without one, since the code's own steps are all of it. */
export function alsoOnThePage({ code, cause }: { code: Code; cause: Cause | null }): Step[] {
  const places = cause ? (ALSO[code]?.[cause] ?? []) : [];
  const { steps } = CODE_ENTRIES[code];
  return places.flatMap((place) => steps[place] ?? []);
}
