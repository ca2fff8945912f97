import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";

describe("what was read decides the cause", () => {
  const TPM = "ThrottlingException: Too many tokens, please wait before trying again.";
  const TPD = "ThrottlingException: Too many tokens per day, please wait before trying again.";
  it.each([
    [
      "a quota of 0 beside",
      `On-demand model inference tokens per minute for Claude Opus 5 applied value 0, adjustable: no. ${TPM}`,
      "quota-zero",
    ],
    [
      "a quota of 0 beside a day's",
      `${TPD} The quota is set to **zero** and not adjustable.`,
      "quota-zero",
    ],
    [
      "the quota of all models",
      `Cross-Model Max Tokens Per Day (L-E3F10727) = 0. ${TPD}`,
      "tokens-per-day-zero",
    ],
    [
      "the same at the end of a sentence",
      `${TPD} Cross-Model Max Tokens Per Day is 0.`,
      "tokens-per-day-zero",
    ],
    ["a quota of 0 that ends a sentence", `${TPM} The quota for this model is 0.`, "quota-zero"],
    [
      "a quota of 0 that ends a clause",
      `${TPM} Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1, applied 0, default 200000.`,
      "quota-zero",
    ],
    ["a share of a quota", `${TPM} The quota used is 0.5.`, "tpm-quota"],
    ["a quota that is not 0", `The quota is 4000. ${TPM}`, "tpm-quota"],
    ["another figure that is 0", `${TPM} retries: 0, usage: 0 tokens`, "tpm-quota"],
    ["no figure at all", TPD, "daily-token-quota"],
  ])("%s", (_name, text, cause) => {
    const found = diagnose(text);
    expect(found.cause).toBe(cause);
    if (cause.endsWith("zero")) expect(found.retry.rule).toBe("after-fix");
  });
});

describe("of several errors, the words are of the one that is diagnosed", () => {
  it("not of the other", () => {
    const found = diagnose(
      [
        "2026-11-22T14:00:01Z ERROR AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/a/b is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/batch because no identity-based policy allows the iam:PassRole action",
        "2026-11-22T14:00:07Z WARN ThrottlingException: Too many tokens, please wait before trying again.",
      ].join("\n"),
    );
    expect(found.steps[0]).toContain("iam:PassRole on arn:aws:iam::111122223333:role/batch");
    expect(found.others.map(({ cause }) => cause)).toEqual(["tpm-quota"]);
  });
});

it.each([
  [
    "a Support plan that is missing",
    "SubscriptionRequiredException: AWS Premium Support Subscription is required to use this service",
    "support-plan-required",
  ],
  [
    "an account's plan",
    "SubscriptionRequiredException: The AWS Access Key Id needs a subscription for the service",
    "account-plan-excludes-service",
  ],
  [
    "a route that does not have the model",
    "model anthropic.claude-sonnet-5 isn't supported on this route",
    "api-path-unsupported",
  ],
  [
    "a role that may not call",
    "ValidationException: Knowledge base role arn:aws:iam::111122223333:role/kb is not able to call bedrock:InvokeModel on embedding model amazon.titan-embed-text-v2:0",
    "service-role-misconfigured",
  ],
])("%s has its own cause", (_name, text, cause) => {
  expect(diagnose(text).cause).toBe(cause);
});

it("the quota that a text names by its code is the one that the command asks for", () => {
  const { command } = diagnose(
    "You must provide a quota value greater than the default quota value of 3.0E7 for L-1234ABCD in us-east-1",
  );
  expect(command).toBe(
    "aws service-quotas get-service-quota --service-code bedrock --quota-code L-1234ABCD --region us-east-1",
  );
});
