import { describe, expect, it } from "vitest";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import type { Cause } from "@/lib/domain/causes";
import { fixOf } from "./fix-of";

const denied = (action: string, on: string, why = "because no identity-based policy allows it") =>
  `User: arn:aws:sts::111122223333:assumed-role/app/i-0 is not authorized to perform: ${action} on resource: ${on} ${why}`;

const PROFILE =
  "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-opus-5";
const MODEL = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-opus-5";
const SCP = "with an explicit deny in a service control policy";

describe("a missing right is allowed on what it is checked on", () => {
  it.each<[string, string, string, string]>([
    [
      "a role that is handed over",
      "iam:PassRole",
      "arn:aws:iam::111122223333:role/batch",
      "Allow iam:PassRole on arn:aws:iam::111122223333:role/batch, with iam:PassedToService",
    ],
    [
      "a project of Mantle",
      "bedrock-mantle:CreateInference",
      "arn:aws:bedrock-mantle:us-west-2:111122223333:project/default",
      "Allow bedrock-mantle:CreateInference on arn:aws:bedrock-mantle:us-west-2:111122223333:project/default.",
    ],
    [
      "an agent",
      "bedrock:GetAgent",
      "arn:aws:bedrock:us-east-1:111122223333:agent/AB12",
      "Allow bedrock:GetAgent on arn:aws:bedrock:us-east-1:111122223333:agent/AB12",
    ],
    [
      "a knowledge base",
      "bedrock:Retrieve",
      "arn:aws:bedrock:us-east-1:111122223333:knowledge-base/KB1",
      "Allow bedrock:Retrieve on arn:aws:bedrock:us-east-1:111122223333:knowledge-base/KB1",
    ],
    [
      "a profile, and the model behind it",
      "bedrock:InvokeModel",
      PROFILE,
      `Allow bedrock:InvokeModel on ${PROFILE}, and on the model behind it in every Region`,
    ],
    ["a model", "bedrock:InvokeModel", MODEL, `Allow bedrock:InvokeModel on ${MODEL}.`],
    [
      "a bucket",
      "s3:GetObject",
      "arn:aws:s3:::in/key",
      "Allow s3:GetObject on arn:aws:s3:::in/key in the caller's policy.",
    ],
    [
      "anything",
      "bedrock:ListFoundationModels",
      "*",
      "Allow bedrock:ListFoundationModels on every resource (*)",
    ],
  ])("%s", (_name, action, on, expected) => {
    const { steps } = fixOf("iam-identity-policy-missing", denied(action, on));
    expect(steps[0]?.text).toContain(expected);
  });

  it.each([
    ["bedrock:CreateAgent", "the agent"],
    ["bedrock:CreateAgentAlias", "the agent alias"],
    ["bedrock:CreateKnowledgeBase", "the knowledge base"],
    ["bedrock:ApplyGuardrail", "the guardrail"],
    ["bedrock-mantle:CreateInference", "the Mantle project"],
    ["iam:PassRole", "the role that is handed over"],
    ["bedrock:ListInferenceProfiles", "every resource (*)"],
    ["bedrock:InvokeModel", "the model's ARN"],
  ])("%s, where the message names no resource, on %s", (action, where) => {
    const { steps } = fixOf(
      "iam-identity-policy-missing",
      `not authorized to perform: ${action} because no identity-based policy allows it`,
    );
    expect(steps[0]?.text).toContain(`Allow ${action} on ${where}`);
  });

  it.each([
    ["iam:PassRole", "arn:aws:iam::111122223333:role/batch"],
    [
      "bedrock-mantle:CreateInference",
      "arn:aws:bedrock-mantle:us-west-2:111122223333:project/default",
    ],
    ["bedrock:CreateAgent", "arn:aws:bedrock:us-east-1:111122223333:agent/*"],
    ["s3:GetObject", "arn:aws:s3:::in/key"],
  ])("%s is never allowed on a model or a profile", (action, on) => {
    const [first] = fixOf("iam-identity-policy-missing", denied(action, on)).steps;
    expect(first?.text).not.toMatch(/foundation-model|inference-profile|model|Region/);
  });

  it("says the catalogue's words where no action is named", () => {
    const { steps } = fixOf("iam-identity-policy-missing", "no identity-based policy allows it");
    expect(steps[0]?.text).toBe(CAUSE_ENTRIES["iam-identity-policy-missing"].steps[0].text);
  });
});

describe("an explicit Deny is never answered by an Allow", () => {
  it.each<[Cause, string]>([
    [
      "iam-identity-explicit-deny",
      denied("bedrock:InvokeModel", PROFILE, "with an explicit deny in an identity-based policy"),
    ],
    ["iam-identity-explicit-deny", "explicit deny in an identity-based policy"],
    ["scp-explicit-deny", denied("bedrock:InvokeModel", MODEL, SCP)],
    [
      "scp-explicit-deny",
      denied(
        "bedrock:InvokeModel",
        "arn:aws:bedrock:::foundation-model/anthropic.claude-opus-5",
        SCP,
      ),
    ],
    [
      "resource-policy-deny",
      denied(
        "kms:Decrypt",
        "arn:aws:kms:us-east-1:111122223333:key/1234abcd",
        "with an explicit deny in a resource-based policy",
      ),
    ],
  ])("%s", (cause, text) => {
    const fix = fixOf(cause, text);
    for (const { text: step } of fix.steps) expect(step).not.toMatch(/^(?:Allow|Add) /);
  });

  it("names the policy that AWS names", () => {
    const arn = "arn:aws:iam::111122223333:policy/deny-claude";
    const fix = fixOf(
      "iam-identity-explicit-deny",
      denied(
        "bedrock:InvokeModel",
        PROFILE,
        `with an explicit deny in an identity-based policy: ${arn}`,
      ),
    );
    expect(fix.steps[0]?.text).toBe(
      `In ${arn}, find the Deny statement that covers bedrock:InvokeModel on ${PROFILE}, and remove or narrow it.`,
    );
  });

  it("of a global profile is about a Region that has no name", () => {
    const fix = fixOf(
      "scp-explicit-deny",
      denied(
        "bedrock:InvokeModel",
        "arn:aws:bedrock:::foundation-model/anthropic.claude-opus-5",
        SCP,
      ),
    );
    expect(fix.steps[0]?.text).toContain('aws:RequestedRegion "unspecified"');
  });

  it("of a destination names profile, Region called and Region denied", () => {
    const fix = fixOf("scp-destination-denied", denied("bedrock:InvokeModel", MODEL, SCP), {
      region: "us-east-1",
      modelId: "us.anthropic.claude-opus-5",
    });
    expect(fix.sentence).toBe(
      "Profile us.anthropic.claude-opus-5 routes calls from us-east-1 to us-west-2 as well, and a service control policy of the organization denies us-west-2.",
    );
    expect(fix.command).toBe(
      "aws bedrock get-inference-profile --inference-profile-identifier us.anthropic.claude-opus-5 --region us-east-1 --query 'models[].modelArn'",
    );
  });
});

describe("a service role lacks the right, not the caller", () => {
  it.each<[string, string, RegExp]>([
    [
      "what the text lists",
      "Access denied while validating ECR URI. The execution role requires permissions for ecr:GetAuthorizationToken and ecr:BatchGetImage",
      /^Allow ecr:GetAuthorizationToken and ecr:BatchGetImage in the policy of the service role/,
    ],
    [
      "of a vector store",
      "storage configuration provided is invalid... [security_exception] 403 Forbidden",
      /^Add the role to the data access policy/,
    ],
    [
      "to be assumed",
      "Bedrock is unable to assume the provided role",
      /^Let the role's trust policy name bedrock\.amazonaws\.com/,
    ],
    [
      "of another store",
      "The knowledge base storage configuration provided is invalid... Bad Authorization",
      /^Let the vector store admit the role/,
    ],
    [
      "of the model, where nothing is named",
      "Access denied when calling Bedrock",
      /^Correct the model ARNs/,
    ],
  ])("%s", (_name, text, step) => {
    const fix = fixOf("service-role-misconfigured", text);
    expect(fix.steps[0]?.text).toMatch(step);
    expect(fix.owner).toBe("iam-admin");
  });
});
