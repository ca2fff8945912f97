import { describe, expect, it } from "vitest";
import { tieQuota } from "@/lib/domain/quota/tie";
import type { QuotaCandidate, QuotaScope } from "@/lib/domain/quota/types";

type Given = Partial<QuotaCandidate> & { modelId: string };

const aModel = ({ modelId, ...more }: Given): QuotaCandidate => ({
  modelId,
  modelName: null,
  providerName: null,
  scopes: new Set<QuotaScope>(["on-demand"]),
  ...more,
});
const nowhere = new Set<QuotaScope>();
const tied = (text: string, models: readonly Given[]) => {
  const name = `On-demand model inference tokens per minute for ${text}`;
  const { modelId, untied } = tieQuota(name, models.map(aModel));
  return modelId ?? untied;
};

const EMBED = { modelId: "amazon.embed-v2:0", modelName: "Titan Embed V2", providerName: "Amazon" };
const NEARLY = { modelId: "amazon.embed-02", modelName: "Titan Embed v2", providerName: "Amazon" };

describe("spellings are tried from the surest to the loosest", () => {
  it.each<[string, string, Given[], string]>([
    ["as written before any other case", "Amazon Titan Embed V2", [EMBED, NEARLY], EMBED.modelId],
    ["as written, the other way", "Amazon Titan Embed v2", [EMBED, NEARLY], NEARLY.modelId],
    ["in any case where one fits", "AMAZON titan embed V2", [NEARLY], NEARLY.modelId],
    ["in any case where two fit", "titan EMBED v2", [EMBED, NEARLY], "ambiguous"],
    [
      "as another region writes it, before any other case here",
      "Amazon Titan Embed V2",
      [{ ...EMBED, modelName: "Embed G2", otherNames: ["Titan Embed V2"] }, NEARLY],
      EMBED.modelId,
    ],
    [
      "as only another region calls it",
      "Amazon Titan Embed V2",
      [{ ...EMBED, modelName: "Embed G2", otherNames: ["Titan Embed V2"] }],
      EMBED.modelId,
    ],
    [
      "a name of this region before the same name elsewhere",
      "Acme Sky 9",
      [
        { modelId: "acme.one", modelName: "Sky 9" },
        { modelId: "acme.two", modelName: "Sun 9", otherNames: ["Sky 9"] },
      ],
      "acme.one",
    ],
    [
      "a name before an id",
      "Acme Sky 9",
      [{ modelId: "acme.sky-9" }, { modelId: "acme.other", modelName: "Sky 9" }],
      "acme.other",
    ],
    ["an id", "Acme Sky 9", [{ modelId: "acme.sky-9" }], "acme.sky-9"],
    ["an id with its version", "Acme Sky 9 V1", [{ modelId: "acme.sky9-v1:0" }], "acme.sky9-v1:0"],
    [
      "an id without its first version",
      "Sky 9",
      [{ modelId: "acme.sky-9-v1:0" }],
      "acme.sky-9-v1:0",
    ],
    ["an id with a later version", "Sky 9 V2", [{ modelId: "acme.sky-9-v2:0" }], "acme.sky-9-v2:0"],
    ["no id without a later version", "Sky 9", [{ modelId: "acme.sky-9-v2:0" }], "no-model"],
    ["no id of another vendor", "Zenith Sky 9", [{ modelId: "acme.sky-9" }], "no-model"],
    ["no id of one word alone", "Sky", [{ modelId: "acme.sky-v1:0" }], "no-model"],
    [
      "an id of one word with its vendor",
      "Acme Sky",
      [{ modelId: "acme.sky-v1:0" }],
      "acme.sky-v1:0",
    ],
    ["no id that is nothing but a version", "Acme V3", [{ modelId: "acme.v3-v1:0" }], "no-model"],
    [
      "two ids alike",
      "Sky 9 V1",
      [{ modelId: "acme.sky-9-v1:0" }, { modelId: "acme.sky-9-v1:1" }],
      "ambiguous",
    ],
    [
      "only a profile shows it, and its words are turned round",
      "Meta Llama 3.1 405B Instruct",
      [{ modelId: "meta.llama3-1-405b-instruct-v1:0", modelName: "Meta Llama 3.1 Instruct 405B" }],
      "meta.llama3-1-405b-instruct-v1:0",
    ],
  ])("%s", (_name, text, models, expected) => {
    expect(tied(text, models)).toBe(expected);
  });
});

describe("an id writes 3.1 and 3-1 alike, so a name must bear the number out", () => {
  const small = { modelId: "qwen.qwen3-1-7b-v1:0", modelName: "Qwen3 1.7B (dense)" };
  it.each<[string, Given, string]>([
    ["Qwen3 1.7B V1", small, small.modelId],
    ["Qwen3.1 7B V1", small, "no-model"],
    ["Qwen3 1 7B V1", small, small.modelId],
    ["GLM 4.7", { modelId: "zai.glm-4.7", modelName: "GLM" }, "zai.glm-4.7"],
  ])("%s", (text, model, expected) => {
    expect(tied(text, [model])).toBe(expected);
  });
});

describe("a quota of a model that has no such route here is not given to its neighbour", () => {
  it.each<[string, string, Given[]]>([
    ["written so", "Amazon Titan Embed V2", [{ ...EMBED, scopes: nowhere }, NEARLY]],
    [
      "called so elsewhere",
      "Amazon Titan Embed V2",
      [{ ...EMBED, modelName: null, otherNames: ["Titan Embed V2"], scopes: nowhere }, NEARLY],
    ],
    [
      "its V1 is not dropped for another",
      "Sky 9 V1",
      [
        { modelId: "acme.a", modelName: "Sky 9 V1", scopes: nowhere },
        { modelId: "acme.b", modelName: "Sky 9" },
      ],
    ],
  ])("%s", (_name, text, models) => {
    expect(tied(text, models)).toBe("no-model");
  });

  it("of two models of one name the one with the route has it", () => {
    const models = [
      { modelId: "amazon.image-v1", modelName: "Titan Image" },
      { modelId: "amazon.image-v1:0", modelName: "Titan Image", scopes: nowhere },
    ];
    expect(tied("Amazon Titan Image", models)).toBe("amazon.image-v1");
  });
});

describe("AWS's own slips", () => {
  it.each([
    ["Gemma 3 4B", "google.gemma-3-4b-it", "Gemma 3 4B IT"],
    ["Google Gemma 3 27B", "google.gemma-3-27b-it", "Gemma 3 27B PT"],
    ["Meta Llama 4 Scout V1", "meta.llama4-scout-17b-instruct-v1:0", "Llama 4 Scout 17B Instruct"],
    ["Ministral 3B 3.0", "mistral.ministral-3-3b-instruct", "Ministral 3B"],
    [
      "Mistral AI Mixtral 8X7BB Instruct",
      "mistral.mixtral-8x7b-instruct-v0:1",
      "Mixtral 8x7B Instruct",
    ],
    ["Magistral Small 1.2", "mistral.magistral-small-2509", "Magistral Small 2509"],
    ["Voxtral Mini 1.0", "mistral.voxtral-mini-3b-2507", "Voxtral Mini 3B 2507"],
  ])("%s", (text, modelId, modelName) => {
    expect(tied(text, [{ modelId, modelName }])).toBe(modelId);
    expect(tied(text, [{ modelId, modelName, scopes: nowhere }])).toBe("no-model");
    expect(tied(text, [{ modelId: `${modelId}-next`, modelName }])).toBe("no-model");
  });

  it("give way to a model that is really called so", () => {
    const models = [
      { modelId: "google.gemma-3-12b-it", modelName: "Gemma 3 12B IT" },
      { modelId: "google.gemma-3-12b-pt", modelName: "Gemma 3 12B" },
    ];
    expect(tied("Gemma 3 12B", models)).toBe("google.gemma-3-12b-pt");
  });
});

describe("limits of another kind have a measure, and name the model they are about", () => {
  const sky = aModel({ modelId: "acme.sky-9", modelName: "Sky 9" });
  it.each([
    ["On-demand InvokeModel concurrent requests for Acme Sky 9", "concurrent-requests"],
    ["On-demand model inference concurrent requests for Sky 9", "concurrent-requests"],
    [
      "On-demand InvokeModel async concurrent requests for Sky 9",
      "asynchronous-concurrent-requests",
    ],
    [
      "Sum of in-progress and submitted batch inference jobs using a base model for Sky 9.",
      "batch-jobs",
    ],
    ["Records per batch inference job for Sky 9", "batch-records"],
    ["Records per input file per batch inference job for Sky 9", "batch-records"],
    ["Minimum number of records per batch inference job for Sky 9", "batch-records"],
    ["Batch inference job size (in GB) for Sky 9", "batch-size"],
    ["Batch inference input file size for Sky 9 (in GB)", "batch-size"],
    ["Model units per provisioned model for Acme Sky 9 200K", "model-units"],
    [
      "Model units, with commitment, for Provisioned Throughout created for Sky 9 1M",
      "model-units",
    ],
    [
      "On-Demand, latency-optimized model inference tokens per minute for Acme Sky 9 V1",
      "latency-optimized-tokens",
    ],
    [
      "On-demand latency-optimized model inference requests per minute for Sky 9",
      "latency-optimized-requests",
    ],
    [
      "Model invocation max latency-optimized tokens per day for Acme Sky 9",
      "latency-optimized-tokens",
    ],
    ["[bedrock-mantle endpoint] Output tokens per minute for Sky 9", "mantle-tokens"],
  ])("%s", (name, measure) => {
    expect(tieQuota(name, [sky])).toMatchObject({
      modelId: null,
      scope: null,
      untied: "other-kind",
      measure,
      about: "acme.sky-9",
    });
    expect(tieQuota(name, [{ ...sky, scopes: nowhere }]).about).toBeNull();
    expect(tieQuota(name, [{ ...sky, modelName: "Sun 9", modelId: "acme.sun" }]).about).toBeNull();
  });

  it("the day's limit of all models together is of no model", () => {
    expect(tieQuota("Cross-Model Max Tokens Per Day", [sky])).toMatchObject({
      modelId: null,
      about: null,
      untied: "not-a-model-quota",
      measure: "cross-model-tokens-per-day",
      unit: "tokens-per-day",
    });
  });
});
