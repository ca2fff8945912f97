import { describe, expect, it } from "vitest";
import type { CellView } from "@/lib/contracts/cell";
import type { Fix } from "@/lib/domain/catalogue/fix";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { handOver } from "@/lib/domain/export/hand-over";

const NOW = Date.UTC(2026, 10, 22, 14, 24);
const ACCOUNT = "111122223333";
const PORTAL = `https://acme.awsapps.com/start/#/console?account_id=${ACCOUNT}&role_name=Admin`;

const FORM: Fix = {
  title: "Use case form missing",
  sentence: "Submit it.",
  owner: "account-admin",
  takes: "within 15 min",
  steps: [
    {
      text: "Open the catalog.",
      href: "https://console.aws.amazon.com/bedrock",
      linkLabel: "Catalog",
    },
    { text: "Submit the form.", href: null, linkLabel: null },
  ],
  primary: null,
  command: "aws bedrock put-use-case-for-model-access",
  docs: "https://docs.aws.amazon.com/bedrock/form",
};
const QUOTA: Fix = {
  ...FORM,
  title: "Token quota is 0",
  owner: "account-admin",
  takes: null,
  steps: [{ text: "Request an increase.", href: PORTAL, linkLabel: "Service Quotas" }],
  command: null,
};

const cell: CellView = {
  account: ACCOUNT,
  accountName: "payments_prod",
  region: "eu-south-1",
  modelId: "anthropic.claude",
  modelName: "Claude",
  provider: "Anthropic",
  state: "blocked",
  code: "FTUFormNotFilled",
  cause: "use-case-form-missing",
  quote: null,
  warnings: [],
  owner: "account-admin",
  readAgainAt: null,
  sentence: "The form has not been submitted for eu-south-1.",
  findings: [
    {
      gate: "form",
      code: "FTUFormNotFilled",
      cause: "use-case-form-missing",
      severity: "block",
      owner: "account-admin",
      message: "The form has not been submitted for eu-south-1.",
    },
    {
      gate: "quota",
      code: "ThrottlingException",
      cause: "quota-zero",
      severity: "block",
      owner: "aws-support",
      message: "Every quota is 0.",
    },
    {
      gate: "lifecycle",
      code: "ModelLegacy",
      cause: null,
      severity: "warn",
      owner: "account-admin",
      message: "Legacy, 30 days left.",
    },
  ],
  gates: [
    {
      gate: "credentials",
      outcome: "passed",
      raw: null,
      source: { operation: "GetCallerIdentity", requestId: "a-1", at: NOW, attempt: 1 },
    },
    {
      gate: "form",
      outcome: "closed",
      raw: "404",
      source: {
        operation: "GetUseCaseForModelAccess",
        requestId: "7c1f",
        at: NOW + 1_000,
        attempt: 2,
      },
    },
    { gate: "quota", outcome: "not-reached", raw: null, source: null },
  ],
  routes: [],
  quotas: [],
  otherLimits: [],
  sharedQuota: null,
  quotaNames: [],
  regionFindings: [],
  quotaFault: null,
  lifecycle: null,
  fix: FORM,
  fixes: [{ code: "ThrottlingException", cause: "quota-zero", fix: QUOTA }],
  opens: null,
  alternatives: [],
  history: [],
  readAt: NOW,
  lastKnown: null,
  serverNow: NOW,
};

const words = { gate: (gate: string) => gate };
const ADDRESS = `http://127.0.0.1:3000/?cell=${ACCOUNT}%7Eeu-south-1%7Eanthropic.claude`;
const text = (over: Partial<CellView> = {}, address: string | null = ADDRESS) =>
  handOver({ ...cell, ...over }, { address, words });

describe("what is handed over to the one who has to act", () => {
  it("is everything: what, where, steps, the next closed gate, evidence, links", () => {
    expect(text()).toBe(
      [
        "**Claude in eu-south-1: blocked, FTUFormNotFilled**",
        "",
        "- Model: `anthropic.claude`",
        "- Region: `eu-south-1`",
        `- Account: payments\\_prod, \`${ACCOUNT}\``,
        "- Cause: `use-case-form-missing`",
        "- Read: 2026-11-22T14:24:00.000Z",
        "",
        "The form has not been submitted for eu-south-1.",
        "",
        "### What to do",
        "",
        "Who: Account admin. Takes effect: within 15 min.",
        "",
        "1. Open the catalog. [Catalog](https://console.aws.amazon.com/bedrock)",
        "2. Submit the form.",
        "",
        "```sh",
        "aws bedrock put-use-case-for-model-access",
        "```",
        "",
        "### Also in the way: Token quota is 0 (ThrottlingException)",
        "",
        "Who: Account admin.",
        "",
        `1. Request an increase. [Service Quotas](${PORTAL})`,
        "",
        "### Also found",
        "",
        "- Warning: Legacy, 30 days left.",
        "",
        "### Evidence",
        "",
        "- form closed (`404`): GetUseCaseForModelAccess at 2026-11-22T14:24:01.000Z, request `7c1f`",
        "- credentials passed: GetCallerIdentity at 2026-11-22T14:24:00.000Z, request `a-1`",
        "",
        "### Links",
        "",
        `- [This cell in Bedrock Readiness](${ADDRESS})`,
        "- [AWS on FTUFormNotFilled](https://docs.aws.amazon.com/bedrock/form)",
        "",
      ].join("\n"),
    );
  });

  it.each<[string, Partial<CellView>, string]>([
    [
      "a quota of 0, for which a case is opened first",
      { owner: "account-admin", fix: { ...QUOTA, owner: "aws-support" } },
      "Who: Account admin.",
    ],
    [
      "a reading that the next scan may cure",
      { state: "unknown", owner: null, fix: { ...FORM, owner: "wait", takes: null } },
      "Who: Nobody has to act.",
    ],
  ])("names who acts as the sheet does, of %s", (_name, over, who) => {
    expect(text({ fixes: [], ...over })).toContain(`### What to do\n\n${who}\n`);
  });

  it.each<[Code, Cause | null, string]>([
    ["ExpiredToken", "credentials-expired", "AWS on AccessDeniedException"],
    ["NetworkError", "client-timeout", "AWS on connection timeouts"],
  ])("names the section that its link leads to: %s, %s", (code, cause, label) => {
    const docs = "https://docs.aws.amazon.com/errors#section";
    expect(text({ code, cause, fix: { ...FORM, docs } })).toContain(`- [${label}](${docs})`);
  });

  it("quotes a text that is to be sent inside its step, and has no link where AWS's page says nothing", () => {
    const steps = [
      {
        text: "Open a case.",
        href: null,
        linkLabel: null,
        copy: `Account: ${ACCOUNT}\n\nWanted: *`,
      },
      { text: "Wait.", href: null, linkLabel: null },
    ];
    const fix: Fix = { ...FORM, steps, docs: null };
    expect(text({ fix })).toContain(
      `1. Open a case.\n\n   > Account: ${ACCOUNT}\n   >\n   > Wanted: \\*\n\n2. Wait.`,
    );
    expect(text({ fix })).not.toContain("AWS on");
    expect(text({ fix, maskAccountIds: true })).not.toContain(ACCOUNT);
  });

  it("hides account ids where they are to be hidden, and leaves out the links that need them", () => {
    const masked = text({ maskAccountIds: true, sentence: `arn:aws:iam::${ACCOUNT}:role/x` });
    expect(masked).not.toContain(ACCOUNT);
    expect(masked).toContain("`********3333`");
    expect(masked).toContain("arn:aws:iam::********3333:role/x");
    expect(masked).toContain("1. Request an increase. Service Quotas");
    expect(masked).toContain("- This cell in Bedrock Readiness");
    expect(masked).toContain("[Catalog](https://console.aws.amazon.com/bedrock)");
  });

  it("says of what is not known when it was last known", () => {
    const unknown = text({
      state: "unknown",
      code: "NetworkError",
      cause: "client-timeout",
      readAt: null,
      lastKnown: { state: "not_offered", code: null, at: NOW },
    });
    expect(unknown).toContain("**Claude in eu-south-1: unknown, NetworkError**");
    expect(unknown).toContain(
      "- Read: never\n- Last known: not offered at 2026-11-22T14:24:00.000Z",
    );
  });

  it("tells each closed gate once, also without a fix of its own", () => {
    expect(text().match(/quota is 0/gi)).toHaveLength(1);
    expect(text({ fixes: [] })).toContain("- Closed: Every quota is 0.");
  });

  it("lets no text of AWS become markup", () => {
    expect(text({ modelName: "<b>[x](y)" })).toContain("\\<b\\>\\[x\\](y)");
  });
});
