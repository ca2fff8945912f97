import { describe, expect, it } from "vitest";
import { elsewhereOf } from "@/lib/domain/acts/elsewhere";
import { actForCell } from "@/lib/domain/acts/for-cell";
import type { ActTarget } from "@/lib/domain/acts/kinds";

const ACCOUNT = "111122223333";

const CASES: readonly [string, ActTarget, string, string, string][] = [
  [
    "an offer",
    { kind: "accept-agreement", modelId: "xai.grok-4.6", offerId: null },
    "bedrock-readiness act accept-agreement \\\n  --account 111122223333 \\\n  --model xai.grok-4.6 --format json",
    "Model catalog",
    "aws-marketplace:Subscribe",
  ],
  [
    "a quota",
    { kind: "request-quota-increase", region: "eu-west-1", quotaCode: "L-1", value: 600_000 },
    "bedrock-readiness act request-quota-increase \\\n  --account 111122223333 \\\n  --region eu-west-1 --quota L-1 \\\n  --value 600000 --format json",
    "Service Quotas",
    "servicequotas:RequestServiceQuotaIncrease",
  ],
  [
    "a Region",
    { kind: "enable-region", region: "eu-south-2" },
    "bedrock-readiness act enable-region \\\n  --account 111122223333 \\\n  --region eu-south-2 --format json",
    "Account settings, Regions",
    "account:EnableRegion",
  ],
  [
    "the form, whose answers are in a file",
    { kind: "submit-use-case-form", region: "us-east-1" },
    "aws bedrock put-use-case-for-model-access \\\n  --region us-east-1 \\\n  --form-data fileb://form.json",
    "Model catalog",
    "bedrock:PutUseCaseForModelAccess",
  ],
];

describe("the same act for somebody else", () => {
  it.each(CASES)("%s", (_name, target, command, label, needs) => {
    const said = elsewhereOf({ target, accountId: ACCOUNT, partition: "aws", portal: null });
    expect([said.command, said.link?.label, said.needs]).toEqual([command, label, needs]);
  });

  it("leads through the access portal where there is one", () => {
    const { link } = elsewhereOf({
      target: { kind: "enable-region", region: "eu-south-2" },
      accountId: ACCOUNT,
      partition: "aws",
      portal: { startUrl: "https://acme.awsapps.com/start", role: "Admin" },
    });
    expect(link?.href).toContain(
      "https://acme.awsapps.com/start/#/console?account_id=111122223333",
    );
  });
});

describe("the act that opens a cell", () => {
  const cell = { region: "eu-south-1", modelId: "anthropic.claude-fable-5" };
  it.each([
    ["AgreementNotCreated", "accept-agreement"],
    ["FTUFormNotFilled", "submit-use-case-form"],
    ["RegionDisabled", "enable-region"],
    ["RegionEnabling", null],
    ["MPAgreementFailed", null],
    ["ThrottlingException", null],
    [null, null],
  ] as const)("of %s: %s", (code, kind) => {
    expect(actForCell({ ...cell, code })?.kind ?? null).toBe(kind);
  });
});
