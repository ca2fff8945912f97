import { describe, expect, it } from "vitest";
import { MatrixAnswer } from "@/lib/contracts/matrix";
import { listCells } from "@/lib/domain/grid/cell-lists";
import type { MatrixDelta } from "@/lib/domain/grid/snapshot";
import { isDelta } from "@/lib/domain/grid/snapshot";
import { aRequirement, aSnapshot } from "@/tests/support/a-snapshot";

const whole = aSnapshot(
  ["amazon.a"],
  { "us-east-1": ["timeout"] },
  { requirements: [aRequirement()] },
);
const { models: _models, regions: _regions, requirements: _requirements, ...rest } = whole;
const delta: MatrixDelta = { ...rest, since: "v-0" };
const once = listCells(whole);
const sent = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer));

describe("the answer of GET /api/matrix", () => {
  it.each([
    ["the whole", whole, false],
    ["what changed", delta, true],
    [
      "a store that does not work",
      { ...delta, storeProblem: { since: 1, message: "Full." } },
      true,
    ],
    ["an interval that is not kept", { ...whole, intervalProblem: "Too short." }, false],
    ["what changed, with the requirements", { ...delta, requirements: [aRequirement()] }, true],
  ])("is taken as it was sent: %s", (_name, answer, isPart) => {
    const parsed = MatrixAnswer.parse(sent(answer));
    expect(parsed).toEqual(answer);
    expect(isDelta(parsed)).toBe(isPart);
    expect(MatrixAnswer.parse(sent(listCells(answer)))).toEqual(answer);
  });

  it.each<[string, unknown]>([
    ["nothing", null],
    ["a text", "<!doctype html>"],
    ["the whole without its models", rest],
    ["a cell that is no index", { ...whole, columns: [{ ...whole.columns[0], cells: [1.5] }] }],
    ["a cell below 0", { ...whole, columns: [{ ...whole.columns[0], cells: [-1] }] }],
    ["cells that are no list", { ...whole, columns: [{ ...whole.columns[0], cells: "0" }] }],
    ["a state that nobody knows", { ...whole, kinds: [{ ...whole.kinds[0], state: "perhaps" }] }],
    ["a column that names no list", { ...once, lists: [] }],
    ["a list that is none", { ...once, lists: ["0"] }],
    ["a list of what is no index", { ...once, lists: [[0.5]] }],
    ["lists beside columns of their own", { ...whole, lists: once.lists }],
    ["a listed column without a Region", { ...once, columns: [{ ...once.columns[0], region: 1 }] }],
    ["a column without a Region", { ...delta, columns: [{ ...whole.columns[0], region: null }] }],
  ])("is refused: %s", (_name, answer) => {
    expect(() => MatrixAnswer.parse(sent(answer))).toThrow();
  });
});
