import { describe, expect, it } from "vitest";
import {
  increaseCommand,
  isBelowDefault,
  suggestedValue,
  supportCase,
  wayToRaise,
} from "@/lib/domain/quota/increase";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { TOKENS_PER_DAY } from "@/lib/domain/quota/support-text";

type Quota = Parameters<typeof supportCase>[0]["line"] & Parameters<typeof wayToRaise>[0];

const QUOTA: Quota = {
  region: "eu-west-1",
  quotaCode: "L-1A2B3C4D",
  quotaName: "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6",
  unit: "tokens-per-minute",
  applied: 400,
  defaultValue: 400,
  adjustable: true,
  required: null,
  requests: [],
};
const asked = (status: string): QuotaLine["requests"] => [
  { desiredValue: 500, status, createdAt: 1 },
];

describe("how more of a quota is had", () => {
  it.each<[string, Partial<Quota>, ReturnType<typeof wayToRaise>]>([
    ["at its default: a request above it", {}, { kind: "request", above: 400 }],
    ["raised before: a request above that", { applied: 900 }, { kind: "request", above: 900 }],
    ["below its default: above the default", { applied: 10 }, { kind: "request", above: 400 }],
    ["0: above the default", { applied: 0 }, { kind: "request", above: 400 }],
    ["applied not known: above the default", { applied: null }, { kind: "request", above: 400 }],
    ["not adjustable", { adjustable: false }, { kind: "support", because: "not-adjustable" }],
    [
      "adjustable or not, not known",
      { adjustable: null },
      { kind: "support", because: "not-known" },
    ],
    ["default not known", { defaultValue: null }, { kind: "support", because: "not-known" }],
    ["a request is pending", { requests: asked("PENDING") }, { kind: "open" }],
    ["a case is opened", { requests: asked("CASE_OPENED") }, { kind: "open" }],
    [
      "a closed case is no open request",
      { requests: asked("CASE_CLOSED") },
      { kind: "request", above: 400 },
    ],
    [
      "an open request of what is not adjustable",
      { adjustable: false, requests: asked("PENDING") },
      { kind: "open" },
    ],
    ["requests a minute", { unit: "requests-per-minute" }, { kind: "not-enforced" }],
    [
      "tokens a day of all models",
      { quotaCode: TOKENS_PER_DAY.code },
      { kind: "support", because: "not-adjustable" },
    ],
  ])("%s", (_name, change, expected) => {
    expect(wayToRaise({ ...QUOTA, ...change })).toEqual(expected);
  });
});

describe("a value is suggested only where AWS takes it", () => {
  it.each<[string, Partial<Quota>, number | null]>([
    ["what is required, above the default", { required: 500 }, 500],
    ["not the default itself", { applied: 1, required: 400 }, null],
    ["one above the default", { applied: 1, required: 401 }, 401],
    ["nothing for a quota of 0 without a need", { applied: 0 }, null],
    ["nothing when there is enough", { applied: 500, required: 500 }, null],
    ["nothing for what is not adjustable", { required: 500, adjustable: false }, null],
    ["nothing while a request is open", { required: 500, requests: asked("PENDING") }, null],
    ["nothing where the default is not known", { required: 500, defaultValue: null }, null],
  ])("%s", (_name, change, expected) => {
    expect(suggestedValue({ ...QUOTA, ...change })).toBe(expected);
  });
});

it.each<[string, Partial<Quota>, boolean]>([
  ["one below", { applied: 399 }, true],
  ["at it", {}, false],
  ["0 with a default that is not known", { applied: 0, defaultValue: null }, true],
  ["not known", { applied: null }, false],
])("below its default, %s: %s", (_name, change, expected) => {
  expect(isBelowDefault({ ...QUOTA, ...change })).toBe(expected);
});

describe("the text of a Support case", () => {
  const text = (change: Partial<Quota>, accountId: string | null = "111122223333") =>
    supportCase({ line: { ...QUOTA, ...change }, accountId });

  it("asks for the default of a quota of 0, with everything that is known", () => {
    expect(text({ applied: 0, defaultValue: 400_000 })).toBe(
      [
        "Please restore an Amazon Bedrock quota of this account to its default.",
        "",
        "Account: 111122223333",
        "Region: eu-west-1",
        "Quota: Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6 (L-1A2B3C4D)",
        "AWS default: 400,000",
        "Applied: 0",
        "Wanted: the default, 400,000",
        "Use: (fill in)",
        "",
        "With 0 applied, every call is refused. Service Quotas takes no value that is not above the default.",
      ].join("\n"),
    );
  });

  it.each<[string, Partial<Quota>, string]>([
    ["what is required above the default", { required: 500 }, "Wanted: 500"],
    [
      "the default where no more is required",
      { applied: 10, required: 400 },
      "Wanted: the default, 400",
    ],
    ["nothing that is not known", { adjustable: false }, "Wanted: (fill in)"],
    [
      "the default by its word where its figure is not known",
      { applied: 0, defaultValue: null },
      "Wanted: the default\n",
    ],
  ])("names as wanted %s", (_name, change, expected) => {
    expect(text(change)).toContain(expected);
  });

  it.each<[string, Partial<Quota>, string]>([
    ["not adjustable", { adjustable: false }, "Service Quotas lists this quota as not adjustable."],
    [
      "of all models",
      { quotaCode: TOKENS_PER_DAY.code },
      "Service Quotas does not change this quota.",
    ],
  ])("says why it is no request: %s", (_name, change, expected) => {
    expect(text(change)).toContain(expected);
  });

  it("leaves room for an account that is not known", () => {
    expect(text({}, null)).toContain("Account: (fill in)");
  });
});

it("the command holds the Region, and quotes what it is given", () => {
  expect(increaseCommand({ quotaCode: "L-1A", region: "eu-west-1", desiredValue: 500_000 })).toBe(
    "aws service-quotas request-service-quota-increase --service-code bedrock --quota-code L-1A --desired-value 500000 --region eu-west-1",
  );
  expect(increaseCommand({ quotaCode: "L-1; rm", region: "eu-west-1", desiredValue: 1 })).toContain(
    "'L-1; rm'",
  );
});
