import { describe, expect, it } from "vitest";
import { policy } from "@/lib/cli/policy";

function run(...args: readonly string[]) {
  const seen = { out: "", err: "" };
  const code = policy(args, {
    out: (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
  });
  return { code, ...seen };
}

describe("the policy command", () => {
  it("prints a policy document that can be piped on", () => {
    const { code, out } = run();
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow" }],
    });
  });

  it("adds the trust policy of a role in another account", () => {
    const parsed = JSON.parse(run("--trust-account", "111122223333", "--external-id", "7f3c").out);
    expect(Object.keys(parsed)).toEqual(["policy", "trustPolicy"]);
  });

  it("prints a template", () => {
    const parsed = JSON.parse(
      run("--format", "cloudformation", "--trust-account", "111122223333").out,
    );
    expect(parsed.Resources.Role.Type).toBe("AWS::IAM::Role");
  });

  it.each<[string, readonly string[], string]>([
    ["an unknown format", ["--format", "yaml"], "Use json or cloudformation"],
    ["an account id of 11 digits", ["--trust-account", "11112222333"], "12 digits"],
    [
      "an external id with a space",
      ["--trust-account", "111122223333", "--external-id", "a b"],
      "without spaces",
    ],
    ["an external id for nobody", ["--external-id", "7f3c"], "Give --trust-account as well"],
    ["an unknown flag", ["--wat"], "See policy --help"],
  ])("%s is 3", (_name, args, text) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain(text);
  });
});
