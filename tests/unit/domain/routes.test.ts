import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import { modelOfProfile, prefixOf } from "@/lib/domain/routes";

describe("the grammar of profile ids", () => {
  it.each([
    ["us.anthropic.claude-sonnet-4-6", "us", "anthropic.claude-sonnet-4-6"],
    ["us-gov.anthropic.claude-3-haiku-v1:0", "us-gov", "anthropic.claude-3-haiku-v1:0"],
    ["global.amazon.nova-2-lite-v1:0", "global", "amazon.nova-2-lite-v1:0"],
    ["apac.ai21.jamba-1-5-mini-v1:0", "apac", "ai21.jamba-1-5-mini-v1:0"],
    ["sa.anthropic.claude-sonnet-4-6", "sa", "anthropic.claude-sonnet-4-6"],
    ["eu.deepseek.v3.2", "eu", "deepseek.v3.2"],
    ["eu.zai.glm-4.7", "eu", "zai.glm-4.7"],
    ["anthropic.claude-sonnet-4-6", null, null],
    ["deepseek.v3.2", null, null],
    ["zai.glm-4.7", null, null],
    ["minimax.minimax-m2.1", null, null],
    ["qwen.qwen3.5-35b-a3b", null, null],
    ["moonshotai.kimi-k2.5", null, null],
    ["us", null, null],
    ["", null, null],
  ])("%s", (id, prefix, modelId) => {
    expect([prefixOf(id), modelOfProfile(id)]).toEqual([prefix, modelId ?? id]);
  });

  it("reads a profile whose prefix is new out of a text, as the judge does out of a list", () => {
    const text =
      "ValidationException: The provided model identifier sa.anthropic.claude-sonnet-4-6 is invalid in sa-east-1";
    expect(diagnose(text).read.modelId).toBe("sa.anthropic.claude-sonnet-4-6");
  });
});
