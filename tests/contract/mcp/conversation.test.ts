import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { aClient } from "./a-client";
import { aDashboard } from "./a-dashboard";
import { bench, byServer, byStore, CONFIG, env, ROLE, SONNET, TOKEN, talksBothWays } from "./talks";

talksBothWays();

const PLACE = { model: SONNET, region: "eu-west-1" };
const LOAD = { callsPerMinute: 10, inputTokens: 500, maxTokens: 1_000, outputTokens: 100 };

describe("the tools", () => {
  it("are six, each of which only reads", async () => {
    const { tools } = await byStore.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "explain_error",
      "can_we_use",
      "ready_routes",
      "how_to_call",
      "fit",
      "what_is_in_the_way",
    ]);
    for (const { annotations, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(inputSchema).toMatchObject({ type: "object", additionalProperties: false });
    }
    expect(byStore.client.getServerVersion()).toMatchObject({ name: "bedrock-readiness" });
    expect(byStore.client.getInstructions()).toContain("unknown");
  });

  it.each<[string, Record<string, unknown>]>([
    ["can_we_use", { model: SONNET }],
    ["can_we_use", { ...PLACE, acount: "payments" }],
    ["fit", { model: SONNET, tokensPerMinute: 1_000, ...LOAD, maxTokens: 0 }],
    ["what_is_in_the_way", { owner: "me" }],
    ["explain_error", { text: "" }],
    ["delete_everything", {}],
  ])("refuse what they do not know: %s %j", async (name, asked) => {
    const told = await byStore.ask(name, asked).catch(() => ({ isError: true }));
    expect(told.isError).toBe(true);
  });
});

describe.each([
  ["the store", () => byStore],
  ["a dashboard, by a token", () => byServer],
])("a conversation by %s", (_name, of) => {
  it("tells what an error means", async () => {
    const text =
      "ValidationException: Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.";
    const { json } = await of().ask("explain_error", { text, region: "eu-west-1" });
    expect(json).toMatchObject({ cause: "inference-profile-required", owner: "application-code" });
  });

  it("tells whether a model can be used, by which routes, and how old that is", async () => {
    const { json } = await of().ask("can_we_use", PLACE);
    expect(json).toMatchObject({
      model: { modelId: SONNET, name: "Claude Sonnet 4.6" },
      accounts: [
        { account: "111122223333", answer: "yes", state: "ready", routes: ["eu", "global"] },
      ],
      accountsLeftOut: 0,
    });
    expect(json.accounts).toEqual([
      expect.objectContaining({
        readAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        age: expect.stringMatching(/ago$|^just now$/),
      }),
    ]);
  });

  it.each<[string, object, string, RegExp]>([
    ["a route that is open", { route: "eu" }, "yes", /Ready by eu and global/],
    ["a route that leads nowhere", { route: "us" }, "no", /No route us leads to it/],
    ["the id of a profile", { model: `global.${SONNET}` }, "yes", /Ready/],
    ["the id of a profile of elsewhere", { model: `us.${SONNET}` }, "no", /No route us/],
    ["a name", { model: "sonnet 4.6" }, "yes", /Ready/],
    ["a Region that could not be read", { region: "eu-north-1" }, "unknown", /./],
    ["a Region that nobody read", { region: "us-west-2" }, "unknown", /known/],
    ["a model on no list", { model: "acme.none-v1" }, "unknown", /No list that was read/],
  ])("answers for %s", async (_about, asked, answer, says) => {
    const { json } = await of().ask("can_we_use", { ...PLACE, ...asked });
    expect(json.accounts).toEqual([
      expect.objectContaining({ answer, says: expect.stringMatching(says) }),
    ]);
  });

  it.each<[string, string, Record<string, unknown>, RegExp]>([
    ["an account it does not know", "can_we_use", { ...PLACE, account: "acme" }, /No account acme/],
    ["a name of several", "can_we_use", { ...PLACE, model: "claude" }, /may mean .* Give one id/],
    ["a Region that is none", "ready_routes", { region: "narnia" }, /no Region code/],
    ["a requirement that is none", "what_is_in_the_way", { requirement: "x" }, /No requirement/],
    ["a quota and a Region", "fit", { ...PLACE, ...LOAD, tokensPerMinute: 1 }, /either/],
    ["more output than max", "fit", { ...PLACE, ...LOAD, outputTokens: 1_001 }, /maxTokens/],
  ])("says what is wrong with %s", async (_about, name, asked, says) => {
    expect(await of().ask(name, asked)).toMatchObject({
      isError: true,
      text: expect.stringMatching(says),
    });
  });

  it("lists ready routes, and beside them what is unknown", async () => {
    const { json } = await of().ask("ready_routes", { model: SONNET });
    expect(json).toMatchObject({
      ready: [{ region: "eu-west-1", routes: ["eu", "global"] }],
      unknown: [{ region: "eu-north-1" }, { region: "eu-west-3" }],
      unknownInAll: 2,
    });
  });

  it("never says that a route is not there where no list could have shown it", async () => {
    const asked = { model: "anthropic.claude-3-haiku-20240307-v1:0", region: "eu-west-3" };
    const { json } = await of().ask("ready_routes", asked);
    expect(json).toMatchObject({ ready: [{ routes: ["on-demand"] }], unknown: [] });
    const { json: byRoute } = await of().ask("ready_routes", { ...asked, route: "eu" });
    expect(byRoute).toMatchObject({
      ready: [],
      unknown: [{ region: "eu-west-3", why: expect.stringContaining("could not all be read") }],
    });
    const { json: elsewhere } = await of().ask("ready_routes", {
      ...{ model: SONNET, region: "eu-west-1", route: "us" },
    });
    expect(elsewhere).toMatchObject({ ready: [], unknown: [] });
  });

  it("tells how to call it, and what the caller's policy has to allow", async () => {
    const { json } = await of().ask("how_to_call", { ...PLACE, route: "eu" });
    expect(json).toMatchObject({
      answer: "yes",
      byRoute: [
        {
          route: "eu",
          callAs: `eu.${SONNET}`,
          snippets: { python: expect.stringContaining(`modelId="eu.${SONNET}"`) },
          policy: {
            Statement: [
              { Resource: [expect.stringMatching(/:inference-profile\/eu\./)] },
              { Condition: { StringEquals: {} } },
            ],
          },
        },
      ],
    });
  });

  it("tells no way to call what is not known to be ready", async () => {
    const { json } = await of().ask("how_to_call", { model: SONNET, region: "eu-north-1" });
    expect(json).toMatchObject({ answer: "unknown", byRoute: [] });
  });

  it("tells whether a load fits a quota that is given, or the account's own", async () => {
    const given = await of().ask("fit", { model: SONNET, tokensPerMinute: 15_000, ...LOAD });
    expect(given.json).toMatchObject({ fits: true, reservedPerMinute: 15_000, burndown: 5 });
    const own = await of().ask("fit", { ...PLACE, ...LOAD });
    expect(own.json).toMatchObject({
      accounts: [
        {
          byRoute: [
            { route: "eu", fits: true, quotaCode: "L-15B8E632" },
            { route: "global", fits: true },
          ],
        },
      ],
    });
  });

  it("tells what is in the way, by who can remove it", async () => {
    const { json } = await of().ask("what_is_in_the_way", { region: "eu-west-1" });
    expect(json).toMatchObject({ answer: "something" });
    const owned = await of().ask("what_is_in_the_way", { owner: "iam-admin" });
    const { causes } = owned.json as { causes: readonly { owner: string; steps: unknown[] }[] };
    expect(new Set(causes.map(({ owner }) => owner))).toEqual(new Set(["iam-admin"]));
  });

  it.each<[object, string]>([
    [{ requirement: "Payments assistant" }, "nothing"],
    [{ region: "eu-north-1", model: SONNET }, "unknown"],
    [{ region: "us-west-2" }, "unknown"],
    [{ model: "acme.none-v1" }, "unknown"],
  ])("tells %j apart: %s", async (asked, answer) => {
    const { json } = await of().ask("what_is_in_the_way", { ...asked });
    expect(json.answer).toBe(answer);
  });
});

describe("what it stands on", () => {
  it("is what was read: nothing is asked of AWS", async () => {
    const calls = () => bench.standIn.control.calls().reduce((sum, one) => sum + one.calls, 0);
    const before = calls();
    await byStore.ask("can_we_use", PLACE);
    await byStore.ask("what_is_in_the_way", {});
    expect(calls()).toBe(before);
  });

  it("is no store of its own where a dashboard is asked", () => {
    expect(existsSync(path.join(bench.folder, "none"))).toBe(false);
  });

  it("hides account ids where the configuration says so", async () => {
    const file = bench.file("masked.yaml", `${CONFIG}maskAccountIds: true\n`);
    const masked = await aClient([], { ...env, READINESS_CONFIG: file });
    const { text } = await masked.ask("how_to_call", PLACE);
    await masked.client.close();
    expect(text).not.toContain("111122223333");
    expect(text).toContain("********3333");
  });

  it("is nothing, and says so, before anything was read", async () => {
    const data = path.join(bench.folder, "empty");
    const empty = await aClient([], { ...env, READINESS_DATA_DIR: data });
    const [use, ready, way] = await Promise.all([
      empty.ask("can_we_use", PLACE),
      empty.ask("ready_routes", {}),
      empty.ask("what_is_in_the_way", {}),
    ]);
    await empty.client.close();
    for (const { text } of [use, ready, way]) expect(text).not.toMatch(/"yes"|"no"|"nothing"/);
    expect(ready.json).toMatchObject({ ready: [], known: expect.stringMatching(/unknown/) });
    expect(way.json).toMatchObject({ answer: "unknown" });
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    [
      "an account that the file names since the scan",
      `accounts: [{ id: "777788889999", role: "${ROLE}" }]\n`,
      {},
      "NotReadYet",
    ],
    [
      "a requirement of an account that nobody has",
      `requirements: [{ name: R, accounts: ["999999999999"], models: [${SONNET}] }]\n`,
      { requirement: "R" },
      "The account 999999999999 is not among those that are read.",
    ],
  ])("is not known of %s, and says why", async (_about, lines, asked, why) => {
    const file = bench.file("later.yaml", `regions: [eu-west-1]\n${lines}`);
    const later = await aClient([], { ...env, READINESS_CONFIG: file });
    const { json, text } = await later.ask("what_is_in_the_way", asked);
    await later.client.close();
    expect(json).toMatchObject({ answer: "unknown", causesInAll: 1 });
    expect(text).toContain(why);
  });

  it.each<[string, string | undefined, RegExp]>([
    ["no token", undefined, /READINESS_TOKEN/],
    ["another token", "brt_other", /Nobody knows/],
  ])("is told why a dashboard answers nothing: %s", async (_about, token, says) => {
    const dashboard = await aDashboard({} as never, TOKEN);
    const talk = await aClient(["--server", dashboard.url], { READINESS_TOKEN: token });
    const told = await talk.ask("can_we_use", PLACE);
    await dashboard.close();
    const gone = await talk.ask("can_we_use", PLACE);
    await talk.client.close();
    expect([told.isError, told.text]).toEqual([true, expect.stringMatching(says)]);
    expect([gone.isError, gone.text]).toEqual([
      true,
      expect.stringMatching(/could not be reached/),
    ]);
  });
});
