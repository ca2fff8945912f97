import { describe, expect, it } from "vitest";
import { ACT_USAGE, parseActArgs } from "@/lib/cli/act-args";

const planOf = (...args: readonly string[]) => {
  const plan = parseActArgs(args);
  if (!plan.ok) throw new Error(plan.error);
  return plan.value;
};
const problemOf = (...args: readonly string[]) => {
  const plan = parseActArgs(args);
  return plan.ok ? null : plan.error;
};
const AT = ["--account", "payments-prod"];

describe("the arguments of act", () => {
  it.each([
    [
      "an offer",
      ["accept-agreement", ...AT, "--model", "xai.grok-4.6"],
      { kind: "accept-agreement", modelId: "xai.grok-4.6", offerId: null },
    ],
    [
      "an offer of a profile’s model, and which one",
      ["accept-agreement", ...AT, "--model", "eu.anthropic.claude-opus-5", "--offer", "offer-a"],
      { kind: "accept-agreement", modelId: "anthropic.claude-opus-5", offerId: "offer-a" },
    ],
    [
      "a quota",
      [
        "request-quota-increase",
        ...AT,
        "--region",
        "eu-west-1",
        "--quota",
        "L-1",
        "--value",
        "8000",
      ],
      { kind: "request-quota-increase", region: "eu-west-1", quotaCode: "L-1", value: 8_000 },
    ],
    [
      "a Region",
      ["enable-region", ...AT, "--region", "eu-south-2"],
      { kind: "enable-region", region: "eu-south-2" },
    ],
  ])("name %s", (_name, args, target) => {
    expect(planOf(...args)).toEqual({
      do: "preview",
      account: "payments-prod",
      target,
      form: null,
      format: "text",
    });
  });

  it("name a form’s file, at the preview and at the confirmation", () => {
    const form = ["--form", "form.json"];
    expect(
      planOf("submit-use-case-form", ...AT, "--region", "us-east-1", ...form, "--format", "json"),
    ).toMatchObject({ do: "preview", form: "form.json", format: "json" });
    expect(planOf("confirm", "act-1", "--hash", "h", "--word", "w", ...form)).toEqual({
      ...{ do: "confirm", act: "act-1", hash: "h", word: "w" },
      ...{ form: "form.json", format: "text" },
    });
  });

  it.each([[[]], [["--help"]], [["accept-agreement", "-h"]]])("%j asks for help", (args) => {
    expect(planOf(...args)).toEqual({ do: "help" });
  });

  it.each<[string, readonly string[], string]>([
    ["an unknown act", ["disable-region", ...AT], "there is no act disable-region"],
    ["no account", ["enable-region", "--region", "eu-south-2"], "--account is missing"],
    ["neither hash nor word", ["confirm", "act-1"], "--hash, --word are missing"],
    ["an empty word", ["confirm", "act-1", "--hash", "h", "--word", ""], "--word is missing"],
    ["no act", ["confirm", "--hash", "h", "--word", "w"], "Name the act"],
    ["two acts", ["confirm", "a", "b", "--hash", "h", "--word", "w"], "b is too much"],
    [
      "a flag of another act",
      ["enable-region", ...AT, "--region", "eu-south-2", "--model", "x.y"],
      "--model is not for enable-region",
    ],
    ["a yes", ["enable-region", ...AT, "--region", "eu-south-2", "--yes"], "See act --help"],
    ["no Region code", ["enable-region", ...AT, "--region", "Spain"], "is no Region code"],
    ["no model id", ["accept-agreement", ...AT, "--model", "grok"], "is no model id"],
    [
      "a value with separators",
      [
        "request-quota-increase",
        ...AT,
        "--region",
        "eu-west-1",
        "--quota",
        "L-1",
        "--value",
        "8,000",
      ],
      "is no number above 0",
    ],
    [
      "a value of 0",
      ["request-quota-increase", ...AT, "--region", "eu-west-1", "--quota", "L-1", "--value", "0"],
      "is no number above 0",
    ],
    [
      "a value above AWS’s most",
      [
        ...["request-quota-increase", ...AT, "--region", "eu-west-1", "--quota", "L-1"],
        ...["--value", "10000000001"],
      ],
      "is no number above 0",
    ],
    [
      "no quota code",
      ["request-quota-increase", ...AT, "--region", "eu-west-1", "--quota", "TPM?", "--value", "1"],
      "is no quota code",
    ],
    ["an unknown format", ["enable-region", ...AT, "--format", "yaml"], "Use text or json"],
  ])("%s is refused", (_name, args, text) => {
    expect(problemOf(...args)).toContain(text);
  });

  it("know no way around the confirmation", () => {
    expect(ACT_USAGE).not.toMatch(/--yes|--force/);
  });
});
