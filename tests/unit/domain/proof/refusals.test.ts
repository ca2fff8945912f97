import { describe, expect, it } from "vitest";
import { classify } from "@/lib/domain/diagnosis/classify";
import type { Fault } from "@/lib/domain/facts/fault";
import { namesMinimum, refusalOf } from "@/lib/domain/proof/refusal";
import { NAMED_FAULTS } from "@/lib/stand-in/faults/named";

const faultOf = (name: string, httpStatus: number, message: string): Fault => ({
  ...classify({ name, httpStatus, message, operation: "Converse" }),
  message,
  operation: "Converse",
  requestId: null,
  httpStatus,
  at: 0,
  attempt: 1,
});

describe("what a refusal says", () => {
  it.each([
    ["NotAvailableForAccount", "account"],
    ["FTUFormNotFilled", "account"],
    ["MPAgreementFailed", "account"],
    ["MPAgreementBeingCreated", "account"],
    ["MarketplacePermission", "account"],
    ["LegacyNotUsed", "account"],
    ["ChannelProgram", "account"],
    ["UnsupportedCountry", "account"],
    ["BadCScoreException", "account"],
    ["NotAuthorized", "account"],
    ["ThrottlingException", "throttled"],
    ["TooManyTokensPerDay", "throttled"],
    ["ServiceUnavailable", "no-verdict"],
    ["InternalFailure", "no-verdict"],
    ["Overloaded", "no-verdict"],
    ["RequestExpired", "no-verdict"],
    ["InvalidClientTokenId", "role"],
    ["ExpiredToken", "role"],
    ["ValidationError", "not-provable"],
  ] as const)("%s: %s", (name, of) => {
    const { name: wire, status, message } = NAMED_FAULTS[name];
    expect(refusalOf(faultOf(wire, status, message))).toBe(of);
  });

  it.each([
    [
      "end of life",
      ["ResourceNotFoundException", 404, "This model version has reached the end of its life."],
      "account",
    ],
    [
      "data retention",
      ["ValidationException", 400, "data retention mode 'default' is not available for this model"],
      "account",
    ],
    [
      "identity policy",
      [
        "AccessDeniedException",
        403,
        "User: arn:aws:sts::111122223333:assumed-role/P/s is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/x because no identity-based policy allows the bedrock:InvokeModel action",
      ],
      "role",
    ],
    [
      "SCP",
      [
        "AccessDeniedException",
        403,
        "User: arn:aws:sts::111122223333:assumed-role/P/s is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/x with an explicit deny in a service control policy",
      ],
      "role",
    ],
    [
      "on-demand, with a curly apostrophe",
      [
        "ValidationException",
        400,
        "Invocation of model ID x with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
      ],
      "not-provable",
    ],
    [
      "another action",
      [
        "ValidationException",
        400,
        "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
      ],
      "not-provable",
    ],
    [
      "not ready",
      ["ModelNotReadyException", 429, "Model is not ready for inference."],
      "no-verdict",
    ],
    ["timed out", ["ModelTimeoutException", 408, "Model has timed out."], "no-verdict"],
    ["a denial nobody explains", ["AccessDeniedException", 403, "Denied."], "role"],
  ] as const)("%s", (_, [name, status, message], of) => {
    expect(refusalOf(faultOf(name, status, message))).toBe(of);
  });

  it.each([
    ["ValidationException", "max_tokens: integer_below_min_value. Expected a value >= 16", true],
    ["ValidationException", "maxTokens must be at least 16", true],
    ["ValidationException", "maxTokens is not known", false],
    ["ValidationException", "Malformed input request: #: required key [prompt] not found", false],
    ["ThrottlingException", "Expected a value >= 16 max_tokens", false],
  ])("%s, %s: asked again %s", (name, message, again) => {
    expect(namesMinimum(faultOf(name, name === "ThrottlingException" ? 429 : 400, message))).toBe(
      again,
    );
  });
});
