import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byName } from "@/lib/domain/by-name";

describe("byName", () => {
  it.each([
    ["letters by the alphabet", ["Meta", "AI21 Labs", "Cohere"], ["AI21 Labs", "Cohere", "Meta"]],
    ["whatever their case", ["Zed", "deepseek", "Cohere"], ["Cohere", "deepseek", "Zed"]],
    ["the same but for case: capitals first", ["meta", "Meta"], ["Meta", "meta"]],
    ["ids by their codes", ["eu-west-2", "eu-north-1"], ["eu-north-1", "eu-west-2"]],
    ["the shorter first", ["Nova Lite", "Nova"], ["Nova", "Nova Lite"]],
  ])("%s", (_, given, expected) => {
    expect([...given].sort(byName)).toEqual(expected);
  });

  it("is one order of all texts: equal only for the same, and the other way round for the other way round", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(byName(a, b)).toBe(-byName(b, a) || 0);
        expect(byName(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
