import { describe, expect, it } from "vitest";
import { parseConfig } from "@/lib/config/parse";

const parsed = (text: string) => parseConfig(text, "readiness.yaml");

describe("grants", () => {
  it("are read as they stand", () => {
    const config = parsed(`access:
  grants:
    - { group: bedrock-admins, role: admin }
    - { group: "payments-*", role: operator, accounts: [payments-prod, "111122223333", "lab-*"] }
    - { email: "*@acme.example", role: viewer }
`);
    expect(config.ok && config.value.settings.grants).toEqual([
      { to: { by: "group", pattern: "bedrock-admins" }, role: "admin", accounts: null },
      {
        to: { by: "group", pattern: "payments-*" },
        role: "operator",
        accounts: ["payments-prod", "111122223333", "lab-*"],
      },
      { to: { by: "email", pattern: "*@acme.example" }, role: "viewer", accounts: null },
    ]);
  });

  it("there are none without the setting", () => {
    const config = parsed("");
    expect(config.ok && config.value.settings.grants).toEqual([]);
  });

  it.each([
    [
      "a role that is none",
      "{ group: a, role: owner }",
      /:3: access\.grants\.0\.role is one of viewer, operator, admin/,
    ],
    ["no role", "{ group: a }", /:3: access\.grants\.0\.role is one of/],
    ["neither group nor address", "{ role: viewer }", /:3: access\.grants\.0\.group is missing/],
    [
      "a group and an address",
      '{ group: a, email: "*@b.example", role: viewer }',
      /:3: access\.grants\.0\.email stands beside group/,
    ],
    [
      "an address that is none",
      "{ email: acme.example, role: viewer }",
      /:3: access\.grants\.0\.email is not an address/,
    ],
    ["an empty group", '{ group: "", role: viewer }', /:3: access\.grants\.0\.group /],
    [
      "no accounts",
      "{ group: a, role: viewer, accounts: [] }",
      /:3: access\.grants\.0\.accounts needs at least one account/,
    ],
    [
      "an account that is a number",
      "{ group: a, role: viewer, accounts: [111122223333] }",
      /:3: access\.grants\.0\.accounts\.0 .*in quotes/,
    ],
    [
      "an organizational unit",
      "{ group: a, role: viewer, accounts: [x, ou:ou-abcd-11111111] }",
      /:3: access\.grants\.0\.accounts\.1 names units, and there is no organization/,
    ],
    [
      "a setting that is none",
      "{ group: a, role: viewer, account: [x] }",
      /:3: access\.grants\.0\.account is not a setting/,
    ],
  ])("%s is told with its line", (_name, grant, expected) => {
    const config = parsed(`access:\n  grants:\n    - ${grant}\n`);
    expect(config.ok ? [] : config.error).toEqual([expect.stringMatching(expected)]);
  });
});
