import { describe, expect, it } from "vitest";
import { readQuotaName } from "@/lib/domain/quota/name";

const model = { kind: "model", modelText: "Acme Sky 9", variant: null };

describe("a quota's name is read whole", () => {
  it.each([
    [
      "On-demand model inference tokens per minute for Acme Sky 9",
      { scope: "on-demand", unit: "tokens-per-minute" },
    ],
    [
      "on-demand InvokeModel requests per minute for Acme Sky 9",
      { scope: "on-demand", unit: "requests-per-minute" },
    ],
    [
      "Cross-Region InvokeModel tokens per minute for Acme Sky 9",
      { scope: "cross-region", unit: "tokens-per-minute" },
    ],
    [
      "Cross-region model inference input tokens per minute for Acme Sky 9",
      { scope: "cross-region", unit: "input-tokens-per-minute" },
    ],
    [
      "CROSS-REGION MODEL INFERENCE OUTPUT TOKENS PER MINUTE FOR Acme Sky 9",
      { scope: "cross-region", unit: "output-tokens-per-minute" },
    ],
    [
      "Global cross-Region model inference tokens per day for Acme Sky 9",
      { scope: "global", unit: "tokens-per-day" },
    ],
    [
      "Global  cross-region\u00a0model inference tokens per minute for  Acme Sky 9 ",
      { scope: "global", unit: "tokens-per-minute" },
    ],
    [
      "Cross\u2011region model inference tokens per minute for Acme Sky 9",
      { scope: "cross-region", unit: "tokens-per-minute" },
    ],
    [
      "On-demand model inference requests per day for Acme Sky 9",
      { scope: "on-demand", unit: "other" },
    ],
    [
      "On-demand model inference input tokens per day for Acme Sky 9",
      { scope: "on-demand", unit: "other" },
    ],
    [
      "Model invocation max tokens per day for Acme Sky 9 (doubled for cross-region calls)",
      { scope: null, unit: "tokens-per-day" },
    ],
  ])("%s", (name, expected) => {
    expect(readQuotaName(name)).toEqual({ ...model, ...expected });
  });

  it.each([
    [
      "On-demand model inference tokens per minute for Acme Sky 9 V1 1m context length",
      "Acme Sky 9 V1",
    ],
    [
      "Model invocation max tokens per day for Acme Sky 9 1M Context Length (doubled for cross-region calls)",
      "Acme Sky 9",
    ],
  ])("long context apart: %s", (name, modelText) => {
    expect(readQuotaName(name)).toMatchObject({ modelText, variant: "1M" });
  });
});

describe("anything else is not a model's quota of a scope", () => {
  it.each([
    [
      "On-demand latency-optimized model inference tokens per minute for X",
      "other-kind",
      "tokens-per-minute",
    ],
    [
      "[bedrock-mantle endpoint] Output tokens per minute for X",
      "other-kind",
      "output-tokens-per-minute",
    ],
    [
      "Cross-region model inference total tokens per minute for X",
      "other-kind",
      "tokens-per-minute",
    ],
    ["On-demand model inference tokens per second for X", "other-kind", "other"],
    ["On-demand model inference tokens per minute for", "not-a-model-quota", "tokens-per-minute"],
    ["On-demand model inference tokens per minute", "not-a-model-quota", "tokens-per-minute"],
    ["Cross-Model Max Tokens Per Day", "not-a-model-quota", "tokens-per-day"],
    ["Custom models per account", "not-a-model-quota", "other"],
  ])("%s", (name, kind, unit) => {
    expect(readQuotaName(name)).toMatchObject({ kind, unit });
  });
});
