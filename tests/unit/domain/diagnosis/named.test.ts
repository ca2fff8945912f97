import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tidy } from "@/lib/domain/diagnosis/fold";
import { type Named, NOTHING_NAMED, readNamed } from "@/lib/domain/diagnosis/named";

const read = (text: string): Named => readNamed(tidy(text));

describe("the resource of a denial", () => {
  it.each<[string, string, Partial<NonNullable<Named["resource"]>>]>([
    [
      "a model",
      "not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-2::foundation-model/amazon.nova-lite-v1:0 because",
      { kind: "foundation-model", region: "us-east-2", name: "amazon.nova-lite-v1:0" },
    ],
    [
      "a model without a Region, by a global profile",
      "on resource: arn:aws:bedrock:::foundation-model/anthropic.claude-opus-5 with an explicit deny",
      { kind: "foundation-model", region: null, name: "anthropic.claude-opus-5" },
    ],
    [
      "a profile with its account masked",
      "on resource: arn:aws:bedrock:eu-central-1:********:inference-profile/eu.anthropic.claude-sonnet-4-20250514-v1:0.",
      {
        kind: "inference-profile",
        region: "eu-central-1",
        name: "eu.anthropic.claude-sonnet-4-20250514-v1:0",
      },
    ],
    [
      "a role, its ARN cut off",
      "perform: iam:PassRole on resource: .../role/batch-role\nbecause no identity-based policy allows",
      { kind: "role", region: null, name: "batch-role" },
    ],
    [
      "a role with a path",
      "on resource: arn:aws:iam::111122223333:role/service-role/kb",
      { kind: "role", name: "kb" },
    ],
    [
      "a project of Mantle",
      'on resource: "arn:aws:bedrock-mantle:us-west-2:111122223333:project/default"',
      { kind: "mantle-project", region: "us-west-2", name: "default" },
    ],
    [
      "an agent's alias",
      "on resource: arn:aws:bedrock:us-east-1:111122223333:agent-alias/AB12/CD34",
      { kind: "agent-alias", name: "CD34" },
    ],
    [
      "a key",
      "on resource: arn:aws:kms:us-east-1:111122223333:key/1234abcd",
      { kind: "key", service: "kms" },
    ],
    ["a bucket", "on resource: arn:aws:s3:::my-bucket/in/*", { kind: "bucket" }],
    ["anything", "on resource: * because no", { kind: "anything" }],
    [
      "in a console's own layout, without the word",
      "bedrock:InvokeModel\narn:aws:sts::111122223333:assumed-role/Dev/alice\narn:aws:bedrock:us-east-2::foundation-model/amazon.nova-lite-v1:0",
      { kind: "foundation-model", region: "us-east-2" },
    ],
  ])("%s", (_name, text, expected) => {
    expect(read(text).resource).toMatchObject(expected);
  });

  it.each([
    "the requested resource could not be found",
    "The resource you asked for is gone",
    "arn:aws:sts::111122223333:assumed-role/Dev/alice may not",
  ])("is none in: %s", (text) => {
    expect(read(text).resource).toBeNull();
  });
});

describe("the host that was called", () => {
  it.each<[string, string | null]>([
    [
      "Failed to connect to api.anthropic.com: fetch failed. See https://docs.example.com/x",
      "api.anthropic.com",
    ],
    [
      "getaddrinfo ENOTFOUND bedrock-runtime.us-east-1.amazonaws.com",
      "bedrock-runtime.us-east-1.amazonaws.com",
    ],
    [
      'Could not connect to the endpoint URL: "https://bedrock.eu-west-1.amazonaws.com/foundation-models"',
      "bedrock.eu-west-1.amazonaws.com",
    ],
    [
      "Client error '403 Forbidden' for url 'https://bedrock-runtime.us-west-2.amazonaws.com/model/x/converse' For more information check: https://developer.mozilla.org/en-US/docs",
      "bedrock-runtime.us-west-2.amazonaws.com",
    ],
    ["see https://docs.aws.amazon.com/bedrock/latest/userguide/x.html", null],
    ["open https://eu-west-1.console.aws.amazon.com/bedrock/home", null],
    ["connect to the database", null],
  ])("%s", (text, host) => {
    expect(read(text).host).toBe(host);
  });
});

describe("the profile", () => {
  it.each<[string, string | null]>([
    ["Try running 'aws sso login --profile SMUS2'", "SMUS2"],
    ["The config profile (nope) could not be found", "nope"],
    ["Failed to resolve credentials for profile 'data science': the", "data science"],
    ["AWS_PROFILE=dev-1 is set", "dev-1"],
    ["[profile sandbox]", "sandbox"],
    ["profile prod could not be found", "prod"],
    ["the inference profile 'us.anthropic.claude-opus-5' does not exist", null],
    ["inference profile us.x could not be found", null],
    ["your profile was not saved", null],
  ])("%s", (text, profile) => {
    expect(read(text).profile).toBe(profile);
  });
});

describe("what else is named", () => {
  it.each<[string, string, Partial<Named>]>([
    [
      "the policy that denies",
      "with an explicit deny in a service control policy: arn:aws:organizations::111122223333:policy/o-ab/service_control_policy/p-12.",
      { policyArn: "arn:aws:organizations::111122223333:policy/o-ab/service_control_policy/p-12" },
    ],
    [
      "actions that a role lacks, each once",
      "requires permissions for ecr:GetAuthorizationToken, ecr:BatchGetImage, and ecr:BatchGetImage",
      { actions: ["ecr:GetAuthorizationToken", "ecr:BatchGetImage"] },
    ],
    [
      "a field by its path",
      "messages.0.content.2.type: Field required",
      { field: "messages.0.content.2.type" },
    ],
    ["a key", "extraneous key [cachePoint] is not permitted", { field: "cachePoint" }],
    ["a beta flag", "ValidationException: invalid beta flag", { field: "beta flag" }],
    [
      "a statement",
      "The SQL command is: CREATE INDEX ON t USING gin (to_tsvector('simple', f)); then",
      { statement: "CREATE INDEX ON t USING gin (to_tsvector('simple', f));" },
    ],
    [
      "the service to sign for",
      "Credential should be scoped to correct service: 'bedrock'.",
      { signFor: "bedrock" },
    ],
    [
      "a store by its error",
      "Request failed: [security_exception] 403 Forbidden",
      { store: "opensearch" },
    ],
    ["a trust policy", "Bedrock is unable to assume the provided role", { trust: true }],
    [
      "a limit and what is over it",
      "prompt is too long: 200049 tokens > 200000 maximum",
      { limit: { given: 200_049, max: 200_000, unit: "tokens" }, part: "prompt" },
    ],
    [
      "a length",
      "#/texts/0: expected maxLength: 2048, actual: 19882",
      { limit: { given: 19_882, max: 2048, unit: null }, part: "text" },
    ],
    [
      "a limit alone",
      "exceeds the model limit of 32768",
      { limit: { given: null, max: 32_768, unit: null } },
    ],
    ["an image", "Image exceeds max pixels allowed.", { part: "image", limit: null }],
  ])("%s", (_name, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });
});

describe("a quota", () => {
  const none = { name: null, code: null, value: null, defaultValue: null, adjustable: null };
  it.each<[string, string, Partial<Named["quota"]>]>([
    [
      "as a list gives it",
      "Model invocation max tokens per day for Amazon Nova Lite    Value: 0.0   Adjustable: False",
      {
        name: "Model invocation max tokens per day for Amazon Nova Lite",
        value: 0,
        adjustable: false,
      },
    ],
    [
      "in words",
      "the quota On-demand model inference tokens per minute for Claude Opus 5 is set to **zero** and **not adjustable**",
      {
        name: "On-demand model inference tokens per minute for Claude Opus 5",
        value: 0,
        adjustable: false,
      },
    ],
    [
      "as JSON",
      '"QuotaCode": "L-1A2B3C4D", "Value": 4000.0, "Adjustable": true',
      { code: "L-1A2B3C4D", value: 4000, adjustable: true },
    ],
    [
      "a default",
      "You must provide a quota value greater than the default quota value of 3.0E7",
      { defaultValue: 30_000_000 },
    ],
    [
      "with its default",
      "applied value 0, default 1,000,000, adjustable: no, tokens per minute",
      { value: 0, defaultValue: 1_000_000, adjustable: false },
    ],
    ["with figures of other things", "tokens per minute. retries: 0, cost: 0.0", none],
    ["that is not 0", "the quota is 0.5 per minute", { value: 0.5 }],
    ["of which only a day is named", "Too many tokens per day, please wait", none],
    ["where none is", "Value: 0 of the counter", none],
  ])("%s", (_name, text, expected) => {
    expect(read(text).quota).toMatchObject(expected);
  });
});

it("a text that names nothing names nothing", () => {
  expect(read("The security token included in the request is invalid")).toEqual(NOTHING_NAMED);
});

it("reads any text at all", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 4000, unit: "binary" }), (text) => void read(text)),
    { numRuns: 60 },
  );
});
