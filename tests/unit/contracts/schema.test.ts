import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "@/lib/contracts/schema";

const Model = z.object({ id: z.string(), count: z.number(), note: z.exactOptional(z.string()) });
const Fault = z.object({ kind: z.literal("fault"), why: z.nullable(z.string()) });
const Answer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("models"), models: z.array(Model) }),
  Fault,
]);
const MODEL = { id: "nova", count: 3 };

describe("a value that fits is given as the schema has it", () => {
  it.each([
    ["text", z.string(), "", ""],
    ["a number below zero", z.number(), -1.5, -1.5],
    ["no", z.boolean(), false, false],
    ["one word of several", z.enum(["ready", "blocked"]), "blocked", "blocked"],
    ["a literal that is nothing", z.literal(null), null, null],
    ["nothing, where that may be", z.nullable(z.string()), null, null],
    ["something, where nothing may be", z.nullable(z.string()), "x", "x"],
    ["an empty list", z.array(z.number()), [], []],
    ["a list", z.array(z.nullable(z.number())), [1, null], [1, null]],
    ["a record without the key that may be absent", Model, MODEL, MODEL],
    ["a record with it", Model, { ...MODEL, note: "old" }, { ...MODEL, note: "old" }],
    ["a record without the keys that nobody named", Model, { ...MODEL, secret: 1 }, MODEL],
    ["one kind of two", Answer, { kind: "fault", why: null }, { kind: "fault", why: null }],
    [
      "the other kind",
      Answer,
      { kind: "models", models: [MODEL] },
      { kind: "models", models: [MODEL] },
    ],
    ["any keys of one kind", z.record(z.string(), z.number()), { a: 1, b: 2 }, { a: 1, b: 2 }],
    ["some of the keys", z.partialRecord(z.enum(["a", "b"]), z.number()), { b: 2 }, { b: 2 }],
    ["the first of several", z.union([z.number(), z.string()]), 3, 3],
    ["another of several", z.union([Fault, Model]), { ...MODEL, why: 1 }, MODEL],
    ["what a rule of its own lets pass", z.custom((value) => value === 7, { const: 7 }), 7, 7],
  ])("%s", (_name, schema, value, expected) => {
    expect(schema.parse(value)).toEqual(expected);
    expect(schema.safeParse(value)).toEqual({ success: true, data: expected });
  });
});

describe("a value that does not fit is refused", () => {
  it.each([
    ["a number for text", z.string(), 1],
    ["text for a number", z.number(), "1"],
    ["a number that is none", z.number(), Number.NaN],
    ["a number without end", z.number(), Number.POSITIVE_INFINITY],
    ["0 for no", z.boolean(), 0],
    ["a word that is not known", z.enum(["ready"]), "green"],
    ["another literal", z.literal("fault"), "faults"],
    ["nothing that was not told", z.nullable(z.string()), undefined],
    ["a record for a list", z.array(z.string()), { length: 0 }],
    ["a list for a record", Model, []],
    ["nothing for a record", Model, null],
    ["a key that is not there", Model, { id: "nova" }],
    ["a key that may be absent, but is there as nothing", Model, { ...MODEL, note: undefined }],
    ["deep inside", Answer, { kind: "models", models: [MODEL, { ...MODEL, id: 4 }] }],
    ["a kind that is not known", Answer, { kind: "other" }],
    ["no kind at all", Answer, {}],
    ["a key that is none of them", z.partialRecord(z.enum(["a"]), z.number()), { b: 2 }],
    ["a value under any key", z.record(z.string(), z.number()), { a: "1" }],
    ["none of several", z.union([z.number(), z.string()]), true],
    ["what a rule of its own refuses", z.custom((value) => value === 7, { const: 7 }), 8],
  ])("%s", (_name, schema, value) => {
    expect(() => schema.parse(value)).toThrow();
    expect(schema.safeParse(value)).toMatchObject({ success: false });
  });
});

it("a key of every object is none that was sent", () => {
  const Odd = z.object({ toString: z.string() });
  expect(Odd.safeParse({})).toMatchObject({ success: false });
  const sent: unknown = JSON.parse('{"__proto__": 1, "a": 2}');
  const kept = z.record(z.string(), z.number()).parse(sent);
  expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  expect(kept.a).toBe(2);
});

it("takes any JSON without breaking, and says the same by either way of asking", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const told = Answer.safeParse(value);
      if (told.success) expect(Answer.parse(value)).toEqual(told.data);
      else expect(() => Answer.parse(value)).toThrow();
    }),
  );
});
