import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConfig } from "@/lib/config/parse";
import { type Draft, EMPTY_DRAFT, readDraft } from "@/lib/domain/requirement/draft";
import { draftOfText, textOfDraft } from "@/lib/domain/requirement/draft-text";
import { type RouteRule, WITHINS } from "@/lib/domain/requirement/routes";
import type { Requirement } from "@/lib/domain/requirement/types";
import { requirementYaml } from "@/lib/domain/requirement/yaml";
import { aRequirement, SONNET } from "./worlds";

const aDraft = (over: Partial<Draft> = {}): Draft => ({
  ...EMPTY_DRAFT,
  name: "Contract review",
  models: [SONNET],
  ...over,
});

const LOAD = {
  callsPerMinute: "900",
  inputTokens: "1,200",
  maxTokens: "4,096",
  outputTokens: "350",
  cached: "7",
};

describe("a draft", () => {
  it.each<[string, Partial<Draft>, keyof Draft, RegExp]>([
    ["without a name", { name: "  " }, "name", /^Give it a name$/],
    ["with a name that is there", { name: "Payments assistant" }, "name", /is there already$/],
    ["with 101 characters", { name: "x".repeat(101) }, "name", /^At most 100 characters$/],
    ["without a model", { models: [] }, "models", /at least one model/],
    ["with an odd model", { models: [SONNET, "x{y}"] }, "models", /^x\{y\} is not a model id/],
    ["with an odd Region", { regions: ["europe"] }, "regions", /^europe is not an AWS Region/],
    ["without a chosen route", { routes: [] }, "routes", /at least one route/],
    ["with an odd route", { routes: ["EU"] }, "routes", /^EU is not a route/],
    ["with no tokens", { tokens: "0" }, "tokens", /whole number/],
    ["with a part of a token", { tokens: "1.5" }, "tokens", /whole number/],
    [
      "with a load that lacks a part",
      { load: { ...LOAD, inputTokens: "" } },
      "load",
      /^Still to fill in: Input tokens$/,
    ],
    ["with a load without max_tokens", { load: { ...LOAD, maxTokens: "" } }, "load", /max_tokens/],
    [
      "with more output than max_tokens",
      { load: { ...LOAD, outputTokens: "4097" } },
      "load",
      /^Output tokens is above max_tokens/,
    ],
    ["with words for tokens", { tokens: "many" }, "tokens", /whole number/],
  ])("%s is told at its field", (_name, over, field, expected) => {
    const read = readDraft(aDraft(over), ["Payments assistant"]);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(Object.keys(read.error)).toEqual([field]);
    expect(read.error[field]).toMatch(expected);
  });

  it.each<[string, Partial<Draft>, Partial<Requirement>]>([
    ["that is empty but for name and model", {}, {}],
    ["with 100 characters", { name: "x".repeat(100) }, { name: "x".repeat(100) }],
    ["with figures as people write them", { tokens: "200,000 " }, { tokensPerMinute: 200_000 }],
    [
      "with a load",
      { load: LOAD },
      {
        load: {
          callsPerMinute: 900,
          inputTokens: 1_200,
          maxTokens: 4_096,
          outputTokens: 350,
          cached: 0.07,
        },
      },
    ],
    ["with a policy", { routes: { within: "eu" } }, { routes: { within: "eu" } }],
    ["with a name between spaces", { name: " a " }, { name: "a" }],
  ])("%s is a requirement", (_name, over, expected) => {
    const read = readDraft(aDraft(over), []);
    const whole = aRequirement({ name: "Contract review", regions: null, ...expected });
    expect(read).toEqual({ ok: true, value: whole });
  });

  it("survives an address", () => {
    const whole = aDraft({
      regions: ["eu-west-1"],
      accounts: ["payments, prod"],
      routes: ["eu", "on-demand"],
      tokens: "1,000",
      load: LOAD,
    });
    expect(draftOfText(textOfDraft(whole))).toEqual(whole);
    expect(draftOfText(textOfDraft({ ...whole, routes: { within: "eu" } }))?.routes).toEqual({
      within: "eu",
    });
    expect(draftOfText("")).toBeNull();
    expect(draftOfText("within=europe&nonsense=1")).toBeNull();
  });
});

describe("the YAML of a requirement", () => {
  it("reads like the rest of the file", () => {
    const yaml = requirementYaml(
      aRequirement({
        name: "Contract review",
        models: ["anthropic.claude-opus-4-6-v1", "anthropic.claude-haiku-4-5-20251001-v1:0"],
        accounts: ["payments-prod", "111122223333"],
        regions: ["eu-central-1", "eu-west-1"],
        routes: { within: "eu" },
        tokensPerMinute: 200_000,
        load: {
          callsPerMinute: 900,
          inputTokens: 1_200,
          maxTokens: 4_096,
          outputTokens: 350,
          cached: 0.5,
        },
      }),
    );
    expect(yaml).toBe(`  - name: Contract review
    models: [anthropic.claude-opus-4-6-v1, anthropic.claude-haiku-4-5-20251001-v1:0]
    accounts: [payments-prod, "111122223333"]
    regions: [eu-central-1, eu-west-1]
    routes: { within: eu }
    tokensPerMinute: 200000
    load: { callsPerMinute: 900, inputTokens: 1200, maxTokens: 4096, outputTokens: 350, cached: 0.5 }
`);
  });

  it("is read back by the file's own reader as it was", () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }),
      fc.constantFrom("yes", "null", "~", "1e3", "a: b", "a #b", "- a", "[a]", '"', "\\", "a\nb"),
    );
    const rule: fc.Arbitrary<RouteRule> = fc.oneof(
      fc.constant(null),
      fc.constantFrom(...WITHINS).map((within) => ({ within })),
      fc.subarray(["eu", "on-demand", "global"], { minLength: 1 }),
    );
    const requirement = fc.record({
      name: text,
      models: fc.subarray([SONNET, "provider:Mistral AI", "anthropic.*", "x.y-v1:0"], {
        minLength: 1,
      }),
      regions: fc.option(fc.subarray(["eu-west-1", "us-east-1"], { minLength: 1 })),
      accounts: fc.option(fc.array(text, { minLength: 1, maxLength: 3 })),
      routes: rule,
      tokensPerMinute: fc.option(fc.integer({ min: 1 })),
    });
    const load = fc.record({
      callsPerMinute: fc.integer({ min: 1, max: 1e15 }),
      inputTokens: fc.integer({ min: 0, max: 1e15 }),
      maxTokens: fc.integer({ min: 1_000, max: 1e15 }),
      outputTokens: fc.integer({ min: 0, max: 1_000 }),
      cached: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    });
    const whole = fc
      .tuple(requirement, fc.option(load))
      .map(([one, calls]) => (calls ? { ...one, load: calls } : one));
    fc.assert(
      fc.property(whole, (one) => {
        const file = parseConfig(`requirements:\n${requirementYaml(one)}`, "readiness.yaml");
        expect(file).toMatchObject({ ok: true });
        if (file.ok) expect(file.value.settings.requirements).toEqual([one]);
      }),
    );
  });
});
