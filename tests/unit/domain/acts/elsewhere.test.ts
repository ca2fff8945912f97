import { execFileSync } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { elsewhereOf } from "@/lib/domain/acts/elsewhere";
import { actForCell } from "@/lib/domain/acts/for-cell";
import type { ActTarget } from "@/lib/domain/acts/kinds";

const ACCOUNT = "111122223333";

const CASES: readonly [string, ActTarget, string, string, string][] = [
  [
    "the only offer, and none where there are several",
    { kind: "accept-agreement", modelId: "xai.grok-4.6", offerId: null },
    "aws bedrock create-foundation-model-agreement \\\n  --region us-east-1 --model-id xai.grok-4.6 \\\n  --offer-token \"$(aws bedrock list-foundation-model-agreement-offers \\\n    --region us-east-1 --model-id xai.grok-4.6 \\\n    --offer-type ALL --query '[offers][?length(@)==`1`] | [0][0].offerToken' --output text)\"",
    "Model catalog",
    "aws-marketplace:Subscribe",
  ],
  [
    "the offer that was chosen",
    { kind: "accept-agreement", modelId: "xai.grok-4.6", offerId: "offer-private" },
    'aws bedrock create-foundation-model-agreement \\\n  --region us-east-1 --model-id xai.grok-4.6 \\\n  --offer-token "$(aws bedrock list-foundation-model-agreement-offers \\\n    --region us-east-1 --model-id xai.grok-4.6 \\\n    --offer-type ALL --query \'offers[?offerId==`"offer-private"`].offerToken | [0]\' --output text)"',
    "Model catalog",
    "aws-marketplace:Subscribe",
  ],
  [
    "a quota",
    { kind: "request-quota-increase", region: "eu-west-1", quotaCode: "L-1", value: 600_000 },
    "aws service-quotas request-service-quota-increase --service-code bedrock --quota-code L-1 --desired-value 600000 --region eu-west-1",
    "Service Quotas",
    "servicequotas:RequestServiceQuotaIncrease",
  ],
  [
    "a Region",
    { kind: "enable-region", region: "eu-south-2" },
    "aws account enable-region --region us-east-1 \\\n  --region-name eu-south-2",
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

  const words = (command: string) =>
    execFileSync("sh", ["-c", `aws() { printf '%s\\0' "$@" >> "$OUT"; echo token; }; ${command}`], {
      env: { ...process.env, OUT: out },
    });
  let out: string;
  beforeEach(async () => {
    out = join(await mkdtemp(join(tmpdir(), "elsewhere-")), "words");
  });
  it.each<[string, ActTarget, readonly string[]]>([
    [
      "a model and an offer",
      { kind: "accept-agreement", modelId: "a b'$(id)", offerId: "o'`$(id)\"" },
      ["a b'$(id)", 'offers[?offerId==`"o\'\\u0060$(id)\\""`].offerToken | [0]', "token"],
    ],
    [
      "a quota",
      { kind: "request-quota-increase", region: "$(id)", quotaCode: "L'`id`", value: 1 },
      ["$(id)", "L'`id`"],
    ],
    ["a Region", { kind: "enable-region", region: "x;id" }, ["x;id"]],
    ["a form", { kind: "submit-use-case-form", region: "x\nid" }, ["x\nid", "fileb://form.json"]],
  ])("names as one word of a shell, whatever it holds: %s", async (_name, target, held) => {
    words(elsewhereOf({ target, accountId: ACCOUNT, partition: "aws", portal: null }).command);
    const given = (await readFile(out, "utf8")).split("\0");
    expect(given).toEqual(expect.arrayContaining([...held]));
  });

  it.each([
    ["aws", "us-east-1"],
    ["aws-us-gov", "us-gov-west-1"],
  ] as const)("asks the home Region of the partition %s", (partition, home) => {
    const target = { kind: "accept-agreement", modelId: "m.n", offerId: null } as const;
    const { command } = elsewhereOf({ target, accountId: ACCOUNT, partition, portal: null });
    expect([...command.matchAll(/--region (\S+)/g)].map(([, region]) => region)).toEqual([
      home,
      home,
    ]);
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
  const cell = { region: "eu-south-1", modelId: "anthropic.claude-fable-5", ends: false };
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

  it.each([
    ["AgreementNotCreated", null],
    ["FTUFormNotFilled", "submit-use-case-form"],
    ["RegionDisabled", "enable-region"],
  ] as const)("that ends soon is no offer to accept: %s: %s", (code, kind) => {
    expect(actForCell({ ...cell, ends: true, code })?.kind ?? null).toBe(kind);
  });
});
