import { describe, expect, it } from "vitest";
import type { Finding } from "@/lib/domain/verdict";
import { furtherFixes } from "@/lib/services/world/fixes";

const target = {
  partition: "aws",
  region: "eu-west-1",
  accountId: "111122223333",
  modelId: "anthropic.claude-sonnet-4-6",
  quotaCode: null,
  portal: null,
} as const;
const finding = (over: Partial<Finding>): Finding => ({
  gate: "form",
  code: "FTUFormNotFilled",
  cause: "use-case-form-missing",
  severity: "block",
  owner: "account-admin",
  message: "m",
  ...over,
});
const zero = finding({ gate: "quota", code: "ThrottlingException", cause: "quota-zero" });
const retired = finding({ gate: "lifecycle", code: "ModelEndOfLife", cause: null });

describe("the fixes of further closed gates", () => {
  it.each<[string, readonly Finding[], readonly string[]]>([
    ["the deciding one is not among them", [finding({})], []],
    [
      "two more, in the order of the gates",
      [finding({}), retired, zero],
      ["ModelEndOfLife", "ThrottlingException"],
    ],
    [
      "one cause, once",
      [finding({}), zero, { ...zero, message: "again" }],
      ["ThrottlingException"],
    ],
    [
      "no warning, no note, nothing that waits",
      [
        finding({}),
        { ...zero, severity: "warn" },
        { ...zero, severity: "note" },
        { ...zero, severity: "wait" },
      ],
      [],
    ],
    ["none without a code", [finding({}), finding({ code: null, cause: null })], []],
  ])("%s", (_name, findings, codes) => {
    const verdict = { code: "FTUFormNotFilled", cause: "use-case-form-missing", findings } as const;
    const fixes = furtherFixes(verdict, target);
    expect(fixes.map(({ code }) => code)).toEqual(codes);
    for (const { fix } of fixes) expect(fix.steps.length).toBeGreaterThan(0);
  });

  it("are whoever's who acts first: AWS Support decides a quota of 0 once a case is opened", () => {
    const findings = [finding({}), zero];
    const verdict = { code: "FTUFormNotFilled", cause: "use-case-form-missing", findings } as const;
    expect(furtherFixes(verdict, target).map(({ fix }) => fix.owner)).toEqual(["account-admin"]);
  });
});
