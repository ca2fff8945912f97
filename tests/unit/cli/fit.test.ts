import { describe, expect, it } from "vitest";
import { fit as command, FIT_USAGE } from "@/lib/cli/fit";

function run(...args: readonly string[]) {
  const seen = { out: "", err: "" };
  const code = command(args, {
    out: (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
  });
  return { code, ...seen };
}

const GOOD = {
  "--model": "anthropic.claude-opus-4-8",
  "--tpm": "2000000",
  "--calls-per-minute": "10",
  "--input": "500",
  "--max-tokens": "1000",
  "--output": "100",
};

const argsOf = (flags: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));

describe("the fit command", () => {
  it("prints JSON of just these fields", () => {
    const { code, out } = run(...argsOf(GOOD), "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      burndown: 15,
      reservedPerMinute: 15_000,
      settledPerMinute: 20_000,
      fits: true,
      callsPerMinuteMax: 1_000,
      callsAtOnceMax: 1_333,
    });
  });

  it("takes the id of a profile and a share from cache", () => {
    const flags = { ...GOOD, "--model": "eu.anthropic.claude-opus-4-8", "--cached": "0.5" };
    const { out } = run(...argsOf(flags), "--format", "json");
    expect(JSON.parse(out)).toMatchObject({ burndown: 15, settledPerMinute: 17_500 });
  });

  it("says unknown where AWS's table does not tell", () => {
    const flags = { ...GOOD, "--model": "anthropic.claude-sonnet-5-5" };
    expect(JSON.parse(run(...argsOf(flags), "--format", "json").out)).toMatchObject({
      burndown: null,
      settledPerMinute: null,
      fits: null,
      callsPerMinuteMax: null,
      callsAtOnceMax: 1_333,
    });
    expect(run(...argsOf(flags)).out).toContain("Not known whether it fits 2,000,000");
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["fits", {}, "Fits 2,000,000 tokens a minute."],
    [
      "is short at admission",
      { "--tpm": "14999" },
      "Short of 14,999 tokens a minute: by 1 at admission, by 5,001 when calls end.",
    ],
    [
      "is short when settled",
      { "--tpm": "19999" },
      "Short of 19,999 tokens a minute: by 1 when calls end.",
    ],
    ["tells of the cache", { "--cached": "0.5" }, "the stricter"],
  ])("says in words what %s", (_, flags, words) => {
    expect(run(...argsOf({ ...GOOD, ...flags })).out).toContain(words);
  });

  it("tells its options", () => {
    expect(run("--help")).toEqual({ code: 0, out: FIT_USAGE, err: "" });
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, string]>([
    ["no model", { "--model": undefined }, "--model is missing"],
    ["a model that is none", { "--model": "opus" }, "--model opus is no id"],
    ["no quota", { "--tpm": undefined }, "--tpm is missing"],
    ["a separator", { "--tpm": "2,000,000" }, "without separators"],
    ["a negative number", { "--input": "x1" }, "--input x1 is no number"],
    ["max_tokens of 0", { "--max-tokens": "0", "--output": "0" }, "--max-tokens is 1 at least"],
    ["output above max_tokens", { "--output": "1001" }, "--output is above max_tokens"],
    ["a share above 1", { "--cached": "1.01" }, "--cached is a share"],
    ["a format", { "--format": "yaml" }, "Use text or json"],
    ["an option", { "--temperature": "1" }, "See fit --help"],
  ])("refuses %s and says why", (_, flags, why) => {
    const { code, out, err } = run(...argsOf({ ...GOOD, ...flags }));
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain(why);
  });
});
