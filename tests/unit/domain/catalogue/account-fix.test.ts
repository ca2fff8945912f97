import { describe, expect, it } from "vitest";
import { accountFix } from "@/lib/domain/catalogue/account-fix";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { CREDENTIAL_CAUSES } from "@/lib/domain/catalogue/causes-credentials";
import { fixFor } from "@/lib/domain/catalogue/fix";
import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import { CAUSES, type Cause } from "@/lib/domain/causes";
import { NOWHERE } from "@/lib/domain/links/target";

const ROLE = "arn:aws:iam::210000000001:role/BedrockReadinessRead";
const AT = { ...NOWHERE, accountId: "210000000001" };
const faultOf = (cause: Cause) => ({
  code: CAUSE_ENTRIES[cause].code,
  cause,
  owner: CAUSE_OWNER[cause],
});
const wordsOf = ({ steps }: { steps: readonly { text: string }[] }) =>
  steps.map(({ text }) => text).join("\n");

describe("the fix of an account by profile", () => {
  const profile = { by: "profile", profile: "data science" } as const;

  it.each([
    ["sso-session-expired", /Sign in/, "aws sso login --profile 'data science'"],
    ["sso-role-not-assigned", /assigns/, "aws sts get-caller-identity --profile 'data science'"],
    [
      "credentials-expired",
      /new credentials/,
      "aws sts get-caller-identity --profile 'data science'",
    ],
    [
      "credentials-invalid-access-key",
      /access key/,
      "aws sts get-caller-identity --profile 'data science'",
    ],
    [
      "signature-mismatch",
      /secret access key/,
      "aws sts get-caller-identity --profile 'data science'",
    ],
    [
      "credential-process-failed",
      /by hand/,
      "aws sts get-caller-identity --profile 'data science'",
    ],
    ["profile-not-found", /Add profile/, "aws configure list-profiles"],
    ["credentials-missing", /a way to credentials/, "aws configure list --profile 'data science'"],
    [
      "credentials-of-another-account",
      /the id beside/,
      "aws sts get-caller-identity --profile 'data science'",
    ],
    ["assume-role-denied", /trust policy/, "aws sts get-caller-identity --profile 'data science'"],
  ] as const)("names it: %s", (cause, words, command) => {
    const fix = accountFix(faultOf(cause), { ...AT, access: profile });
    expect(wordsOf(fix)).toContain("profile data science");
    expect(wordsOf(fix)).toMatch(words);
    expect(fix.command).toBe(command);
    expect(fix.primary).not.toBeNull();
  });

  it("is that of the catalogue where the profile is not to blame", () => {
    const fault = faultOf("network-unreachable");
    expect(accountFix(fault, { ...AT, access: profile })).toEqual(fixFor({ ...fault, ...AT }));
  });
});

describe("the fix of an account by role", () => {
  it.each([
    [true, /the external id that the configuration gives/, ' --external-id "$EXTERNAL_ID"'],
    [false, /give it in the configuration/, ""],
  ])("names the role; with an external id: %s", (withExternalId, words, more) => {
    const fix = accountFix(faultOf("assume-role-denied"), {
      ...AT,
      access: { by: "role", roleArn: ROLE, withExternalId },
    });
    expect(wordsOf(fix)).toContain(ROLE);
    expect(wordsOf(fix)).toMatch(words);
    expect(fix.command).toBe(
      `aws sts assume-role --role-arn ${ROLE} --role-session-name readiness-check${more} --query AssumedRoleUser.Arn`,
    );
  });

  it("says so where it is the dashboard's own credentials that fail", () => {
    const fix = accountFix(faultOf("sso-session-expired"), {
      ...AT,
      access: { by: "role", roleArn: ROLE, withExternalId: false },
    });
    expect(wordsOf(fix)).toMatch(/^These are the dashboard's own credentials, which assume arn:/);
    expect(fix.command).toBe("aws sso login");
  });
});

it("the fix of the default account is that of the catalogue, but where the next scan may cure it", () => {
  const own = new Set<string>();
  for (const cause of CAUSES) {
    const fault = faultOf(cause);
    const fix = accountFix(fault, { ...AT, access: { by: "default" } });
    if (/^Nothing has to be done yet/.test(wordsOf(fix))) own.add(fault.code);
    else expect(fix).toEqual(fixFor({ ...fault, ...AT }));
  }
  expect([...own].sort()).toEqual([
    "InternalFailure",
    "NetworkError",
    "ServiceUnavailable",
    "ThrottlingException",
  ]);
});

it("every fix of credentials has steps and a link, however the account is reached", () => {
  for (const cause of Object.keys(CREDENTIAL_CAUSES) as (keyof typeof CREDENTIAL_CAUSES)[]) {
    for (const access of [
      { by: "profile", profile: "p" },
      { by: "role", roleArn: ROLE, withExternalId: true },
    ] as const) {
      const fix = accountFix(faultOf(cause), { ...AT, access });
      expect(fix.steps.length).toBeGreaterThan(0);
      expect(fix.primary).not.toBeNull();
    }
  }
});
