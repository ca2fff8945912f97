import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "zod/v4/core";
import { fitsAtAGlance } from "@/lib/contracts/glance";
import * as z from "@/lib/contracts/schema";

const word = z.enum(["a", "b"]);
const type = z.object({
  text: z.string(),
  number: z.number(),
  flag: z.boolean(),
  word,
  list: z.array(z.number()),
  maybe: z.nullable(z.string()),
  inner: z.nullable(z.object({ word })),
  way: z.discriminatedUnion("by", [
    z.object({ by: z.literal("one"), of: z.string() }),
    z.object({ by: z.literal("none") }),
  ]),
  even: z.custom<number>((value) => typeof value === "number" && value % 2 === 0, {}),
  more: z.exactOptional(z.string()),
});
const fitting = {
  text: "",
  number: 0,
  flag: false,
  word: "a",
  list: [1],
  maybe: null,
  inner: { word: "b" },
  way: { by: "none" },
  even: 2,
};
const { text: _text, ...without } = fitting;

describe("what fits at a glance", () => {
  it.each<[string, unknown, boolean]>([
    ["what the type gives", fitting, true],
    ["with what may be absent", { ...fitting, more: "" }, true],
    ["the other of two ways", { ...fitting, way: { by: "one", of: "" } }, true],
    ["nothing", null, false],
    ["a list", [], false],
    ["a text", "a", false],
    ["without a key", without, false],
    ["with a key more", { ...fitting, extra: 1 }, false],
    ["another in the place of a key", { ...without, extra: 1 }, false],
    ["what may be absent, there as nothing", { ...fitting, more: undefined }, false],
    ["a number that is none", { ...fitting, number: Number.NaN }, false],
    ["a number without end", { ...fitting, number: Number.POSITIVE_INFINITY }, false],
    ["another word", { ...fitting, word: "c" }, false],
    ["a wrong item", { ...fitting, list: [1, "1"] }, false],
    ["a wrong part", { ...fitting, inner: { word: null } }, false],
    ["a part with a key more", { ...fitting, inner: { word: "a", extra: 1 } }, false],
    ["a way with a key of another", { ...fitting, way: { by: "none", of: "" } }, false],
    ["a way nobody knows", { ...fitting, way: { by: "two" } }, false],
    ["what a check of its own refuses", { ...fitting, even: 1 }, false],
  ])("%s: %s", (_name, value, fits) => {
    expect(fitsAtAGlance(type)(value)).toBe(fits);
  });

  it.each([
    ["one of two without a key to tell them apart", z.union([z.string(), z.number()]), "a"],
    ["a record", z.record(z.string(), z.string()), { a: "a" }],
    ["an object that holds one", z.object({ a: z.record(z.string(), z.string()) }), { a: {} }],
  ])("is left to the schema: %s", (_name, other, value) => {
    expect(fitsAtAGlance(other)(value)).toBe(false);
    expect(other.parse(value)).toEqual(value);
    expect(other.safeParse(value)).toEqual({ success: true, data: value });
  });

  it("is what the schema gives, and never what it refuses", () => {
    const some = <T>(value: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 19, arbitrary: value }, { weight: 1, arbitrary: fc.anything() });
    const words = some(fc.constantFrom("a", "b"));
    const values = fc.record(
      {
        text: some(fc.string()),
        number: some(fc.double({ noNaN: true })),
        flag: some(fc.boolean()),
        word: words,
        list: some(fc.array(fc.integer())),
        maybe: some(fc.option(fc.string())),
        inner: some(fc.option(fc.record({ word: words }))),
        way: some(fc.constantFrom({ by: "none" }, { by: "one", of: "" }, { by: "one" })),
        even: some(fc.constantFrom(0, 1, 2)),
        more: some(fc.string()),
      },
      { requiredKeys: ["text", "number", "flag", "word", "list", "maybe", "inner", "way", "even"] },
    );
    let fitted = 0;
    fc.assert(
      fc.property(some(values), (value) => {
        const glanced = fitsAtAGlance(type)(value);
        if (glanced) fitted += 1;
        if (glanced) expect(parse(type, value)).toEqual(value);
      }),
    );
    expect(fitted).toBeGreaterThan(0);
  });

  it("what is wrong is told as ever", () => {
    const told = z.object({ text: z.string() }).safeParse({ text: 1 });
    expect(told.success).toBe(false);
    expect(told).toMatchObject({ error: { issues: [{ expected: "string", path: ["text"] }] } });
  });
});
