import { describe, expect, it } from "vitest";
import { parseConfig } from "@/lib/config/parse";

const parsed = (text: string) => parseConfig(text, "readiness.yaml");
const problems = (text: string) => {
  const config = parsed(text);
  return config.ok ? [] : config.error;
};
const ORGANIZATION = "organization: { memberRole: BedrockReadinessRead }\n";

describe("an organization in the file", () => {
  it("is read with all that may stand there", () => {
    const config = parsed(`organization:
  role: arn:aws:iam::999988887777:role/BedrockReadinessDiscover
  memberRole: team/BedrockReadinessRead
  externalId: 7f3c0a52-example
  include: { ous: ["ou-abcd-11111111", r-abcd], tags: { bedrock-readiness: "yes" } }
  exclude: ["444455556666"]
`);
    expect(config.ok && config.value.organization).toEqual({
      role: "arn:aws:iam::999988887777:role/BedrockReadinessDiscover",
      memberRole: "team/BedrockReadinessRead",
      externalId: "7f3c0a52-example",
      include: { ous: ["ou-abcd-11111111", "r-abcd"], tags: { "bedrock-readiness": "yes" } },
      exclude: ["444455556666"],
    });
  });

  it("takes the place of the default account, and stands beside accounts that are named", () => {
    const alone = parsed(ORGANIZATION);
    expect(alone.ok && alone.value.accounts).toEqual([]);
    const beside = parsed(`${ORGANIZATION}accounts: [{ profile: sandbox }]\n`);
    expect(beside.ok && beside.value.accounts.map(({ key }) => key)).toEqual(["profile:sandbox"]);
  });

  it.each([
    ["no role of members", "organization: {}", /organization\.memberRole /],
    [
      "an ARN as the role of members",
      "organization: { memberRole: arn:aws:iam::1:role/X }",
      /organization\.memberRole is not the name of a role/,
    ],
    [
      "a setting that is none",
      "organization: { memberRole: X, ous: [] }",
      /organization\.ous is not a setting/,
    ],
    [
      "a unit by its name",
      "organization: { memberRole: X, include: { ous: [Payments] } }",
      /organization\.include\.ous\.0 is not the id of an organizational unit/,
    ],
    [
      "no unit",
      "organization: { memberRole: X, include: { ous: [] } }",
      /organization\.include\.ous needs at least one unit/,
    ],
    [
      "a tag that is no text",
      "organization: { memberRole: X, include: { tags: { a: yes } } }",
      null,
    ],
    [
      "a tag that is a number",
      "organization: { memberRole: X, include: { tags: { a: 1 } } }",
      /organization\.include\.tags\.a is a text, in quotes/,
    ],
    [
      "an account without quotes",
      "organization: { memberRole: X, exclude: [444455556666] }",
      /organization\.exclude\.0 is an account id of 12 digits, in quotes/,
    ],
    [
      "units of a grant without an organization",
      "access: { grants: [{ group: a, role: viewer, ous: [ou-abcd-11111111] }] }",
      /access\.grants\.0\.ous names units, and there is no organization/,
    ],
    [
      "units of a requirement without an organization",
      "requirements: [{ name: a, models: [b], ous: [ou-abcd-11111111] }]",
      /requirements\.0\.ous names units, and there is no organization/,
    ],
  ])("%s", (_name, text, expected) => {
    expect(problems(text)).toEqual(
      expected === null ? [] : [expect.stringMatching(/^readiness\.yaml:1: /)],
    );
    if (expected !== null) expect(problems(text)[0]).toMatch(expected);
  });
});

it("a grant over units is one over names that stand for them, beside its accounts", () => {
  const config = parsed(
    `${ORGANIZATION}access: { grants: [{ group: a, role: viewer, accounts: [lab], ous: [ou-abcd-11111111] }, { group: b, role: viewer }] }\n`,
  );
  expect(config.ok && config.value.settings.grants.map(({ accounts }) => accounts)).toEqual([
    ["lab", "ou:ou-abcd-11111111"],
    null,
  ]);
});
