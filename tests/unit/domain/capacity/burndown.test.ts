import { describe, expect, it } from "vitest";
import { burndownOf } from "@/lib/domain/capacity/burndown";

describe("how many tokens of a quota one output token uses up", () => {
  it.each([
    ["anthropic.claude-v2:1", 1],
    ["anthropic.claude-instant-v1", 1],
    ["anthropic.claude-3-haiku-20240307-v1:0", 1],
    ["anthropic.claude-3-5-sonnet-20241022-v2:0", 1],
    ["anthropic.claude-3-7-sonnet-20250219-v1:0", 5],
    ["anthropic.claude-sonnet-4-20250514-v1:0", 5],
    ["anthropic.claude-sonnet-4-20250514-v1:0:200k", 5],
    ["anthropic.claude-opus-4-1-20250805-v1:0", 5],
    ["anthropic.claude-haiku-4-5-20251001-v1:0", 5],
    ["anthropic.claude-opus-4-6-v1", 5],
    ["anthropic.claude-opus-4-7", 5],
    ["anthropic.claude-opus-4-8", 15],
    ["anthropic.claude-sonnet-4-8", null],
    ["anthropic.claude-opus-4-9", null],
    ["anthropic.claude-opus-4-80", null],
    ["anthropic.claude-opus-5", 10],
    ["anthropic.claude-opus-5-20260601-v1:0", 10],
    ["anthropic.claude-opus-5-5", 10],
    ["anthropic.claude-opus-5-6", null],
    ["anthropic.claude-sonnet-5", 10],
    ["anthropic.claude-sonnet-5-5", null],
    ["anthropic.claude-fable-5", null],
    ["anthropic.claude-fable-5-1", 10],
    ["anthropic.claude-mythos-5", null],
    ["anthropic.claude-haiku-5", null],
    ["anthropic.something-new", null],
    ["eu.anthropic.claude-opus-4-8", 15],
    ["global.anthropic.claude-opus-5-5", 10],
    ["us.amazon.nova-pro-v1:0", 1],
    ["amazon.nova-pro-v1:0", 1],
    ["xai.grok-4.6", 1],
  ])("%s: %s", (id, burndown) => {
    expect(burndownOf(id)).toBe(burndown);
  });
});
