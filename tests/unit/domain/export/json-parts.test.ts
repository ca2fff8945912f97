import { expect, it } from "vitest";
import { jsonParts } from "@/lib/domain/export/json-parts";

it.each<[string, Record<string, unknown>]>([
  ["nothing", {}],
  ["no list", { a: 1, b: null, c: { d: [1, { e: "f" }] } }],
  ["empty lists and objects", { a: [], b: {}, c: [[], {}] }],
  ["what is left out", { a: undefined, b: 2, c: [undefined, 1] }],
  ["ends of lines in texts", { a: ["\n", "\u2028", { b: "\r\n" }], "c\n": "\n" }],
  ...[499, 500, 501, 1_001].map((count): [string, Record<string, unknown>] => [
    `${count} items`,
    { before: 1, list: Array.from({ length: count }, (_, id) => ({ id, of: [id] })), after: 2 },
  ]),
])("in parts it is what it would be in one: %s", (_name, value) => {
  expect([...jsonParts(value)].join("")).toBe(`${JSON.stringify(value, null, 2)}\n`);
});
