import { describe, expect, it } from "vitest";
import { NO_CONFIG, parseConfig } from "@/lib/config/parse";
import { DAY_MS } from "@/lib/domain/time";

const FILE = "readiness.yaml";
const configOf = (text: string) => {
  const config = parseConfig(text, FILE);
  if (!config.ok) throw new Error(config.error.join("\n"));
  return config.value;
};
const problemsOf = (text: string) => {
  const config = parseConfig(text, FILE);
  return config.ok ? [] : config.error;
};
const role = (id: string, name = "BedrockReadinessRead") => `arn:aws:iam::${id}:role/${name}`;

const WHOLE = `accounts:
  - id: "111122223333"
    name: payments-prod
    role: ${role("111122223333")}
    externalId: 7f3c
  - profile: sandbox
regions: [eu-west-1, eu-central-1]
requirements:
  - name: Payments assistant
    models: [anthropic.claude-sonnet-4-6]
    regions: [eu-west-1]
    routes: [eu, on-demand]
    tokensPerMinute: 500000
accessPortal: { startUrl: "https://acme.awsapps.com/start", role: BedrockAdmin }
webhook: { url: "https://hooks.example.com/x", secretFile: /run/secrets/hook }
retention: 30d
maskAccountIds: true
metrics: { accounts: true }
`;

describe("a configuration", () => {
  it.each([
    ["true", true],
    ["false", false],
  ])("says whether AWS's public feeds are asked: %s", (enabled, awsHealth) => {
    expect(configOf(`awsHealth: { enabled: ${enabled} }`).settings.awsHealth).toBe(awsHealth);
  });

  it("is all optional", () => {
    expect(configOf("")).toEqual(NO_CONFIG);
    expect(configOf("# nothing yet\n")).toEqual(NO_CONFIG);
    expect(NO_CONFIG.settings.retentionMs).toBe(400 * DAY_MS);
  });

  it("is read as it stands", () => {
    const { accounts, settings, webhook } = configOf(WHOLE);
    expect(accounts).toEqual([
      {
        key: "111122223333",
        accountId: "111122223333",
        name: "payments-prod",
        access: { by: "role", roleArn: role("111122223333"), externalId: "7f3c" },
      },
      {
        key: "profile:sandbox",
        accountId: null,
        name: "sandbox",
        access: { by: "profile", profile: "sandbox" },
      },
    ]);
    expect(settings).toMatchObject({
      regions: ["eu-west-1", "eu-central-1"],
      retentionMs: 30 * DAY_MS,
      maskAccountIds: true,
      metricsByAccount: true,
      accessPortal: { startUrl: "https://acme.awsapps.com/start", role: "BedrockAdmin" },
      requirements: [{ name: "Payments assistant", routes: ["eu", "on-demand"], accounts: null }],
    });
    expect(webhook).toEqual({
      url: "https://hooks.example.com/x",
      secretFile: "/run/secrets/hook",
    });
  });

  it("takes a policy in the place of routes", () => {
    const text = "requirements:\n  - { name: a, models: [x.y], routes: { within: eu } }";
    expect(configOf(text).settings.requirements[0]?.routes).toEqual({ within: "eu" });
  });

  it("does nothing to AWS unless it says so", () => {
    expect(NO_CONFIG.settings.actions).toEqual({ enabled: false, kinds: [], secondPerson: false });
    expect(configOf("actions: { enabled: false }").settings.actions.enabled).toBe(false);
  });

  it("names what may be done, and by which role of an account", () => {
    const text = `accounts:
  - id: "111122223333"
    role: ${role("111122223333")}
    actRole: ${role("111122223333", "BedrockReadinessAct")}
    proveRole: ${role("111122223333", "BedrockReadinessProve")}
actions: { enabled: true, kinds: [accept-agreement, enable-region, enable-region], secondPerson: true }
`;
    const { accounts, settings } = configOf(text);
    expect(accounts[0]).toMatchObject({
      actRole: role("111122223333", "BedrockReadinessAct"),
      proveRole: role("111122223333", "BedrockReadinessProve"),
    });
    expect(settings.actions).toEqual({
      enabled: true,
      kinds: ["accept-agreement", "enable-region"],
      secondPerson: true,
    });
  });

  it("gives a role that acts its external id, by whatever else the account is read", () => {
    const text = `accounts:
  - profile: sandbox
    externalId: 7f3c
    actRole: ${role("111122223333", "BedrockReadinessAct")}
`;
    expect(configOf(text).accounts[0]).toEqual({
      key: "profile:sandbox",
      accountId: null,
      name: "sandbox",
      access: { by: "profile", profile: "sandbox" },
      externalId: "7f3c",
      actRole: role("111122223333", "BedrockReadinessAct"),
    });
  });

  it("knows an account by the id in its role", () => {
    expect(configOf(`accounts: [{ role: "${role("210000000001")}" }]`).accounts[0]).toMatchObject({
      key: "210000000001",
      accountId: "210000000001",
    });
  });
});

describe("a mistake", () => {
  it.each([
    [
      "a number for an account id",
      "accounts:\n  - id: 111122223333",
      /:2: accounts\.0\.id .*in quotes/,
    ],
    [
      "an account id of 11 digits",
      'accounts:\n  - id: "11112222333"',
      /:2: accounts\.0\.id .*12 digits/,
    ],
    [
      "an account without id, role and profile",
      "accounts:\n  - name: x",
      /:2: accounts\.0\.id is missing/,
    ],
    [
      "a role and a profile",
      `accounts:\n  - role: ${role("111122223333")}\n    profile: x`,
      /:3: accounts\.0\.profile stands beside role/,
    ],
    [
      "an external id without a role",
      "accounts:\n  - profile: x\n    externalId: abc",
      /:3: accounts\.0\.externalId needs a role/,
    ],
    [
      "a role of another account",
      `accounts:\n  - id: "999999999999"\n    role: ${role("111122223333")}`,
      /:3: accounts\.0\.role is of account 111122223333/,
    ],
    [
      "an act role of another account",
      `accounts:\n  - id: "111122223333"\n    actRole: ${role("999999999999", "Act")}`,
      /:3: accounts\.0\.actRole is of account 999999999999/,
    ],
    [
      "an act role that is the role that reads",
      `accounts:\n  - role: ${role("111122223333")}\n    actRole: ${role("111122223333")}`,
      /:3: accounts\.0\.actRole has another use already/,
    ],
    [
      "one role that acts and proves",
      `accounts:\n  - id: "111122223333"\n    actRole: ${role("111122223333", "A")}\n    proveRole: ${role("111122223333", "A")}`,
      /:4: accounts\.0\.proveRole has another use already/,
    ],
    [
      "a kind of act that there is not",
      "actions:\n  enabled: true\n  kinds: [disable-region]",
      /:3: actions\.kinds\.0 is one of accept-agreement,/,
    ],
    [
      "acts that are on without a kind",
      "actions:\n  enabled: true",
      /: actions\.kinds is missing: name what may be done/,
    ],
    [
      "no kind at all",
      "actions: { enabled: true, kinds: [] }",
      /actions\.kinds needs at least one/,
    ],
    [
      "a role that is no ARN",
      "accounts:\n  - role: BedrockReadinessRead",
      /:2: accounts\.0\.role is not a role ARN/,
    ],
    ["no accounts at all", "accounts: []", /:1: accounts /],
    [
      "a region that is none",
      "regions:\n  - eu-west-1\n  - europe",
      /:3: regions\.1 is not an AWS Region code/,
    ],
    [
      "a setting that is none",
      "regions: [eu-west-1]\nregoins: [eu-west-2]",
      /:2: regoins is not a setting/,
    ],
    [
      "a block that is none",
      "regions: [eu-west-1]\nrequirement:\n\n  - name: a\n    models: [x.y]",
      /:2: requirement is not a setting/,
    ],
    [
      "a setting that is none inside a requirement",
      "requirements:\n  - name: a\n    models: [x.y]\n    route: [eu]",
      /:4: requirements\.0\.route is not a setting/,
    ],
    [
      "a requirement without a model",
      "requirements:\n  - name: a\n    models: []",
      /:3: requirements\.0\.models needs at least one model/,
    ],
    [
      "two requirements of one name",
      "requirements:\n  - { name: a, models: [x.y] }\n  - { name: a, models: [x.y] }",
      /:3: requirements\.1\.name a is there twice/,
    ],
    [
      "a route that is none",
      "requirements:\n  - { name: a, models: [x.y], routes: [EU] }",
      /:2: requirements\.0\.routes\.0 is not a route/,
    ],
    [
      "no routes at all",
      "requirements:\n  - { name: a, models: [x.y], routes: [] }",
      /:2: requirements\.0\.routes needs at least one route/,
    ],
    [
      "a geography that is none",
      "requirements:\n  - name: a\n    models: [x.y]\n    routes:\n      within: europe",
      /:5: requirements\.0\.routes\.within is not a geography\. Known are us, eu, /,
    ],
    [
      "a policy of another kind",
      "requirements:\n  - name: a\n    models: [x.y]\n    routes: { inside: eu, within: eu }",
      /:4: requirements\.0\.routes\.inside is not a setting/,
    ],
    [
      "a route that is no list",
      "requirements:\n  - name: a\n    models: [x.y]\n    routes: eu",
      /:4: requirements\.0\.routes is neither a list such as .* nor a policy/,
    ],
    [
      "no tokens",
      "requirements:\n  - { name: a, models: [x.y], tokensPerMinute: 0 }",
      /:2: requirements\.0\.tokensPerMinute /,
    ],
    [
      "a load without max_tokens",
      "requirements:\n  - name: a\n    models: [x.y]\n    load: { callsPerMinute: 1, inputTokens: 1, outputTokens: 1 }",
      /requirements\.0\.load\.maxTokens is max_tokens of a call; left out, nothing/,
    ],
    [
      "a load of no calls",
      "requirements:\n  - name: a\n    models: [x.y]\n    load: { callsPerMinute: 0, inputTokens: 1, maxTokens: 1, outputTokens: 1 }",
      /:4: requirements\.0\.load\.callsPerMinute is above 0/,
    ],
    [
      "more output than max_tokens",
      "requirements:\n  - name: a\n    models: [x.y]\n    load: { callsPerMinute: 1, inputTokens: 1, maxTokens: 1, outputTokens: 2 }",
      /:4: requirements\.0\.load\.outputTokens is above max_tokens/,
    ],
    [
      "more than all from cache",
      "requirements:\n  - name: a\n    models: [x.y]\n    load: { callsPerMinute: 1, inputTokens: 1, maxTokens: 1, outputTokens: 1, cached: 50 }",
      /:4: requirements\.0\.load\.cached is a share of the input, from 0 to 1/,
    ],
    ["a retention without a unit", "retention: 400", /:1: retention /],
    ["a retention of nothing", "retention: 0d", /:1: retention is a number and a unit/],
    [
      "a portal that is not https",
      'accessPortal: { startUrl: "http://x.example", role: a }',
      /:1: accessPortal\.startUrl /,
    ],
    [
      "a webhook with a password",
      "webhook:\n  url: http://user:pw@hooks.example.com/x",
      /:2: webhook\.url holds a user or a password.*secretFile/,
    ],
    [
      "a webhook with a user",
      "webhook: { url: https://user@hooks.example.com/x }",
      /:1: webhook\.url holds a user/,
    ],
    ["a list where a map belongs", "- regions", /readiness\.yaml:1: /],
    [
      "an account that is there twice",
      `accounts:\n  - id: "111122223333"\n  - role: ${role("111122223333")}`,
      /:3: account 111122223333 is there twice/,
    ],
  ])("%s is told with its line", (_name, text, expected) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    [
      "aliases that stand for too much",
      `${Array.from(
        { length: 30 },
        (_, index) =>
          `k${index}: &k${index} [${
            index === 0
              ? "x"
              : Array(20)
                  .fill(`*k${index - 1}`)
                  .join(", ")
          }]`,
      ).join("\n")}\n`,
      "readiness.yaml: aliases (*name) stand for too much. Write out what they stand for.",
    ],
    [
      "an alias of nothing",
      "regions: *nowhere\n",
      expect.stringMatching(/^readiness\.yaml:? ?.*[Uu]nresolved alias.*nowhere/),
    ],
  ])("%s is told", (_name, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  it("never stands alone: all are told at once, in the order of the file", () => {
    const text =
      'accounts:\n  - id: "1"\nregions: [mars]\nretention: soon\nmaskAccountIds: yes please\n';
    expect(problemsOf(text).map((line) => line.split(":")[1])).toEqual(["2", "3", "4", "5"]);
  });

  it("in the YAML itself is told with its line", () => {
    expect(problemsOf("regions: [eu-west-1\nretention: 1d")).toContainEqual(
      expect.stringMatching(/^readiness\.yaml:\d+: /),
    );
    expect(problemsOf("retention: 1d\nretention: 2d")).toEqual([
      expect.stringMatching(/^readiness\.yaml:2: /),
    ]);
  });
});
