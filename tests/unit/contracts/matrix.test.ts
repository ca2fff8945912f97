import { describe, expect, it } from "vitest";
import { MatrixAnswer } from "@/lib/contracts/matrix";
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
  });

  it.each<[string, unknown]>([
    ["nothing", null],
    ["a text", "<!doctype html>"],
    ["the whole without its models", rest],
    ["a cell that is no index", { ...whole, columns: [{ ...whole.columns[0], cells: [1.5] }] }],
    ["a cell below 0", { ...whole, columns: [{ ...whole.columns[0], cells: [-1] }] }],
    ["cells that are no list", { ...whole, columns: [{ ...whole.columns[0], cells: "0" }] }],
    ["a state that nobody knows", { ...whole, kinds: [{ ...whole.kinds[0], state: "perhaps" }] }],
    ["a column without a Region", { ...delta, columns: [{ ...whole.columns[0], region: null }] }],
  ])("is refused: %s", (_name, answer) => {
    expect(() => MatrixAnswer.parse(sent(answer))).toThrow();
  });
});
