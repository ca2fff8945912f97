import path from "node:path";
import { describe, expect, it } from "vitest";
import { NO_CONFIG, parseConfig } from "@/lib/config/parse";
import { DAY_MS } from "@/lib/domain/time";

const FILE = "readiness.yaml";
const configOf = (text: string) => {
  const config = parseConfig(text, FILE);
  if (!config.ok) throw new Error(config.error.join("\n"));
  return config.value;
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

  it.each([
    ["hook", "/etc/readiness/hook"],
    ["../secrets/hook", "/etc/secrets/hook"],
    ["/run/secrets/hook", "/run/secrets/hook"],
  ])("names the webhook's secret from its own folder: %s", (secretFile, expected) => {
    const text = `webhook: { url: "https://hooks.example.com/x", secretFile: ${secretFile} }`;
    const config = parseConfig(text, "/etc/readiness/readiness.yaml");
    expect(config).toMatchObject({
      value: { webhook: { secretFile: path.resolve(expected) } },
    });
  });

  it.each([
    ["retention: 1d", { retentionMs: DAY_MS }],
    ["auditRetention: 24h", { auditRetentionMs: DAY_MS }],
    ...["24h", "7d"].map((prove): [string, object] => [
      `requirements: [{ name: a, models: [x.y], prove: ${prove} }]`,
      { requirements: [{ proveEveryMs: prove === "7d" ? 7 * DAY_MS : DAY_MS }] },
    ]),
  ])("takes the least and the most: %s", (text, settings) => {
    expect(configOf(text).settings).toMatchObject(settings);
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
