import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConfig } from "@/lib/config/parse";
import { accountEntry } from "@/lib/domain/policy/account-entry";

const OWN = "111122223333";
const NEW = {
  partition: "aws",
  accountId: "777788889999",
  name: "search-prod",
  externalId: "7f3c91d25a08",
} as const;

const accountsOf = (text: string) => {
  const config = parseConfig(text, "readiness.yaml");
  if (!config.ok) throw new Error(config.error.join("\n"));
  return config.value.accounts;
};
const file = `accounts:\n  - id: "${OWN}"\n`;

describe("the lines of the file for one more account", () => {
  it("are four, as they stand in the file", () => {
    expect(accountEntry(NEW, null)).toBe(`  - id: "777788889999"
    name: search-prod
    role: arn:aws:iam::777788889999:role/BedrockReadinessRead
    externalId: "7f3c91d25a08"
`);
  });

  it("name the account that was read without a name too, where the file names none yet", () => {
    const accounts = accountsOf(accountEntry(NEW, { accountId: OWN }));
    expect(accounts.map(({ accountId }) => accountId)).toEqual([OWN, "777788889999"]);
    expect(accounts[0]?.access).toEqual({ by: "default" });
  });

  it.each([
    ["aws-us-gov", "arn:aws-us-gov:iam::777788889999:role/BedrockReadinessRead"],
    ["aws-eusc", "arn:aws-eusc:iam::777788889999:role/BedrockReadinessRead"],
  ] as const)("name a role of partition %s", (partition, roleArn) => {
    const [, added] = accountsOf(file + accountEntry({ ...NEW, partition }, null));
    expect(added?.access).toMatchObject({ by: "role", roleArn });
  });

  it.each(["yes", "null", "12", "a: b", "#x", "- y", '"', "it's", "ä", "1e3", "no"])(
    "keep the name %j as a text",
    (name) => {
      const [, added] = accountsOf(file + accountEntry({ ...NEW, name }, null));
      expect(added?.name).toBe(name);
    },
  );

  it("give back whatever account they were written for", () => {
    const name = fc.string({ minLength: 1, maxLength: 100, unit: "grapheme" });
    const externalId = fc.stringMatching(/^[A-Za-z0-9_+=,.@:/-]{2,60}$/);
    fc.assert(
      fc.property(fc.option(name), externalId, (given, id) => {
        const entry = accountEntry({ ...NEW, name: given, externalId: id }, null);
        const [, added] = accountsOf(file + entry);
        expect(added).toEqual({
          key: NEW.accountId,
          accountId: NEW.accountId,
          name: given,
          access: {
            by: "role",
            roleArn: "arn:aws:iam::777788889999:role/BedrockReadinessRead",
            externalId: id,
          },
        });
      }),
    );
  });
});
