import { describe, expect, it } from "vitest";
import { NOTHING_SAID } from "@/lib/domain/catalogue/advice/said";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { fixFor } from "@/lib/domain/catalogue/fix";
import { CAUSES, type Cause } from "@/lib/domain/causes";
import { CODES } from "@/lib/domain/codes";
import { NOWHERE } from "@/lib/domain/links/target";
import { fixOf } from "./fix-of";

const words = ({ sentence, steps }: ReturnType<typeof fixFor>): string =>
  [sentence, ...steps.map(({ text }) => text)].join("\n");

describe("a Region that every account has is never off", () => {
  const said = NOTHING_SAID;
  const all = [
    ...CODES.filter((code) => !code.startsWith("Region")).map((code) => ({ code, cause: null })),
    ...CAUSES.filter((cause) => !cause.startsWith("region-")).map((cause) => ({
      code: CAUSE_ENTRIES[cause].code,
      cause,
    })),
  ];
  it.each(all)("$code $cause", (told) => {
    const fix = fixFor({ ...told, said, ...NOWHERE, region: "ap-south-1" });
    expect(words(fix)).not.toMatch(/Region is not enabled|enable(?:s)? (?:the Region|ap-south-1)/);
  });

  it("one that accounts opt in to may be", () => {
    const told = { code: "InvalidClientTokenId", cause: null, said, ...NOWHERE } as const;
    expect(words(fixFor({ ...told, region: "eu-south-1" }))).toContain("the Region is not enabled");
    expect(words(fixFor(told))).toContain("the Region is not enabled");
  });
});

describe("what only AWS Support changes", () => {
  const ZERO =
    "Model invocation max tokens per day for Amazon Nova Lite Value: 0.0 Adjustable: False";
  it.each<[Cause, string]>([
    ["quota-zero", ZERO],
    ["quota-zero", "the quota is 0"],
    ["tokens-per-day-zero", "Cross-Model Max Tokens Per Day is 0"],
    ["account-hold", ""],
    ["quota-not-above-default", "greater than the default quota value of 6000000.0"],
  ])("%s is no wait and no increase request: %s", (cause, text) => {
    const fix = fixOf(cause, text);
    expect(words(fix)).not.toMatch(/wait until|request an increase|next day/i);
    expect(CAUSE_ENTRIES[cause].retry.rule).toBe("after-fix");
    expect(fix.steps.some(({ copy }) => copy?.includes("Account:"))).toBe(true);
  });

  it("has its text filled with what was read", () => {
    const [first] = fixOf("quota-zero", ZERO, {
      region: "us-west-2",
      accountId: "111122223333",
    }).steps;
    expect(first?.copy).toContain(
      "Account: 111122223333\nRegion: us-west-2\nQuota: Model invocation max tokens per day for Amazon Nova Lite\n",
    );
    expect(first?.copy).toContain("Applied: 0");
    expect(first?.href).toContain("issueType=customer-service");
  });

  it("takes what the scan knows where the text names no quota, and the text's own where it does", () => {
    const quota = { name: "Q", code: "L-1A2B3C4D", value: 0, defaultValue: 600, adjustable: true };
    const known = fixOf("quota-zero", "the quota is 0", { quota }).steps[0]?.copy;
    expect(known).toContain(
      "Quota: Q (L-1A2B3C4D)\nAWS default: 600\nApplied: 0\nWanted: the default, 600",
    );
    expect(fixOf("quota-zero", ZERO, { quota }).steps[0]?.copy).not.toContain("Quota: Q ");
  });

  it("takes the default that AWS names", () => {
    const { steps } = fixOf(
      "quota-not-above-default",
      "You must provide a quota value greater than the default quota value of 3.0E7.",
    );
    expect(steps[0]?.copy).toContain("Wanted: the default, 30,000,000");
  });
});

describe("where the whole account is shut out, no other model helps", () => {
  it.each([
    "account-bedrock-not-allowed",
    "account-hold",
    "account-suspended",
    "tokens-per-day-zero",
    "account-verification-pending",
  ] as const)("%s", (cause) => {
    expect(words(fixOf(cause, "all is refused"))).not.toMatch(
      /another provider|other provider|another model|older model/i,
    );
  });
});

describe("the request names what to change", () => {
  it.each<[string, Cause, string, string]>([
    [
      "a prompt, by how much",
      "input-too-long",
      "prompt is too long: 200049 tokens > 200000 maximum",
      "200,049 tokens, where 200,000 are allowed",
    ],
    ["an image", "input-too-long", "Image exceeds max pixels allowed.", "Scale the image down"],
    [
      "a text",
      "input-too-long",
      "#/texts/0: expected maxLength: 2048, actual: 19882",
      "Split the text",
    ],
    [
      "a beta flag",
      "client-field-unsupported",
      "invalid beta flag",
      "CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1",
    ],
    [
      "a field",
      "client-field-unsupported",
      "output_config.effort: Extra inputs are not permitted",
      "switch off in it what sends output_config.effort",
    ],
    [
      "a field of the body",
      "request-body-malformed",
      "messages.0.content.2.type: Field required",
      "Correct messages.0.content.2.type",
    ],
    [
      "a limit",
      "request-parameter-unsupported",
      "The maximum tokens you requested exceeds the model limit of 32768",
      "at most 32,768",
    ],
    [
      "a model of Mantle",
      "model-id-invalid",
      "The model 'gpt-5.4-mini' does not exist, url: https://bedrock-mantle.us-east-1.api.aws/openai/v1/responses",
      "List the models of the endpoint",
    ],
    [
      "an index",
      "agent-configuration-invalid",
      "The SQL command to index the column is: CREATE INDEX ON t USING gin (f);",
      "Run this on the database",
    ],
  ])("%s", (_name, cause, text, expected) => {
    expect(words(fixOf(cause, text))).toContain(expected);
  });
});

describe("credentials by the profile that was named", () => {
  it.each<[Cause, string, string]>([
    [
      "sso-session-expired",
      "aws sso login --profile 'data science'",
      "Sign in with profile data science.",
    ],
    [
      "credentials-missing",
      "aws configure list --profile 'data science'",
      "Give profile data science a way",
    ],
    [
      "credential-process-failed",
      "aws sts get-caller-identity --profile 'data science'",
      "credential_process of profile data science",
    ],
    [
      "credentials-expired",
      "aws sts get-caller-identity --profile 'data science'",
      "credentials for profile data science",
    ],
    ["profile-not-found", "aws configure list-profiles", "Add profile data science"],
    [
      "sso-role-not-assigned",
      "aws sts get-caller-identity --profile 'data science'",
      "permission set of profile data science",
    ],
  ])("%s", (cause, command, step) => {
    const fix = fixOf(cause, "it fails for profile 'data science': run it again");
    expect(fix.command).toBe(command);
    expect(words(fix)).toContain(step);
  });

  it("and by the service that a signature was for", () => {
    const fix = fixOf(
      "signature-wrong-scope",
      "Credential should be scoped to correct service: 'bedrock'.",
    );
    expect(fix.steps[0]?.text).toContain("service name bedrock");
  });
});

describe("the host decides whose the call is", () => {
  it.each<[string, Cause, string, RegExp]>([
    [
      "not AWS's",
      "not-a-bedrock-call",
      "Failed to connect to api.anthropic.com: fetch failed",
      /^The client calls api\.anthropic\.com, not Amazon Bedrock\.\nIf Bedrock was meant, switch the client to it/,
    ],
    [
      "not AWS's, whatever was told",
      "network-unreachable",
      "Failed to connect to api.anthropic.com: fetch failed",
      /^The client calls api\.anthropic\.com, not Amazon Bedrock/,
    ],
    [
      "AWS's",
      "network-unreachable",
      "getaddrinfo ENOTFOUND bedrock-runtime.us-east-1.amazonaws.com",
      /^The connection to bedrock-runtime\.us-east-1\.amazonaws\.com could not be made/,
    ],
    [
      "of Mantle",
      "network-unreachable",
      "ENOTFOUND bedrock-mantle.us-east-1.api.aws",
      /^The connection to bedrock-mantle\.us-east-1\.api\.aws/,
    ],
    [
      "another's certificate",
      "tls-certificate-untrusted",
      "request to https://api.anthropic.com/v1/messages failed, reason: self signed certificate",
      /api\.anthropic\.com is not AWS's/,
    ],
  ])("%s", (_name, cause, text, expected) => {
    expect(words(fixOf(cause, text))).toMatch(expected);
  });

  it("no host of a text runs in a shell", () => {
    const { command } = fixOf(
      "network-unreachable",
      "ENOTFOUND bedrock.us-east-1.amazonaws.com;reboot",
    );
    expect(command).toBe("nslookup bedrock.us-east-1.amazonaws.com");
  });
});
