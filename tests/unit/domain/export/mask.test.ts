import fc from "fast-check";
import { expect, it } from "vitest";
import { maskAccountIds, maskAs, maskJson } from "@/lib/domain/export/mask";

const ID = "111122223333";

it.each([
  ["a string", { id: ID }, { id: "********3333" }],
  ["an ARN", [`arn:aws:iam::${ID}:role/R`], ["arn:aws:iam::********3333:role/R"]],
  ["a key", { [ID]: 1 }, { "********3333": 1 }],
  ["a quota of as many digits", { applied: 200_000_000_000 }, { applied: 200_000_000_000 }],
  ["a quote before it", { said: `"${ID}` }, { said: '"********3333' }],
])("of JSON, in its strings alone: %s", (_what, value, masked) => {
  expect(JSON.parse(maskJson(JSON.stringify(value, null, 2)))).toEqual(masked);
});

it("whatever it holds, JSON stays JSON, with every id hidden that a text would hide", () => {
  const leaf = fc.oneof(fc.string(), fc.constant(ID), fc.integer(), fc.constant(123_456_789_012));
  const json = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(fc.tuple(json, fc.dictionary(fc.string(), leaf)), (value) => {
      const masked = JSON.parse(maskJson(JSON.stringify(value)));
      const plain = JSON.parse(JSON.stringify(value), (_key, one) =>
        typeof one === "string" ? maskAccountIds(one) : one,
      );
      expect(masked).toEqual(plain);
    }),
  );
});

it.each([
  ["json", '{"a":"********3333","b":200000000000}'],
  ["rss", '{"a":"********3333","b":********0000}'],
])("as %s", (format, masked) => {
  expect(maskAs(format, `{"a":"${ID}","b":200000000000}`)).toBe(masked);
});
