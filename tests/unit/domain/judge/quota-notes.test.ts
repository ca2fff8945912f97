import { describe, expect, it } from "vitest";
import {
  anAccount,
  answering,
  aQuota,
  aRegion,
  available,
  CLAUDE,
  failed,
  judge,
  readAt,
} from "@/tests/support/build-facts";
import { messages } from "./messages";

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
