import { describe, expect, it } from "vitest";
import { tieQuota, tieQuotas } from "@/lib/domain/quota/tie";
import type { QuotaCandidate, QuotaScope } from "@/lib/domain/quota/types";
import { MODELS } from "./models";
import { type NameCase, TIED, UNTIED } from "./names";

const SCOPES: Record<string, { words: string; scope: QuotaScope }> = {
  od: { words: "On-demand", scope: "on-demand" },
  cr: { words: "Cross-region", scope: "cross-region" },
  gl: { words: "Global cross-region", scope: "global" },
};

const namesOf = (cases: readonly NameCase[]) =>
  cases.flatMap(([text, scopes, expected]) =>
    scopes.split(" ").map((short) => {
      const { words, scope } = SCOPES[short] ?? { words: "", scope: null };
      return { name: `${words} model inference tokens per minute for ${text}`, scope, expected };
    }),
  );

const aModel = (modelId: string, modelName: string, scopes: QuotaScope[] = ["on-demand"]) =>
  ({ modelId, modelName, providerName: null, scopes: new Set(scopes) }) satisfies QuotaCandidate;

describe("a quota belongs to the one model its name names", () => {
  it.each(namesOf(TIED))("$name", ({ name, scope, expected }) => {
    expect(tieQuota(name, MODELS)).toMatchObject({
      modelId: expected,
      scope,
      unit: "tokens-per-minute",
      variant: null,
      untied: null,
    });
  });
});

describe("a model whose vendor has a dot is one model", () => {
  const STABLE = ["core", "ultra"].map((name) => ({
    ...aModel(`stability.stable-image-${name}-v1:1`, "Image"),
    providerName: "Stability AI",
  }));
  const GLM = { ...aModel("zai.glm-4.7-v1:0", "Another name"), providerName: "Z.AI" };
  it.each([
    ["Stability.ai Stable Image Core", STABLE, "stability.stable-image-core-v1:1"],
    ["Stable Image Core", STABLE, "stability.stable-image-core-v1:1"],
    ["Z.AI GLM 4.7 V1", [GLM], "zai.glm-4.7-v1:0"],
  ] as const)("%s", (text, candidates, modelId) => {
    const name = `On-demand model inference tokens per minute for ${text}`;
    expect(tieQuota(name, candidates)).toMatchObject({ modelId, untied: null });
  });
});

describe("a quota that may belong to another model belongs to none", () => {
  it.each(namesOf(UNTIED))("$name", ({ name, scope, expected }) => {
    expect(tieQuota(name, MODELS)).toMatchObject({
      modelId: null,
      scope,
      unit: "tokens-per-minute",
      variant: null,
      untied: expected,
    });
  });

  it.each([
    "On-demand latency-optimized model inference tokens per minute for Amazon Nova Pro",
    "[bedrock-mantle endpoint] Output tokens per minute for Claude Opus 4.8",
    "Bedrock Mantle input tokens per minute for Claude Opus 4.8",
    "On-demand model inference concurrent requests for Amazon Nova Sonic",
    "Cross-region priority model inference tokens per minute for Amazon Nova Pro",
    "Regional cross-region model inference tokens per minute for Amazon Nova Pro",
    "Model invocation max tokens per day for Amazon Nova Pro",
    "Model units per provisioned model for Cohere Command R",
    "Records per batch inference job for Claude 3 Haiku",
    "Sum of in-progress and submitted batch inference jobs using a base model for Amazon Nova Pro",
  ])("other kind: %s", (name) => {
    expect(tieQuota(name, MODELS)).toMatchObject({
      modelId: null,
      scope: null,
      untied: "other-kind",
    });
  });

  it.each([
    "Inference profiles per account",
    "Imported models per account",
    "CreateAgent requests per second",
    "",
  ])("no model in it: %s", (name) => {
    expect(tieQuota(name, MODELS)).toMatchObject({ modelId: null, untied: "not-a-model-quota" });
  });
});

describe("long-context quotas", () => {
  it("belong to their model as a variant apart", () => {
    expect(
      tieQuota(
        "Cross-Region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 1M Context Length",
        MODELS,
      ),
    ).toMatchObject({ modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0", variant: "1M" });
  });

  it("belong to none when a model itself is named so", () => {
    const models = [aModel("a.b", "Sky 9"), aModel("a.c", "Sky 9 1M Context Length")];
    const name = "On-demand model inference tokens per minute for Sky 9 1M Context Length";
    expect(tieQuota(name, models)).toMatchObject({ modelId: null, untied: "ambiguous" });
  });
});

describe("the quota that on-demand and cross-region calls share", () => {
  const name = "Model invocation max tokens per day for Sky 9 V1 (doubled for cross-region calls)";

  it.each<[string, QuotaScope[], string | null]>([
    ["on-demand only", ["on-demand"], "a.b"],
    ["profiles only", ["cross-region"], "a.b"],
    ["the global profile only", ["global"], null],
    ["no shared route", [], null],
  ])("%s", (_name, scopes, modelId) => {
    const tie = tieQuota(name, [aModel("a.b", "Sky 9", scopes)]);
    expect(tie).toMatchObject({ modelId, scope: null, unit: "tokens-per-day" });
  });
});

describe("version words", () => {
  const tokens = (text: string) => `On-demand model inference tokens per minute for ${text}`;

  it("an exact name comes before one without its V1", () => {
    const models = [aModel("a.b", "Sky 9"), aModel("a.c", "Sky 9 V1")];
    expect(tieQuota(tokens("Sky 9 V1"), models).modelId).toBe("a.c");
    expect(tieQuota(tokens("Sky 9"), models).modelId).toBe("a.b");
  });

  it("V1 is not stripped from a model's own name", () => {
    expect(tieQuota(tokens("Sky 9"), [aModel("a.c", "Sky 9 V1")]).modelId).toBeNull();
  });

  it.each([
    ["a.sky-9-v1:0", "Sky 9", "a.sky-9-v1:0"],
    ["a.sky-9-v2:0", "Sky 9", null],
    ["a.sky-9-v10", "Sky 9", null],
    ["a.sky-9-v2", "Sky 9 v2", null],
  ])("V1 never falls on a later version: %s named %s", (modelId, name, expected) => {
    expect(tieQuota(tokens("Sky 9 V1"), [aModel(modelId, name)]).modelId).toBe(expected);
  });
});

it("the same model given twice is still one", () => {
  const twice = [aModel("a.b", "Sky 9"), aModel("a.b", "Sky 9")];
  expect(tieQuota("On-demand InvokeModel tokens per minute for Sky 9", twice).modelId).toBe("a.b");
});

it("many names tie as each one does alone, in their order", () => {
  const names = namesOf([...TIED, ...UNTIED]).map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(150);
  expect(tieQuotas(names, MODELS)).toEqual(names.map((name) => tieQuota(name, MODELS)));
});
