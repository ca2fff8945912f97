import { describe, expect, it } from "vitest";
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
import { messages } from "./messages";

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
