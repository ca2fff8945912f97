import { expect, it } from "vitest";
import { saidText } from "@/components/matrix/said-text";

it.each<[string, readonly string[], string]>([
  ["one with no full stop of its own", ["Rate exceeded"], "Rate exceeded."],
  ["two", ["Rate exceeded", "It is off."], "Rate exceeded. It is off."],
  ["the same of two accounts", ["Rate exceeded", "Rate exceeded"], "Rate exceeded."],
  ["no more than two", ["A", "B", "C"], "A. B."],
  ["none", [], ""],
])("what faults say, in sentences: %s", (_name, messages, expected) => {
  expect(saidText(messages.map((message) => ({ message })))).toBe(expected);
});
