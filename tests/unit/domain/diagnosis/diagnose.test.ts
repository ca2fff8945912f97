import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAUSES } from "@/lib/domain/causes";
import { CODES } from "@/lib/domain/codes";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import { toExplainJson } from "@/lib/domain/diagnosis/explain-json";

const REQUEST_ID = "1f6e2c9a-8c1d-4c53-9a6e-2f0b7d3a41c8";
const PROFILE_NEEDED =
  "Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn\u2019t supported. Retry your request with the ID or ARN of an inference profile that contains this model.";

const PAYMENT = `2026-11-22T14:21:54.118Z ERROR [worker-3] bedrock call failed
botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the Converse operation: Model access is denied due to INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.
  model_id=eu.anthropic.claude-opus-5
  region=eu-west-1
  HTTPStatusCode=403
  RequestId=${REQUEST_ID}`;

describe("a paste", () => {
  it("is answered whole: code, cause, who, how, how long and where", () => {
    const found = diagnose(PAYMENT);
    expect(toExplainJson(found)).toMatchObject({
      code: "MPAgreementFailed",
      cause: "payment-instrument-invalid",
      confidence: "high",
      owner: "billing",
      retry: { rule: "after-fix", afterMinutes: 2 },
      title: "Payment method refused",
      read: {
        region: "eu-west-1",
        modelId: "eu.anthropic.claude-opus-5",
        operation: "Converse",
        requestId: REQUEST_ID,
        httpStatus: 403,
        accountId: null,
        action: null,
      },
    });
    expect(found.sentence).toContain("anthropic.claude-opus-5");
    expect(found.links.map((link) => link.href)).toContain(
      "https://console.aws.amazon.com/billing/home#/paymentmethods",
    );
  });

  it.each([
    [
      "botocore",
      `botocore.errorfactory.ValidationException: An error occurred (ValidationException) when calling the Converse operation: ${PROFILE_NEEDED}`,
    ],
    [
      "SDK for JavaScript",
      `ValidationException: ${PROFILE_NEEDED}\n    at throwDefaultError { '$fault': 'client', '$metadata': { httpStatusCode: 400 } }`,
    ],
    [
      "SDK for Java",
      `software.amazon.awssdk.services.bedrockruntime.model.ValidationException: ${PROFILE_NEEDED} (Service: BedrockRuntime, Status Code: 400, Request ID: ${REQUEST_ID})`,
    ],
    [
      "SDK for Go",
      `operation error Bedrock Runtime: Converse, https response error StatusCode: 400, RequestID: ${REQUEST_ID}, ValidationException: ${PROFILE_NEEDED}`,
    ],
    [
      "SDK for Rust",
      `ServiceError { source: ValidationException(ValidationException { message: Some("${PROFILE_NEEDED}") }) }`,
    ],
    [
      "SDK for .NET",
      `Amazon.BedrockRuntime.Model.ValidationException: ${PROFILE_NEEDED}\n ---> HttpErrorResponseException`,
    ],
    [
      "a proxy",
      `litellm.ServiceUnavailableError: BedrockException - {"message":"${PROFILE_NEEDED}"}`,
    ],
    [
      "JSON in JSON",
      JSON.stringify({
        error: {
          message: JSON.stringify({ message: JSON.stringify({ message: PROFILE_NEEDED }) }),
        },
      }),
    ],
    [
      "raw HTTP",
      `HTTP/1.1 400 Bad Request\nx-amzn-ErrorType: ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/\n\n{"message":"${PROFILE_NEEDED}"}`,
    ],
    [
      "an event stream",
      `{':exception-type': 'validationException'}, 'body': b'{"message":"${PROFILE_NEEDED}"}'`,
    ],
    ["HTML entities", PROFILE_NEEDED.replace("\u2019", "&#39;")],
    ["an escaped apostrophe", PROFILE_NEEDED.replace("\u2019", "\\u2019")],
    [
      "a wrapped line and upper case",
      PROFILE_NEEDED.toUpperCase().replace(" ON-DEMAND ", "\n   ON-DEMAND\n"),
    ],
    ["a quote in an issue", `> ${PROFILE_NEEDED}`],
  ])("of %s", (_name, text) => {
    expect(diagnose(text)).toMatchObject({
      code: "ValidationError",
      cause: "inference-profile-required",
    });
  });

  it.each([
    [
      "a bad token in a default Region is the key",
      "UnrecognizedClientException: The security token included in the request is invalid. bedrock.us-east-1.amazonaws.com",
      "credentials-invalid-access-key",
      "high",
    ],
    [
      "in an opt-in Region more likely the Region",
      "UnrecognizedClientException: The security token included in the request is invalid. region=eu-south-1",
      "region-opt-in-disabled",
      "medium",
    ],
    [
      "without a Region neither is sure",
      "UnrecognizedClientException: The security token included in the request is invalid.",
      "credentials-invalid-access-key",
      "medium",
    ],
  ])("%s", (_name, text, cause, confidence) => {
    expect(diagnose(text)).toMatchObject({ code: "InvalidClientTokenId", cause, confidence });
  });

  it.each([
    [
      "An error occurred (AccessDeniedException) when calling the Converse operation: something AWS never said before",
      "AccessDeniedException",
    ],
    ["ValidationException: the frobnicator is upside down", "ValidationError"],
    ["Bedrock is an AWS service. I read its documentation about timeouts.", "Unrecognized"],
    ["", "Unrecognized"],
  ])("whose cause is not known says so: %s", (text, code) => {
    const found = diagnose(text);
    expect(found).toMatchObject({ code, cause: null });
    expect(found.confidence).not.toBe("high");
    expect(found.links.length).toBeGreaterThan(0);
  });
});

describe("the texts of AWS's own page, without a name", () => {
  it.each([
    [
      "AccessDeniedException",
      "You do not have sufficient permissions to perform the requested action.",
    ],
    ["BadCScoreException", "Your account is not authorized to access this model"],
    ["FTUFormNotFilled", "Model use case details have not been submitted for this account"],
    ["IncompleteSignature", "The request signature does not conform to AWS standards."],
    ["InternalFailure", "The request processing has failed due to a server error"],
    ["InvalidAction", "The action or operation requested is invalid"],
    [
      "InvalidClientTokenId",
      "The X.509 certificate or AWS access key ID provided does not exist in our records.",
    ],
    ["MPAgreementFailed", "The AWS Marketplace Agreement failed due to an underlying issue."],
    [
      "MPAgreementPending",
      "The AWS Marketplace Agreement has not succeeded and it has been 15 minutes since the request was made.",
    ],
    [
      "MPAgreementBeingCreated",
      "Your account is not authorized to access this model. Your AWS Marketplace subscription for this model is still being processed",
    ],
    ["NotAuthorized", "You do not have permission to perform this action."],
    ["RequestExpired", "The request is no longer valid due to expired timestamps."],
    ["ServiceUnavailable", "The service is temporarily unable to handle the request."],
    [
      "ThrottlingException",
      "The request was denied due to exceeding the account quotas for Amazon Bedrock.",
    ],
    ["ValidationError", "The input fails to satisfy the constraints specified by Amazon Bedrock."],
    ["ResourceNotFound", "The requested resource could not be found."],
  ])("%s", (code, text) => {
    expect(diagnose(text).code).toBe(code);
  });
});

describe("several errors in one paste", () => {
  it.each([
    [
      "Java: the last cause is the root",
      "SdkClientException: Unable to execute HTTP request: connection reset\n  at x\nCaused by: sun.security.validator.ValidatorException: PKIX path building failed",
      "tls-certificate-untrusted",
    ],
    [
      "Python: the first is the root",
      "ResourceNotFoundException: Model use case details have not been submitted for this account.\n\nDuring handling of the above exception, another exception occurred:\n\nValidationException: Malformed input request: x",
      "use-case-form-missing",
    ],
    [
      "a log: what blocks goes before what passes by itself",
      "2026-11-22T14:00:01Z WARN ThrottlingException: Too many tokens, please wait before trying again.\n2026-11-22T14:00:07Z ERROR ValidationException: The provided model identifier is invalid.",
      "model-id-invalid",
    ],
    [
      "a name in one line and its message in the next",
      "7:40:32 PM [WARN] Validation error: ValidationException\n7:40:32 PM [ERROR] Error: The provided model identifier is invalid.. Failing over.",
      "model-id-invalid",
    ],
  ])("%s", (_name, text, cause) => {
    expect(diagnose(text).cause).toBe(cause);
  });

  it("lists the others", () => {
    const text =
      "2026-11-22T14:00:01Z WARN ThrottlingException: Too many tokens, please wait before trying again.\n2026-11-22T14:00:07Z ERROR ValidationException: The provided model identifier is invalid.";
    expect(diagnose(text).others).toMatchObject([
      { code: "ThrottlingException", cause: "tpm-quota" },
    ]);
  });
});

describe("any text at all", () => {
  it("gets an answer of known codes and causes, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: "binary" }), (text) => {
        const found = diagnose(text);
        expect(CODES).toContain(found.code);
        if (found.cause) expect(CAUSES).toContain(found.cause);
        expect(found.steps.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it("gets the same answer however its spaces and quotes came", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(" ", "  ", "\n", "\t", "\r\n"),
        fc.constantFrom("'", "\u2019", "\u2018"),
        (space, quote) => {
          const text = PROFILE_NEEDED.replaceAll(" ", space).replace("\u2019", quote);
          expect(diagnose(text).cause).toBe("inference-profile-required");
        },
      ),
    );
  });

  const HOSTILE = [
    "a",
    "\\",
    "> ",
    "aws-marketplace:Subscribe ",
    "not authorized ",
    '{"message":"',
    "An error occurred (X) ",
    "modelId: ",
    "agent ",
    "aException",
    "%25",
    "Caused by: ",
    "\n",
    "role ",
    "anthropic.",
  ];

  // Of this very machine: where each letter were compared with each, ten times the text would take a hundred times as long.
  it.each(HOSTILE)("is read in linear time: %j over and over", (seed) => {
    const cpuMs = (length: number) => {
      const text = seed.repeat(Math.ceil(length / seed.length));
      const before = process.cpuUsage().user;
      diagnose(text);
      return (process.cpuUsage().user - before) / 1000;
    };
    const leastMs = (length: number) => Math.min(...[1, 2, 3].map(() => cpuMs(length)));
    diagnose(seed.repeat(100));
    expect(leastMs(1_000_000)).toBeLessThan(40 * Math.max(leastMs(100_000), 1));
  });
});

describe("an id that is unknown or closed to the caller", () => {
  it.each(["'openai.gpt-5.5'", "`openai.gpt-5.5`"])("%s may be either", (id) => {
    const found = diagnose(`404: The model ${id} does not exist or you do not have access to it.`);
    expect(found).toMatchObject({ cause: "model-id-invalid", confidence: "medium" });
    expect(found.candidates).toContain("model-access-not-granted");
  });
});
