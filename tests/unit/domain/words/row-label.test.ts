import { expect, it } from "vitest";
import { labelParts, rowLabel, shortened } from "@/lib/domain/words/row-label";

it.each([
  [{ modelId: "a.b", modelName: "Sky", sharesName: false }, "Sky"],
  [{ modelId: "a.b", modelName: null, sharesName: false }, "a.b"],
  [{ modelId: "a.reel-v1:1", modelName: "Reel", sharesName: true }, "Reel (a.reel-v1:1)"],
  [
    { modelId: "anthropic.claude-3-5-sonnet-20241022-v2:0", modelName: "C", sharesName: true },
    "C (anthropic.claud…-20241022-v2:0)",
  ],
])("%j is shown as %s", (row, expected) => {
  expect(rowLabel(row)).toBe(expected);
  const name = row.modelName ?? row.modelId;
  expect(labelParts(expected, row.modelId)).toEqual({ name, hasId: row.sharesName });
});

it.each([
  ["abcdef", 6, "abcdef"],
  ["abcdefg", 6, "abc…fg"],
  ["abcdefgh", 7, "abc…fgh"],
])("%s in %i characters is %s", (text, max, expected) => {
  expect(shortened(text, max)).toBe(expected);
  expect(shortened(text, max).length).toBeLessThanOrEqual(max);
});
