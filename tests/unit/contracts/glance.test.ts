import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitsAtAGlance } from "@/lib/contracts/glance";
import * as z from "@/lib/contracts/schema";

const shapes = {
  text: z.string(),
  number: z.number(),
  flag: z.boolean(),
  word: z.enum(["a", "b"]),
  list: z.array(z.number()),
  maybe: z.nullable(z.string()),
  inner: z.nullable(z.object({ word: z.enum(["a", "b"]) })),
};
const type = z.object(shapes);
const fitting = {
  text: "",
  number: 0,
  flag: false,
  word: "a",
  list: [1],
  maybe: null,
  inner: { word: "b" },
};
const { text: _text, ...without } = fitting;

describe("what fits at a glance", () => {
  it.each<[string, unknown, boolean]>([
    ["what the type gives", fitting, true],
    ["nothing", null, false],
    ["a list", [], false],
    ["a text", "a", false],
    ["without a key", without, false],
    ["with a key more", { ...fitting, more: 1 }, false],
    ["another in the place of a key", { ...without, more: 1 }, false],
    ["a number that is none", { ...fitting, number: Number.NaN }, false],
    ["a number without end", { ...fitting, number: Number.POSITIVE_INFINITY }, false],
    ["another word", { ...fitting, word: "c" }, false],
    ["a wrong item", { ...fitting, list: [1, "1"] }, false],
    ["a wrong part", { ...fitting, inner: { word: null } }, false],
    ["a part with a key more", { ...fitting, inner: { word: "a", more: 1 } }, false],
  ])("%s: %s", (_name, value, fits) => {
    expect(fitsAtAGlance(type)(value)).toBe(fits);
  });

  it.each([
    ["a literal", z.literal("a"), "a"],
    ["one of two", z.union([z.string(), z.number()]), "a"],
    ["what has a check of its own", z.custom(() => true, {}), "a"],
    ["an object that holds one", z.object({ a: z.literal("a") }), { a: "a" }],
  ])("is left to the schema: %s", (_name, other, value) => {
    expect(fitsAtAGlance(other)(value)).toBe(false);
    expect(z.glanced(other).parse(value)).toEqual(value);
  });

  it("is what the schema gives, and never what it refuses", () => {
    const some = <T>(value: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.anything() });
    const values = fc.record(
      {
        text: some(fc.string()),
        number: some(fc.double()),
        flag: some(fc.boolean()),
        word: some(fc.constantFrom("a", "b")),
        list: some(fc.array(fc.integer())),
        maybe: some(fc.option(fc.string())),
        inner: some(fc.option(fc.record({ word: some(fc.constantFrom("a", "b")) }))),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(some(values), (value) => {
        if (!fitsAtAGlance(type)(value)) return;
        expect(type.parse(value)).toEqual(value);
      }),
    );
  });

  it("what is wrong is told as ever", () => {
    const { error } = z.glanced(z.object({ text: z.string() })).safeParse({ text: 1 }) as {
      error: Error;
    };
    expect(error.message).toMatch(/"expected": "string"[\s\S]*"path": \[\s*"text"/);
  });
});
