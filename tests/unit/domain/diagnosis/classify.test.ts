import { describe, expect, it } from "vitest";
import { classify } from "@/lib/domain/diagnosis/classify";
import type { ErrorEvidence } from "@/lib/domain/diagnosis/types";

const evidence = (
  name: string | null,
  message: string,
  more: Partial<ErrorEvidence> = {},
): ErrorEvidence => ({
  name,
  message,
  httpStatus: null,
  operation: null,
  ...more,
});

describe("faults of our own calls", () => {
  it.each([
    ["InternalServerException", "InternalFailure"],
    ["InternalFailure", "InternalFailure"],
    ["ServiceException", "InternalFailure"],
    ["ServiceUnavailableException", "ServiceUnavailable"],
    ["ThrottlingException", "ThrottlingException"],
    ["Throttling", "ThrottlingException"],
    ["TooManyRequestsException", "ThrottlingException"],
    ["AccessDenied", "AccessDeniedException"],
    ["AccessDeniedException", "AccessDeniedException"],
    ["DependencyAccessDeniedException", "AccessDeniedException"],
    ["UnrecognizedClientException", "InvalidClientTokenId"],
    ["ExpiredToken", "ExpiredToken"],
    ["ExpiredTokenException", "ExpiredToken"],
    ["InvalidSignatureException", "IncompleteSignature"],
    ["UnknownOperationException", "InvalidAction"],
    ["ResourceNotFoundException", "ResourceNotFound"],
    ["NoSuchResourceException", "ResourceNotFound"],
    ["ValidationException", "ValidationError"],
    ["IllegalArgumentException", "ValidationError"],
    ["RegionDisabledException", "RegionDisabled"],
    ["NotAuthorized", "NotAuthorized"],
    ["TimeoutError", "NetworkError"],
    ["AbortError", "NetworkError"],
    ["CredentialsProviderError", "CredentialsMissing"],
    ["SomethingNewException", "Unrecognized"],
  ])("%s, without a telling message, is %s", (name, code) => {
    expect(classify(evidence(name, `${name} happened`)).code).toBe(code);
  });

  it.each([
    [
      "a signature that is too old",
      "InvalidSignatureException",
      "Signature expired: 20261122T100000Z is now earlier than 20261122T110000Z (20261122T110500Z - 5 min.)",
      "RequestExpired",
      "clock-skew",
    ],
    [
      "a signature that does not match",
      "InvalidSignatureException",
      "The request signature we calculated does not match the signature you provided.",
      "IncompleteSignature",
      "signature-mismatch",
    ],
    ["a cut connection", "Error", "read ECONNRESET", "NetworkError", "network-unreachable"],
    [
      "a refused connection",
      "Error",
      "connect ECONNREFUSED 127.0.0.1:9",
      "NetworkError",
      "network-unreachable",
    ],
    ["a written-off pipe", "Error", "write EPIPE", "NetworkError", "network-unreachable"],
    ["our own timeout", "TimeoutError", "Request aborted", "NetworkError", "client-timeout"],
    [
      "a gateway's own timeout",
      "Timeout",
      "litellm.Timeout: Connection timed out. Timeout passed=600.0, time taken=600.512 seconds",
      "NetworkError",
      "client-timeout",
    ],
    [
      "a host with no endpoint",
      "Error",
      "getaddrinfo ENOTFOUND bedrock.ap-east-1.amazonaws.com",
      "NetworkError",
      "region-no-bedrock-endpoint",
    ],
    [
      "a host that does not resolve",
      "Error",
      "getaddrinfo ENOTFOUND bedrock.eu-west-1.amazonaws.com",
      "NetworkError",
      "network-unreachable",
    ],
    [
      "a certificate of our own network",
      "Error",
      "self-signed certificate in certificate chain",
      "NetworkError",
      "tls-certificate-untrusted",
    ],
    [
      "no credentials",
      "CredentialsProviderError",
      "Could not load credentials from any providers",
      "CredentialsMissing",
      "credentials-missing",
    ],
    [
      "a session that ended",
      "CredentialsProviderError",
      "The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.",
      "SSOTokenExpired",
      "sso-session-expired",
    ],
    [
      "a profile that is not there",
      "CredentialsProviderError",
      "Could not resolve credentials using profile: [nope] in configuration/credentials file(s).",
      "CredentialsMissing",
      "profile-not-found",
    ],
    [
      "a command of a profile that says no JSON",
      "CredentialsProviderError",
      "Profile team credential_process returned invalid JSON.",
      "CredentialsMissing",
      "credential-process-failed",
    ],
    [
      "a command of a profile that fails, as Python says it",
      "CredentialRetrievalError",
      "Error when retrieving credentials from custom-process: vault is sealed",
      "CredentialsMissing",
      "credential-process-failed",
    ],
    [
      "a sign-in without the role",
      "CredentialsProviderError",
      "ForbiddenException: No access",
      "AccessDeniedException",
      "sso-role-not-assigned",
    ],
    [
      "a sign-in without the role, as Python says it",
      "ForbiddenException",
      "An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No access",
      "AccessDeniedException",
      "sso-role-not-assigned",
    ],
    [
      "credentials that ran out",
      "ExpiredTokenException",
      "The security token included in the request is expired",
      "ExpiredToken",
      "credentials-expired",
    ],
    [
      "STS off in the Region",
      "RegionDisabledException",
      "STS is not activated in this region",
      "RegionDisabled",
      "region-opt-in-disabled",
    ],
    [
      "no right to read",
      "AccessDeniedException",
      "User: arn:aws:sts::111122223333:assumed-role/R/s is not authorized to perform: aws-marketplace:SearchAgreements because no identity-based policy allows the aws-marketplace:SearchAgreements action",
      "AccessDeniedException",
      "iam-identity-policy-missing",
    ],
    [
      "a role that can't be assumed",
      "AccessDenied",
      "User: x is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/X",
      "AccessDeniedException",
      "assume-role-denied",
    ],
  ])("%s", (_name, name, message, code, cause) => {
    expect(classify(evidence(name, message))).toMatchObject({ code, cause });
  });

  it.each([
    [200, "UnexpectedResponse"],
    [403, "UnexpectedResponse"],
    [429, "ThrottlingException"],
    [500, "InternalFailure"],
    [502, "InternalFailure"],
    [503, "ServiceUnavailable"],
    [599, "InternalFailure"],
    [null, "UnexpectedResponse"],
  ])("a page instead of JSON with status %s is %s", (httpStatus, code) => {
    const message =
      "Unexpected token '<', \"<html>Serv\"... is not valid JSON\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.";
    expect(classify(evidence("SyntaxError", message, { httpStatus }))).toMatchObject({
      code,
      cause: null,
    });
  });

  it("a form that was never submitted is told by the operation", () => {
    const missing = evidence("ResourceNotFoundException", "anything", {
      operation: "GetUseCaseForModelAccess",
      httpStatus: 404,
    });
    expect(classify(missing)).toMatchObject({
      code: "FTUFormNotFilled",
      cause: "use-case-form-missing",
    });
    expect(classify({ ...missing, operation: "GetFoundationModel" }).code).toBe("ResourceNotFound");
  });

  it("a bad token is never blamed on the key for sure: an opt-in Region that is off answers the same", () => {
    const found = classify(
      evidence(
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
      ),
    );
    expect(found.confidence).not.toBe("high");
    expect(found.candidates).toEqual(["credentials-invalid-access-key", "region-opt-in-disabled"]);
    expect(found.question).toMatch(/us-east-1/);
  });
});

describe("a wait that the text names", () => {
  it.each([
    ["If you recently fixed this issue, try again after 5 minutes.", 5],
    ["try again in 15 minutes.", 15],
    ["Please wait 90 seconds. Retry after 90 seconds", 2],
    ["try again after 2 hours", 120],
    ["Too many tokens, please wait before trying again.", null],
  ])("%s", (message, minutes) => {
    expect(classify(evidence(null, message)).waitMinutes).toBe(minutes);
  });
});
