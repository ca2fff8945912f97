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

  it.each([
    ["json", (out: string) => JSON.parse(out).policy],
    [
      "cloudformation",
      (out: string) => JSON.parse(out).Resources.Role.Properties.Policies[0].PolicyDocument,
    ],
    [
      "terraform",
      (out: string) =>
        JSON.parse(/\n {2}policy = jsonencode\(([\s\S]*?\n {2}\})\)\n\}/.exec(out)?.[1] ?? ""),
    ],
  ])("adds the rights of check-principal where they are asked for, as %s", (format, policyIn) => {
    const trust = ["--format", format, "--trust-account", "111122223333"];
    const [scan, ...others] = policyIn(run(...trust, "--with", "principals").out).Statement;
    expect(policyIn(run(...trust).out).Statement).toEqual([scan]);
    expect(others).toEqual([
      {
        Sid: "BedrockReadinessCheckPrincipal",
        Effect: "Allow",
        Action: ["iam:SimulatePrincipalPolicy", "iam:GetContextKeysForPrincipalPolicy"],
        Resource: "*",
      },
    ]);
    expect(run("--help").out).toContain("principals (asks what a role or a user may call");
  });

  it("prints a template", () => {
    const parsed = JSON.parse(
      run("--format", "cloudformation", "--trust-account", "111122223333").out,
    );
    expect(parsed.Resources.Role.Type).toBe("AWS::IAM::Role");
  });

  it.each<[string, readonly string[], string]>([
    ["an unknown format", ["--format", "yaml"], "Use json, cloudformation or terraform"],
    ["an account id of 11 digits", ["--trust-account", "11112222333"], "12 digits"],
    [
      "an external id with a space",
      ["--trust-account", "111122223333", "--external-id", "a b"],
      "without spaces",
    ],
    ["an external id for nobody", ["--external-id", "7f3c"], "Give --trust-account as well"],
    ["an unknown purpose", ["--for", "write"], "Use read, act, prove, discover"],
    ["a right that is not known", ["--with", "all"], "Use principals"],
    [
      "a right of reading for acts",
      ["--for", "act", "--with", "principals"],
      "belongs to --for read",
    ],
    ["an unknown kind", ["--for", "act", "--kind", "disable-region"], "Use accept-agreement"],
    ["a kind of a role that does nothing", ["--kind", "enable-region"], "belongs to --for act"],
    ["a Region of a role that does nothing", ["--region", "eu-south-2"], "belongs to --for act"],
    ["no Region code", ["--for", "act", "--region", "Spain"], "is no Region code"],
    [
      "a Region for what has none",
      ["--for", "act", "--kind", "accept-agreement", "--region", "eu-south-2"],
      "belongs to --kind enable-region",
    ],
    ["Terraform for nobody", ["--format", "terraform"], "Give --trust-account as well"],
    ["an unknown flag", ["--wat"], "See policy --help"],
  ])("%s is 3", (_name, args, text) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain(text);
  });

  it("prints the same for read as without a purpose", () => {
    for (const args of [[], ["--trust-account", "111122223333"], ["--format", "cloudformation"]])
      expect(run("--for", "read", ...args)).toEqual(run(...args));
  });

  it.each(["act", "prove", "discover"])("prints policy, trust and caller of %s", (purpose) => {
    const { out } = run(
      "--for",
      purpose,
      "--trust-account",
      "111122223333",
      "--external-id",
      "7f3c",
    );
    expect(Object.keys(JSON.parse(out))).toEqual([
      ...["policy", "trustPolicy", "callerPolicy"],
      ...(purpose === "discover" ? ["delegationPolicy"] : []),
    ]);
    expect(out).toContain('"sts:ExternalId": "7f3c"');
    expect(out.includes("sts:SourceIdentity")).toBe(purpose !== "discover");
  });

  it.each(["read", "act", "prove", "discover"])(
    "names no partition in what it prints for %s",
    (purpose) => {
      const { out } = run("--for", purpose, "--trust-account", "111122223333");
      const { trustPolicy, delegationPolicy = trustPolicy } = JSON.parse(out);
      const statements = [...trustPolicy.Statement, ...delegationPolicy.Statement];
      for (const { Principal } of statements) expect(Principal).toEqual({ AWS: "111122223333" });
      expect(out).not.toContain("arn:aws");
    },
  );

  it("narrows an act role to what may be done, and where", () => {
    const { out } = run("--for", "act", "--kind", "enable-region", "--region", "eu-south-2");
    expect(JSON.parse(out).Statement.at(-1)).toEqual({
      Sid: "EnableRegion",
      Effect: "Allow",
      Action: ["account:EnableRegion"],
      Resource: "*",
      Condition: { StringEquals: { "account:TargetRegion": ["eu-south-2"] } },
    });
    expect(out).not.toContain("bedrock:");
  });

  it.each(["read", "act", "prove", "discover"])("prints Terraform for %s", (purpose) => {
    const { code, out } = run(
      ...["--for", purpose, "--format", "terraform", "--trust-account", "111122223333"],
    );
    expect(code).toBe(0);
    const attached = purpose === "discover" ? "content" : "assume_role_policy";
    expect(out).toContain(`${attached} = jsonencode({`);
    expect(out).toContain(":iam::111122223333:root");
    expect(out).not.toContain("arn:aws:");
  });
});
