import { describe, expect, it } from "vitest";
import { baseOfVariant, catalogueOf, namingLists } from "@/lib/domain/judge/models";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import {
  aLifecycle,
  aModel,
  anAccount,
  answering,
  aProfile,
  aQuota,
  aRegion,
  available,
  CLAUDE,
  failed,
  judge,
  NOVA,
  NOW,
  REGION,
  readAt,
  STALE_AFTER_MS,
} from "@/tests/support/build-facts";

const messages = (verdict: ReturnType<typeof judge>) =>
  verdict.findings.map(({ severity, message }) => `${severity}: ${message}`);

describe("context variants", () => {
  const listed = new Set(["a.titan-v1:0", "a.titan-v1", "b.claude-v3:0", "c.plain"]);
  it.each([
    ["fold by their number", "b.claude-v3:0:200k", "b.claude-v3:0"],
    ["fold with another suffix", "b.claude-v3:0:mm", "b.claude-v3:0"],
    ["fold into the id without a number", "c.plain:2:8k", "c.plain"],
    ["fold into the nearer of two", "a.titan-v1:0:8k", "a.titan-v1:0"],
    ["fold by their number where no base is listed any more", "d.other-v1:0:28k", "d.other-v1:0"],
    ["are not every id with a number", "b.claude-v3:0", "b.claude-v3:0"],
  ])("%s", (_name, id, base) => {
    expect(baseOfVariant(id, listed)).toBe(base);
  });

  it("are no rows, and make the base provisionable only", () => {
    const models = [aModel(NOVA, { inferenceTypes: [] }), aModel(`${NOVA}:24k`)];
    const facts = aRegion({ models: readAt(models), profiles: readAt([]) });
    expect([...catalogueOf([namingLists(facts)]).rows.keys()]).toEqual([NOVA]);
    expect(judge({ facts, modelId: NOVA })).toMatchObject({ state: "not_offered", routes: [] });
  });
});

describe("the form", () => {
  const wanting = answering({ agreement: "NOT_AVAILABLE" });
  const at = (
    region: string,
    status: string | null,
    forms: Record<string, "present" | "missing">,
  ) =>
    judge({
      region,
      facts: wanting,
      account: anAccount({
        regions: status === null ? failed("AccessDeniedException") : readAt([{ region, status }]),
        forms: Object.fromEntries(Object.entries(forms).map(([key, form]) => [key, readAt(form)])),
      }),
    }).code;

  it.each([
    [
      "of the default regions holds in one",
      "eu-west-1",
      "ENABLED_BY_DEFAULT",
      { default: "missing" },
      "FTUFormNotFilled",
    ],
    [
      "of the default regions says nothing of an opt-in one",
      "eu-south-1",
      "ENABLED",
      { default: "missing" },
      "AgreementNotCreated",
    ],
    [
      "of an opt-in region holds there",
      "eu-south-1",
      "ENABLED",
      { default: "present", "eu-south-1": "missing" },
      "FTUFormNotFilled",
    ],
    [
      "of another opt-in region does not",
      "eu-south-1",
      "ENABLED",
      { "eu-south-2": "missing" },
      "AgreementNotCreated",
    ],
    [
      "of an opt-in region holds there, its status unknown",
      "eu-south-1",
      null,
      { default: "present", "eu-south-1": "missing" },
      "FTUFormNotFilled",
    ],
    [
      "of the default regions holds in one, its status unknown",
      "eu-west-1",
      null,
      { default: "missing" },
      "FTUFormNotFilled",
    ],
  ] as const)("%s", (_name, region, status, forms, code) => {
    expect(at(region, status, forms)).toBe(code);
  });

  it("may be inherited from the management account, and the finding says so", () => {
    const account = anAccount({ forms: { default: readAt("missing") } });
    const { findings } = judge({ facts: wanting, account });
    expect(findings[0]?.message).toMatch(/management account may be inherited/);
  });

  it("too old to be relied on is not known to be missing", () => {
    const old = readAt("missing" as const, NOW - STALE_AFTER_MS - 1);
    const account = anAccount({ forms: { default: old } });
    expect(judge({ facts: wanting, account }).code).toBe("AgreementNotCreated");
  });
});

describe("sold through Marketplace", () => {
  const denied = (modelId: string, providerName: string | null) => {
    const listed = providerName === null ? [] : [aModel(modelId, { providerName })];
    const facts = aRegion({
      models: readAt([...listed, aModel("x.other")]),
      profiles: readAt([aProfile("us", modelId)]),
      availability: { [modelId]: readAt(available({ authorization: "NOT_AUTHORIZED" })) },
    });
    return judge({ facts, modelId });
  };

  it.each([
    ["cohere.command-r-v1:0", "Cohere", "blocked"],
    ["stability.sd3-5-large-v1:0", "Stability AI", "blocked"],
    ["openai.gpt-5.6-sol", "OpenAI", "blocked"],
    ["openai.gpt-oss-120b-1:0", "OpenAI", "ready"],
    ["meta.llama3-8b-instruct-v1:0", "Meta", "ready"],
    ["twelvelabs.pegasus-1-2-v1:0", null, "blocked"],
    ["qwen.qwen3-32b-v1:0", null, "ready"],
  ] as const)("%s of %s, not authorized: %s", (modelId, provider, state) => {
    expect(denied(modelId, provider).state).toBe(state);
  });

  it.each([
    [NOVA, "Amazon", "which is reported of Amazon's own models that work."],
    ["xai.grok-4.6", "xAI", "It is not known whether that matters for models of xAI"],
    ["meta.llama3-8b-instruct-v1:0", "Meta", "It is not known whether that matters for"],
  ])("of %s the warning claims what was reported, and no more", (modelId, provider, text) => {
    const said = messages(denied(modelId, provider)).join();
    expect(said).toContain(text);
    expect(said.includes("that work")).toBe(provider === "Amazon");
  });

  it("a model that is not sold is ready with a warning", () => {
    expect(messages(denied(NOVA, "Amazon"))).toContainEqual(
      expect.stringMatching(/^warn: AWS answers NOT_AUTHORIZED/),
    );
  });

  it.each([
    [NOVA, "Amazon", /reported of Amazon's own models that work/],
    ["xai.grok-4.6", "xAI", /not known whether that matters for models of xAI/],
  ])("says of %s what is known", (modelId, provider, text) => {
    expect(messages(denied(modelId, provider)).join()).toMatch(text);
  });
});

describe("lifecycle", () => {
  const legacy = (over: Parameters<typeof aLifecycle>[0]) =>
    judge({
      facts: aRegion({ models: readAt([aModel(CLAUDE, { lifecycle: aLifecycle(over) })]) }),
    });

  it("LEGACY is ready, with the days left and what AWS does not show", () => {
    const verdict = legacy({ status: "LEGACY", endOfLifeAt: NOW + 47 * DAY_MS });
    expect(verdict.state).toBe("ready");
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({
        code: "ModelLegacy",
        severity: "warn",
        message: expect.stringMatching(/47 days.*15 to 30 days/),
      }),
    );
  });

  it.each([
    ["in 90 days and a moment", 90 * DAY_MS, []],
    ["in less than 90 days", 90 * DAY_MS - 1, ["warn: End of life in 90 days."]],
    ["tomorrow", DAY_MS, ["warn: End of life in 1 day."]],
  ])("ACTIVE that ends %s", (_name, left, expected) => {
    const verdict = legacy({ status: "ACTIVE", endOfLifeAt: NOW + left });
    expect(verdict.state).toBe("ready");
    expect(messages(verdict).filter((text) => text.includes("End of life"))).toEqual(expected);
  });

  it.each([
    ["in 90 days and a moment", 90 * DAY_MS, []],
    ["in less than 90 days", 90 * DAY_MS - 1, ["warn: Public extended access begins in 90 days."]],
    ["tomorrow", DAY_MS, ["warn: Public extended access begins in 1 day."]],
    ["now", 0, []],
  ])("extended access that begins %s is told as an end is", (_name, left, expected) => {
    for (const status of ["ACTIVE", "LEGACY", ""]) {
      const verdict = legacy({ status, publicExtendedAccessAt: NOW + left });
      expect(verdict.state).toBe("ready");
      expect(messages(verdict).filter((text) => text.includes("extended"))).toEqual(expected);
    }
  });

  it("a state that is not given is none to tell", () => {
    expect(messages(legacy({ status: "" })).filter((text) => /lifecycle/.test(text))).toEqual([]);
  });

  it("an entry of another form is unknown, whatever profiles show", () => {
    const verdict = judge({
      facts: aRegion({
        models: readAt([{ ...aModel(CLAUDE), unread: true }]),
        profiles: readAt([aProfile("eu", CLAUDE)]),
      }),
    });
    expect(verdict).toMatchObject({ state: "unknown", code: "UnexpectedResponse" });
  });

  it("a state that is not documented is told", () => {
    expect(messages(legacy({ status: "RETIRING" }))).toContainEqual(
      expect.stringMatching(/^warn: .*RETIRING/),
    );
  });
});

describe("quotas", () => {
  const on = "On-demand model inference tokens per minute for Claude Sonnet 4.6";
  const cross = "Cross-region model inference tokens per minute for Claude Sonnet 4.6";
  const global = "Global cross-region model inference tokens per minute for Claude Sonnet 4.6";
  const requests = "On-demand model inference requests per minute for Claude Sonnet 4.6";
  const long = `${on} 1M Context Length`;
  const daily =
    "Model invocation max tokens per day for Claude Sonnet 4.6 (doubled for cross-region calls)";
  const globalDaily = "Global cross-region model inference tokens per day for Claude Sonnet 4.6";
  const aDaily = (value: number | null) =>
    aQuota("Cross-Model Max Tokens Per Day", value, { quotaCode: "L-E3F10727" });
  const zeroes = [aQuota(on, 0), aQuota(cross, 0), aQuota(global, 0)];
  const withQuotas = (quotas: ReturnType<typeof aQuota>[], over = {}) =>
    judge({ facts: aRegion({ quotas: readAt(quotas), ...over }) });

  it.each([
    ["all 0", zeroes, "blocked"],
    ["one of them 1", [aQuota(on, 0), aQuota(cross, 0), aQuota(global, 1)], "ready"],
    [
      "one of them without a value",
      [aQuota(on, 0), aQuota(cross, 0), aQuota(global, null)],
      "ready",
    ],
    ["one of them not there", [aQuota(on, 0), aQuota(cross, 0)], "ready"],
    ["only requests a minute are 0", [aQuota(requests, 0)], "ready"],
    ["only the long-context rows are 0", [aQuota(long, 0)], "ready"],
    ["all 0, and the long-context row is not", [...zeroes, aQuota(long, 5)], "blocked"],
    ["all of a day are 0", [aQuota(daily, 0), aQuota(globalDaily, 0)], "blocked"],
    ["a day is 0 on-demand and by geography", [aQuota(daily, 0)], "ready"],
    ["no tokens a day for any model", [aQuota(on, 5), aDaily(0)], "blocked"],
    ["few tokens a day for all models", [aQuota(on, 5), aDaily(1)], "ready"],
    ["tokens a day for all models without a value", [aQuota(on, 5), aDaily(null)], "ready"],
  ] as const)("%s: %s", (_name, quotas, state) => {
    expect(withQuotas([...quotas]).state).toBe(state);
  });

  const OWN = { code: "ThrottlingException", cause: "quota-zero" } as const;
  const SHARED = { code: "ThrottlingException", cause: "tokens-per-day-zero" } as const;
  const bought = {
    provisioned: readAt([{ name: "p", modelId: CLAUDE, custom: false, status: "InService" }]),
  };

  it.each<[string, ReturnType<typeof aQuota>[], object, string[], object[]]>([
    [
      "one of its own at 0",
      [aQuota(cross, 0)],
      {},
      ["on-demand", "global"],
      [{ route: "eu", ...OWN }],
    ],
    [
      "a day at 0",
      [aQuota(daily, 0), aQuota(on, 9), aQuota(cross, 9)],
      {},
      ["global"],
      [
        { route: "on-demand", ...OWN },
        { route: "eu", ...OWN },
      ],
    ],
    [
      "a day of the global profile at 0",
      [aQuota(globalDaily, 0)],
      {},
      ["on-demand", "eu"],
      [{ route: "global", ...OWN }],
    ],
    [
      "none for any model",
      [aDaily(0), aQuota(on, 9)],
      bought,
      ["provisioned"],
      ["on-demand", "eu", "global"].map((route) => ({ route, ...SHARED })),
    ],
    [
      "none for any model, and one of its own at 0",
      [aDaily(0), aQuota(on, 0)],
      bought,
      ["provisioned"],
      [
        { route: "on-demand", ...OWN },
        { route: "eu", ...SHARED },
        { route: "global", ...SHARED },
      ],
    ],
    ["not known", [aQuota(cross, null)], {}, ["on-demand", "eu", "global"], []],
    ["requests at 0", [aQuota(requests, 0)], {}, ["on-demand", "eu", "global"], []],
  ])(
    "%s: the other routes stay open, and the closed ones are named",
    (_name, own, over, open, closed) => {
      const verdict = withQuotas(own, over);
      expect(verdict).toMatchObject({ state: "ready", routes: open, closedRoutes: closed });
      for (const { route } of closed as { route: string }[])
        expect(messages(verdict).join("\n")).toMatch(new RegExp(`warn: Closed: .*\\b${route}\\b`));
    },
  );

  it("of 0 for every model block with a cause of their own, and name the Region", () => {
    expect(withQuotas([aDaily(0), aQuota(on, 9)])).toMatchObject({
      state: "blocked",
      code: "ThrottlingException",
      cause: "tokens-per-day-zero",
      routes: [],
    });
  });

  it("closed routes are told of a cell that something else blocks", () => {
    const facts = answering({ agreement: "NOT_AVAILABLE" });
    const account = anAccount({ forms: { default: readAt("missing") } });
    const verdict = judge({ account, facts: { ...facts, quotas: readAt([aQuota(on, 0)]) } });
    expect(verdict).toMatchObject({
      code: "FTUFormNotFilled",
      routes: ["eu", "global"],
      closedRoutes: [{ route: "on-demand", ...OWN }],
    });
  });

  const gate = (quotas: ReturnType<typeof aQuota>[], over = {}) =>
    withQuotas(quotas, over).gates.find((one) => one.gate === "quota")?.outcome;

  it.each<[string, ReturnType<typeof aQuota>[], object, string]>([
    ["nothing is tied", [aQuota("Guardrails per account", 100)], {}, "unknown"],
    ["what is tied has no value", [aQuota(on, null)], {}, "unknown"],
    ["one is known", [aQuota(on, null), aQuota(cross, 9)], {}, "passed"],
    ["only requests are known", [aQuota(requests, 9)], {}, "passed"],
    ["one route is closed", [aQuota(cross, 0)], {}, "passed"],
    ["all routes are closed", zeroes, {}, "closed"],
  ])("%s: the gate is %s", (_name, quotas, over, outcome) => {
    expect(gate([...quotas], over)).toBe(outcome);
  });

  it("that are all 0 in a region say so where a model's own is not known", () => {
    const others = [aQuota("On-demand model inference tokens per minute for Unheard Of", 0)];
    const verdict = withQuotas(others);
    expect(verdict.state).toBe("ready");
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ severity: "warn", cause: "account-hold" }),
    );
  });

  it("of 0 that were read last are part of what was known", () => {
    const availability = { [CLAUDE]: failed("NetworkError", available()) };
    expect(withQuotas(zeroes, { availability }).lastKnown).toMatchObject({
      state: "blocked",
      code: "ThrottlingException",
    });
  });

  it("of 0 do not close a provisioned route", () => {
    const provisioned = readAt([
      { name: "p", modelId: CLAUDE, custom: false, status: "InService" },
    ]);
    expect(withQuotas(zeroes, { provisioned }).state).toBe("ready");
  });

  it("of 0 on every known route are unknown while a list that may hold another failed", () => {
    const profiles = failed("ThrottlingException");
    const verdict = withQuotas(zeroes, { profiles });
    expect(verdict).toMatchObject({ state: "unknown", code: "ThrottlingException" });
  });

  it("not read are a warning, never a zero", () => {
    const verdict = judge({ facts: aRegion({ quotas: failed("AccessDeniedException") }) });
    expect(verdict.state).toBe("ready");
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ gate: "quota", severity: "warn", code: "AccessDeniedException" }),
    );
  });

  it("of 0 that failed to be read again are no zero", () => {
    const quotas = failed("ThrottlingException", zeroes);
    expect(judge({ facts: aRegion({ quotas }) }).state).toBe("ready");
  });

  it("below the default are a warning", () => {
    const verdict = withQuotas([aQuota(on, 100)], { quotaDefaults: readAt([aQuota(on, 400)]) });
    expect(messages(verdict)).toContainEqual(expect.stringMatching(/^warn: Below AWS's default/));
  });
});

describe("ListRegions not readable", () => {
  const account = anAccount({ regions: failed("AccessDeniedException") });

  it("leaves two candidates where a region refuses the credentials", () => {
    const facts = aRegion({ models: failed("InvalidClientTokenId") });
    const verdict = judge({ account, facts, elsewhere: [aRegion()] });
    expect(verdict).toMatchObject({ state: "unknown", code: "InvalidClientTokenId" });
    expect(verdict.findings[0]?.message).toMatch(/not enabled.*or the credentials are bad/);
  });

  it("leaves one candidate where it was read", () => {
    const facts = aRegion({ models: failed("InvalidClientTokenId") });
    const verdict = judge({ facts, elsewhere: [aRegion()] });
    expect(verdict.findings[0]?.message).not.toMatch(/not enabled/);
  });

  it("does not take an old state for the state of now", () => {
    const regions = failed("AccessDeniedException", [{ region: REGION, status: "DISABLED" }]);
    expect(judge({ account: anAccount({ regions }) }).state).toBe("ready");
  });
});

describe("age", () => {
  const readAgo = (ms: number) =>
    aRegion({ availability: { [CLAUDE]: readAt(available(), NOW - ms) } });

  it.each([
    ["three intervals old is still told", STALE_AFTER_MS, "ready", null],
    ["a millisecond older is stale", STALE_AFTER_MS + 1, "unknown", "Stale"],
    ["a minute from the future is good", -60_000, "ready", null],
    ["what is further ahead counts as stale, not as fresh", -60_001, "unknown", "Stale"],
  ] as const)("%s", (_name, ms, state, code) => {
    expect(judge({ facts: readAgo(ms) })).toMatchObject({ state, code });
  });

  it("stale says what was known last, and when", () => {
    const at = NOW - STALE_AFTER_MS - 1;
    expect(judge({ facts: readAgo(STALE_AFTER_MS + 1) }).lastKnown).toEqual({
      state: "ready",
      code: null,
      at,
    });
  });

  it("a failed refresh says what was known before it", () => {
    const availability = { [CLAUDE]: failed("NetworkError", available({ agreement: "ERROR" })) };
    expect(judge({ facts: aRegion({ availability }) })).toMatchObject({
      state: "unknown",
      code: "NetworkError",
      lastKnown: { state: "blocked", code: "MPAgreementFailed" },
    });
  });

  it("a form known before is part of what was known", () => {
    const account = anAccount({ forms: { default: failed("NetworkError", "missing" as const) } });
    const availability = {
      [CLAUDE]: failed("NetworkError", available({ agreement: "NOT_AVAILABLE" })),
    };
    expect(judge({ account, facts: aRegion({ availability }) }).lastKnown?.code).toBe(
      "FTUFormNotFilled",
    );
  });

  it("never read is unknown and has no last value", () => {
    const verdict = judge({ facts: aRegion({ availability: {} }) });
    expect(verdict).toMatchObject({ state: "unknown", code: "NotReadYet", lastKnown: null });
  });

  it("the state of a region that is off ages as well", () => {
    const regions = readAt([{ region: REGION, status: "DISABLED" }], NOW - STALE_AFTER_MS - 1);
    const verdict = judge({ account: anAccount({ regions }) });
    expect(verdict).toMatchObject({
      state: "unknown",
      code: "Stale",
      lastKnown: { state: "blocked", code: "RegionDisabled", at: NOW - STALE_AFTER_MS - 1 },
    });
  });

  it("nothing ages within one scan from the terminal", () => {
    expect(judge({ facts: readAgo(DAY_MS), staleAfterMs: null }).state).toBe("ready");
  });
});

describe("other remarks", () => {
  it("a model by profile only is to be called by the profile's id", () => {
    const models = readAt([aModel(CLAUDE, { inferenceTypes: ["INFERENCE_PROFILE"] })]);
    expect(messages(judge({ facts: aRegion({ models }) }))).toContainEqual(
      expect.stringMatching(/^note: Only through an inference profile/),
    );
  });

  it("profiles that were not read may hide a route", () => {
    const facts = aRegion({ profiles: failed("ThrottlingException") });
    const verdict = judge({ facts });
    expect(verdict.routes).toEqual(["on-demand"]);
    expect(messages(verdict)).toContainEqual(expect.stringMatching(/^warn: .*further routes/));
  });

  it("agreements that were not read can't tell a failed one from one in flight", () => {
    const account = anAccount({ agreements: failed("AccessDeniedException") });
    const facts = answering({ agreement: "PENDING", pendingSince: NOW - MINUTE_MS });
    expect(messages(judge({ account, facts }))).toContainEqual(
      expect.stringMatching(/^warn: .*Marketplace agreements were not read/),
    );
  });

  it("a lack of entitlement before there is an agreement is a note", () => {
    const facts = answering({ agreement: "NOT_AVAILABLE", entitlement: "NOT_AVAILABLE" });
    expect(messages(judge({ facts }))).toContainEqual(
      expect.stringMatching(/^note: .*entitlement/),
    );
  });

  it("a region state that AWS has not documented is told", () => {
    const account = anAccount({ regions: readAt([{ region: REGION, status: "PAUSED" }]) });
    expect(messages(judge({ account }))).toContainEqual(expect.stringMatching(/PAUSED/));
  });

  it("a gate that the model does not have is not needed, and no call stands behind it", () => {
    const form = (modelId: string) =>
      judge({ modelId, account: anAccount({ forms: { default: readAt("missing") } }) }).gates.find(
        ({ gate }) => gate === "form",
      );
    expect(form(NOVA)).toEqual({ gate: "form", outcome: "not-needed", raw: null, source: null });
    expect(form(CLAUDE)).toMatchObject({ outcome: "passed", raw: "missing" });
  });

  it("a low quota is told in figures with separators", () => {
    const name = "On-demand model inference tokens per minute for Claude Sonnet 4.6";
    const facts = aRegion({
      quotas: readAt([aQuota(name, 1_500)]),
      quotaDefaults: readAt([aQuota(name, 200_000)]),
    });
    expect(messages(judge({ facts }))).toContainEqual(
      `warn: Below AWS's default: ${name}, 1,500 of 200,000.`,
    );
  });

  it("a limit of calls at once that is 0 is told, and closes nothing", () => {
    const limit = aQuota("On-demand InvokeModel concurrent requests for Nova Lite", 0);
    const under = (...quotas: ReturnType<typeof aQuota>[]) =>
      judge({ modelId: NOVA, facts: aRegion({ quotas: readAt(quotas) }) });
    expect(messages(under(limit))).toContain(`warn: At 0: ${limit.quotaName}.`);
    expect(under(limit).state).toBe("ready");
    expect(messages(under({ ...limit, value: 1 })).join()).not.toContain("At 0");
  });

  it("no message of a cell names its Region, so that one can stand for several", () => {
    const settings = [
      { account: anAccount({ regions: readAt([{ region: REGION, status: "DISABLED" }]) }) },
      { account: anAccount({ regions: readAt([{ region: REGION, status: "ENABLING" }]) }) },
      { account: anAccount({ regions: readAt([{ region: REGION, status: "PAUSED" }]) }) },
      { facts: answering({ agreement: "NOT_AVAILABLE" }), account: anAccount({ forms: {} }) },
      {
        facts: aRegion({
          models: readAt([aModel(CLAUDE, { lifecycle: aLifecycle({ endOfLifeAt: 1 }) })]),
        }),
      },
    ];
    for (const setting of settings) expect(messages(judge(setting)).join()).not.toContain(REGION);
  });

  it("every gate says what it read, and from which call", () => {
    const on = "On-demand model inference tokens per minute for Claude Sonnet 4.6";
    const { gates } = judge({ facts: aRegion({ quotas: readAt([aQuota(on, 9)]) }) });
    expect(gates.every(({ outcome }) => outcome === "passed" || outcome === "skipped")).toBe(true);
    expect(gates.find(({ gate }) => gate === "agreement")).toMatchObject({
      raw: "AVAILABLE",
      source: { requestId: "r-1" },
    });
  });

  it("gates behind an unreadable one are not reached", () => {
    const availability = { [CLAUDE]: failed<ReturnType<typeof available>>("NetworkError") };
    const { gates } = judge({ facts: aRegion({ availability }) });
    const by = Object.fromEntries(gates.map(({ gate, outcome }) => [gate, outcome]));
    expect(by).toMatchObject({
      route: "passed",
      availability: "unknown",
      agreement: "not-reached",
    });
  });
});

describe("lists that were not read", () => {
  const DENIED = failed<never>("AccessDeniedException");
  const onDemand = (value: number) =>
    readAt([aQuota("On-demand model inference tokens per minute for Claude Sonnet 4.6", value)]);
  const listed = { models: readAt([aModel(CLAUDE, { inferenceTypes: ["ON_DEMAND"] })]) };

  it.each([
    ["a profile may be open where they were not read", DENIED, "unknown"],
    ["nothing is open where there are none", readAt([]), "blocked"],
    ["its profile is open", readAt([aProfile("eu", CLAUDE)]), "ready"],
  ] as const)("of a model that is listed with ON_DEMAND alone: %s", (_what, profiles, state) => {
    const facts = aRegion({ ...listed, profiles, quotas: onDemand(0) });
    expect(judge({ facts }).state).toBe(state);
  });

  it("that failed for the same reason are each told", () => {
    const verdict = judge({ facts: aRegion({ ...listed, profiles: DENIED, quotas: DENIED }) });
    expect(verdict.state).toBe("ready");
    expect(messages(verdict)).toEqual([
      "warn: The inference profiles were not read, so there may be further routes.",
      "warn: The quotas were not read, so a quota of 0 would not show.",
    ]);
  });
});
